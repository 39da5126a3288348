/**
 * What a call over loopback costs without the app: by the JDK alone, and by as little as can be.
 */
package org.servletbench.jmh.loopback;
