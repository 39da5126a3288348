/**
 * Adds to Tomcat and Netty what they lack: request counts, hold times, plain-text errors and access
 * to their live state.
 */
package org.servletbench.app.container;
