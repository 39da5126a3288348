/** The two clients of the slow service: one blocks its thread, one does not. */
package org.servletbench.app.downstream;
