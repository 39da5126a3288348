/**
 * The open-loop driver's load engine: a program of its own, in a process of its own, that sends
 * requests at their slots whatever the answers do, on one event loop, and writes what it saw once a
 * second.
 */
package org.servletbench.harness.engine;
