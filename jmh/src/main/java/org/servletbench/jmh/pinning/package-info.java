/** What it costs when a virtual thread waits where it cannot leave its carrier. */
package org.servletbench.jmh.pinning;
