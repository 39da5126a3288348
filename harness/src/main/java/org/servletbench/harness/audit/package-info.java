/**
 * Holds a table of results, anybody's, against arithmetic. Texts come in, findings go out: no file
 * is read here, and nothing is measured.
 */
package org.servletbench.harness.audit;
