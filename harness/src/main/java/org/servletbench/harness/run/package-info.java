/** One trial in fresh processes, the loop over trials, and the store on disk. */
package org.servletbench.harness.run;
