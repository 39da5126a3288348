/** Read {@code cli.RunCommand} first: it is the pipeline, from top to bottom. */
package org.servletbench.harness;
