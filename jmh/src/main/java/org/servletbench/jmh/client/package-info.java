/** What one call of the downstream costs, by each client, when the downstream answers at once. */
package org.servletbench.jmh.client;
