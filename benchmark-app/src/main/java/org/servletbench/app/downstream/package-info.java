/** The clients of the slow service: some block their thread, the others do not. */
package org.servletbench.app.downstream;
