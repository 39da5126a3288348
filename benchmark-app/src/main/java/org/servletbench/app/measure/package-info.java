/** Durations as distributions, and the executor that times its tasks. */
package org.servletbench.app.measure;
