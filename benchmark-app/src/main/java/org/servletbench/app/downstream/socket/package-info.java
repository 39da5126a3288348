/**
 * The leanest blocking client: plain sockets and the part of HTTP/1.1 that one GET needs. It knows
 * nothing of the app.
 */
package org.servletbench.app.downstream.socket;
