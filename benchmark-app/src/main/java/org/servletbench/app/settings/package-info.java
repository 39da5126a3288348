/** What the command line and application.yaml say, read once; it depends on nothing of the app. */
package org.servletbench.app.settings;
