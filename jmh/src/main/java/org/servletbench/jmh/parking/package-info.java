/** What it costs a thread to stop until another one wakes it. */
package org.servletbench.jmh.parking;
