/** Other load generators, run and read so that the open-loop driver can be held beside them. */
package org.servletbench.harness.run.beside;
