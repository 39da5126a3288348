/** Every metric, declared once: whoever writes, reads or shows a figure refers to it here. */
package org.servletbench.harness.catalogue;
