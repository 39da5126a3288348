package org.servletbench.harness.cli;

public final class Bench {
  public static void main(String[] args) {
    System.out.println("x");
  }
}
