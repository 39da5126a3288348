/**
 * The load engine of the open-loop driver, a program that runs in its own process. It sends
 * requests at their slots, whether or not answers come, on one event loop. Once a second it writes
 * what it saw.
 */
package org.servletbench.harness.engine;
