/** The clients of the slow service: one blocks its thread, the others do not. */
package org.servletbench.app.downstream;
