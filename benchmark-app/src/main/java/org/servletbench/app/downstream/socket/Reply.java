package org.servletbench.app.downstream.socket;

/** What the server answered. The body belongs to whoever asked. */
public record Reply(int status, byte[] body) {}
