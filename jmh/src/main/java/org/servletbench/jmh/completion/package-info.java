/** What it costs to say that a result is there, up to the moment at which its consumer has run. */
package org.servletbench.jmh.completion;
