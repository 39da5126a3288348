/** The system under test: starts the container, the clients and the side door from its settings. */
package org.servletbench.app;
