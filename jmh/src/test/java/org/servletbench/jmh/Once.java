package org.servletbench.jmh;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Calls every method of a benchmark class once, in this JVM, as JMH would: for each combination of
 * its parameters, with its fixtures around it, and on a virtual thread where it asks for one.
 */
public final class Once {

  /** Checks, on the thread of the call, that the operation has happened. */
  public interface Check<B> {
    void after(Call call, B benchmark) throws Exception;
  }

  /**
   * A call that has returned.
   *
   * @param number which call of this object it is, from 1
   * @param nanos how long it took
   */
  public record Call(String method, Object result, int number, long nanos) {}

  private static final Object[] NOTHING = {};
  private static final Object[] AS_A_WARM_UP = {
    new IterationParams(IterationType.WARMUP, 1, TimeValue.NONE, 1)
  };

  private Once() {}

  /** Makes the calls and checks each. */
  public static <B> void each(Class<B> type, Check<B> check) throws Exception {
    List<Method> methods = annotated(type, Benchmark.class);
    if (methods.isEmpty()) {
      throw new AssertionError(type + " has no benchmark");
    }
    for (Map<Field, String> parameters : combinations(type)) {
      try {
        FutureTask<Void> task =
            new FutureTask<>(
                () -> {
                  callAll(type, methods, parameters, check);
                  return null;
                });
        Thread.Builder kind = isOnVirtualThread(type) ? Thread.ofVirtual() : Thread.ofPlatform();
        kind.start(task);
        task.get();
      } catch (ExecutionException e) {
        throw new AssertionError(
            type.getSimpleName() + " with " + parameters.values(), e.getCause());
      }
    }
  }

  private static boolean isOnVirtualThread(Class<?> type) {
    Fork fork = type.getAnnotation(Fork.class);
    return List.of(fork.jvmArgsAppend()).contains(MicroBenchmark.ON_VIRTUAL_THREAD);
  }

  private static <B> void callAll(
      Class<B> type, List<Method> methods, Map<Field, String> parameters, Check<B> check)
      throws Exception {
    B benchmark = type.getConstructor().newInstance();
    for (Map.Entry<Field, String> parameter : parameters.entrySet()) {
      set(benchmark, parameter.getKey(), parameter.getValue());
    }
    setUp(benchmark, Level.Trial);
    try {
      int number = 0;
      for (Method method : methods) {
        setUp(benchmark, Level.Iteration);
        setUp(benchmark, Level.Invocation);
        long start = System.nanoTime();
        Object result = call(benchmark, method);
        long nanos = System.nanoTime() - start;
        check.after(new Call(method.getName(), result, ++number, nanos), benchmark);
      }
    } finally {
      for (Method method : annotated(type, TearDown.class)) {
        call(benchmark, method);
      }
    }
  }

  private static void setUp(Object benchmark, Level level) throws Exception {
    for (Method method : annotated(benchmark.getClass(), Setup.class)) {
      if (method.getAnnotation(Setup.class).value() == level) {
        call(benchmark, method);
      }
    }
  }

  private static Object call(Object benchmark, Method method) throws Exception {
    try {
      Object[] arguments = method.getParameterCount() == 0 ? NOTHING : AS_A_WARM_UP;
      return method.invoke(benchmark, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Returns the methods of a class and of those it extends, the base first. */
  private static List<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(annotation))
        .sorted(
            Comparator.<Method>comparingInt(method -> depth(method.getDeclaringClass()))
                .thenComparing(Method::getName))
        .toList();
  }

  private static int depth(Class<?> type) {
    return type == null ? 0 : 1 + depth(type.getSuperclass());
  }

  private static List<Map<Field, String>> combinations(Class<?> type) {
    List<Map<Field, String>> combinations = new ArrayList<>(List.of(Map.of()));
    Predicate<Field> isParameter = field -> field.isAnnotationPresent(Param.class);
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : Arrays.stream(each.getDeclaredFields()).filter(isParameter).toList()) {
        List<Map<Field, String>> longer = new ArrayList<>();
        for (Map<Field, String> before : combinations) {
          for (String value : field.getAnnotation(Param.class).value()) {
            Map<Field, String> combination = new LinkedHashMap<>(before);
            combination.put(field, value);
            longer.add(combination);
          }
        }
        combinations = longer;
      }
    }
    return combinations;
  }

  private static void set(Object benchmark, Field field, String value)
      throws IllegalAccessException {
    field.setAccessible(true);
    field.set(benchmark, field.getType() == int.class ? Integer.valueOf(value) : value);
  }
}
