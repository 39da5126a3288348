/** What every strategy shares: the delay that a request asks for and the answer that it gets. */
package org.servletbench.app.exchange;
