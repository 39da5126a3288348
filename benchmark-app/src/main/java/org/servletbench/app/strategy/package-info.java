/**
 * The experiment: one class per way to wait for the downstream. The classes differ only in how they
 * wait.
 */
package org.servletbench.app.strategy;
