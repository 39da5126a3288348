/** What a whole request costs, by each way to answer it, through the real container. */
package org.servletbench.jmh.dispatch;
