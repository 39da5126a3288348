package org.servletbench.harness.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerThreadsTest {
  @ParameterizedTest
  @CsvSource({
    "C1 CompilerThre, true",
    "C2 CompilerThre, true",
    "C2 Comp..read12, true",
    "JVMCI CompilerT, true",
    "JVMCI-native Co, true",
    "JVMCI-n..hread0, true",
    "JIT Compilation, true",
    "JIT IProfiler, false",
    "C3 pool, false",
    "VM Thread, false",
    "G1 Conc#0, false"
  })
  void a_compiler_s_thread_is_known_by_its_name_in_each_jvm(String name, boolean isCompiler) {
    assertThat(CompilerThreads.isCompiler(name)).isEqualTo(isCompiler);
  }
}
