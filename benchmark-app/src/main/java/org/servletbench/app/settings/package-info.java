/**
 * The settings from the command line and application.yaml, read once. This package depends on no
 * other of the app.
 */
package org.servletbench.app.settings;
