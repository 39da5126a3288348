/** The experiment: one class per way to wait for the downstream, alike but for the wait. */
package org.servletbench.app.strategy;
