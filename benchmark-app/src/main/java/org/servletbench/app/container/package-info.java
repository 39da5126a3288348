/**
 * What is added to Tomcat and to Netty: counting requests, hold times, plain-text errors, reading
 * live state.
 */
package org.servletbench.app.container;
