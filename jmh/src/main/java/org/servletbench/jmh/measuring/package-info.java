/** What the app's own instruments cost each request. */
package org.servletbench.jmh.measuring;
