/**
 * Serves the paths of {@code frameworks/CONTRACT.md}, for rows beside servers of other languages.
 */
package org.servletbench.app.contract;
