/** What it costs to have another thread do something, and to wait until it is done. */
package org.servletbench.jmh.handoff;
