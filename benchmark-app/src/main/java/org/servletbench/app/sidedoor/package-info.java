/**
 * Reports the state of the app on its own port and thread, never through the connector under test.
 */
package org.servletbench.app.sidedoor;
