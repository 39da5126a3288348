/**
 * What is the same for every strategy: the delay that is asked for and the answer that is given.
 */
package org.servletbench.app.exchange;
