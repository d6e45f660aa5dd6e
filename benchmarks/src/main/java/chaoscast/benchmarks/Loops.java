package chaoscast.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// The loops in `src/main/c/loops.c`, built by the machine's C compiler and called in this process.
final class Loops {
  private static final String SOURCE = "benchmarks.source";

  private final SymbolLookup library;

  /// @throws IllegalStateException where there is no gcc, or it does not build them
  Loops() {
    try {
      Path folder = Files.createTempDirectory("chaoscast-loops");
      Path built = folder.resolve("loops.so");
      Path source = Path.of(System.getProperty(SOURCE, "benchmarks/src/main/c/loops.c"));
      Process compiler =
          new ProcessBuilder(
              "gcc",
              "-O3",
              "-march=native",
              "-ffast-math",
              "-shared",
              "-fPIC",
              "-o",
              built.toString(),
              source.toString(),
              "-lm")
              .inheritIO()
              .start();
      if (compiler.waitFor() != 0) {
        throw new IllegalStateException("gcc does not build " + source);
      }
      library = SymbolLookup.libraryLookup(built, Arena.global());
      Files.delete(built);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the comparison with C needs gcc", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
  }

  static MemorySegment copy(double[] values) {
    return Arena.global().allocateFrom(ValueLayout.JAVA_DOUBLE, values);
  }

  static MemorySegment copy(int[] values) {
    return Arena.global().allocateFrom(ValueLayout.JAVA_INT, values);
  }
}
