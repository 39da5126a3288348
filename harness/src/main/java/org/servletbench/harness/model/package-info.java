/** The nouns of the glossary: suites, plans, trials, requests, readings and measurements. */
package org.servletbench.harness.model;
