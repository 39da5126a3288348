package org.servletbench.harness.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of the target to which a sample of CPU time belongs. Three rules apply in this order. A
 * thread of the JVM itself decides; then a system call at the leaf; then the library code nearest
 * to the leaf, so that a lookup in a map counts for its caller.
 */
public enum Subsystem {
  /** The threads of the just-in-time compilers. */
  COMPILER,
  /** The threads of the collector, and the VM thread, in which Serial collects. */
  GC,
  SYSTEM_CALLS,
  CONTAINER(
      "org/apache/(catalina|coyote|tomcat|jasper)/.*|org/eclipse/jetty/.*|jakarta/servlet/.*"
          + "|reactor/netty/http/server/.*"),
  SPRING("org/springframework/.*|reactor/core/.*|org/reactivestreams/.*"),
  CLIENT(
      "org/asynchttpclient/.*|org/apache/hc/.*|sun/net/www/.*|jdk/internal/net/http/.*"
          + "|java/net/http/.*|reactor/netty/(http/client|resources|channel)/.*"
          + "|org/servletbench/app/downstream/.*"),
  NETTY("io/netty/.*|reactor/netty/.*"),
  APP("org/servletbench/.*"),
  VIRTUAL_THREADS("java/lang/(VirtualThread|ThreadBuilders).*|jdk/internal/vm/.*"),
  REST;

  private static final Pattern COMPILER_THREAD = Pattern.compile("C[12] CompilerThre.*");
  private static final Pattern GC_THREAD =
      Pattern.compile(
          "GC Thread.*|ParGC Thread.*|G1 .*|VM (Periodic|Thread|Operation).*"
              + "|(XDriver|ZDriver|ZWorker|Shenandoah).*");

  /** Matches the C library's names of the system calls that a server uses. */
  private static final Pattern SYSTEM_CALL =
      Pattern.compile(
          "(__)?(libc_)?(read|write|readv|writev|send|recv|sendto|recvfrom|sendmsg|recvmsg|connect"
              + "|accept4?|close|poll|epoll_wait|epoll_pwait|epoll_ctl|eventfd_write|futex|syscall"
              + "|sched_yield|clock_nanosleep|madvise|mprotect|munmap|mmap)(_nocancel)?"
              + "|_*pthread_.*|__futex.*|__lll_.*|__GI_.*|__syscall.*|.*_\\[k]");

  /** Matches the classes and methods of a library; empty for a subsystem with another rule. */
  private final Optional<Pattern> calls;

  Subsystem() {
    calls = Optional.empty();
  }

  Subsystem(String calls) {
    this.calls = Optional.of(Pattern.compile(calls));
  }

  /**
   * Returns the subsystem of a stack.
   *
   * @param stack frames from the thread's name to the leaf, joined by semicolons
   */
  public static Subsystem of(String stack) {
    String[] calls = stack.split(";");
    if (COMPILER_THREAD.matcher(calls[0]).matches()) {
      return COMPILER;
    }
    if (GC_THREAD.matcher(calls[0]).matches()) {
      return GC;
    }
    if (SYSTEM_CALL.matcher(calls[calls.length - 1]).matches()) {
      return SYSTEM_CALLS;
    }
    for (int i = calls.length - 1; i > 0; i--) {
      String call = calls[i];
      Optional<Subsystem> owner = Arrays.stream(values()).filter(s -> s.owns(call)).findFirst();
      if (owner.isPresent()) {
        return owner.get();
      }
    }
    return REST;
  }

  private boolean owns(String call) {
    return calls.filter(pattern -> pattern.matcher(call).matches()).isPresent();
  }

  /** Returns a name such as {@code system_calls}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
