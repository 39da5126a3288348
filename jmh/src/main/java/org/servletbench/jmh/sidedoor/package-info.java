/** What it costs to ask the app what it does. */
package org.servletbench.jmh.sidedoor;
