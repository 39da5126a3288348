/** What is added to Tomcat: measuring hold times, plain-text errors, and reading its live state. */
package org.servletbench.app.container;
