package chaoscast.core.linalg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/// Loads OpenBLAS, which travels in a jar, and finds its functions.
///
/// On a processor that it does not know by number OpenBLAS takes its kernels for Haswell, though
/// those for AVX-512 are nearly twice as fast. So where Linux lists all of AVX-512's extensions
/// that its kernels need, and the user has not chosen, `OPENBLAS_CORETYPE` is set before the
/// library looks.
@SuppressWarnings("restricted") // calling C is what it is for
final class OpenBlasLibrary {
  private static final String CORE_TYPE = "OPENBLAS_CORETYPE";
  private static final List<String> AVX_512 =
      List.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;

  /// @throws UnsatisfiedLinkError if there is no library for this host
  OpenBlasLibrary() {
    if (System.getenv(CORE_TYPE) == null && hasAvx512()) {
      setEnvironment(CORE_TYPE, "SKYLAKEX");
    }
    Loader.load(org.bytedeco.openblas.global.openblas.class);
    symbols = SymbolLookup.loaderLookup();
    useOneThread();
  }

  /// [Workers] share the work out instead.
  private void useOneThread() {
    try {
      function("openblas_set_num_threads", null, JAVA_INT).invokeExact(1);
    } catch (Throwable e) {
      throw OpenBlas.failure(e);
    }
  }

  /// @param name      of a C function
  /// @param result    its result's layout; null: none
  /// @param arguments its arguments' layouts
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    FunctionDescriptor type =
        result == null
            ? FunctionDescriptor.ofVoid(arguments)
            : FunctionDescriptor.of(result, arguments);
    MemorySegment address =
        symbols.find(name).orElseThrow(() -> new UnsatisfiedLinkError("OpenBLAS lacks " + name));
    return linker.downcallHandle(address, type);
  }

  private static boolean hasAvx512() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> Arrays.asList(line.split("\\s+")).containsAll(AVX_512))
          .orElse(false);
    } catch (IOException e) {
      return false;
    }
  }

  /// In C's environment: Java's own copy cannot be changed, and OpenBLAS would not see it.
  private void setEnvironment(String name, String value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = linker.defaultLookup().find("setenv").orElseThrow();
      MethodHandle setenv =
          linker.downcallHandle(
              address, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
      int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
      if (failed != 0) {
        throw new IllegalStateException("cannot set " + name);
      }
    } catch (Throwable e) {
      throw OpenBlas.failure(e);
    }
  }
}
