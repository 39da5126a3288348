/** The app under test in the JVM of a benchmark. */
package org.servletbench.jmh.app;
