/**
 * Tells the state of the app on a port and a thread of its own, never through the connector under
 * test.
 */
package org.servletbench.app.sidedoor;
