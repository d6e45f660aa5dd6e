package chaoscast.evaluation.study;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The memory that a piece of work takes: the greatest resident set of this process while it runs. The Java
/// machine, the data, what is off the heap, native libraries and garbage that has not been collected
/// count; what earlier work left unused on the heap is given back first. Only on Linux.
///
///     var memory = ResidentMemory.before();
///     work.run();
///     OptionalLong bytes = memory.peak();
///
/// Source: proc(5), `VmHWM` in `/proc/self/status`; writing 5 to `clear_refs` resets it.
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private final boolean known;

  private ResidentMemory(boolean known) {
    this.known = known;
  }

  /// Starts to measure. Nothing else should run in this process until [#peak].
  static ResidentMemory before() {
    releaseHeap();
    try {
      Files.writeString(RESET, "5");
    } catch (IOException e) {
      return new ResidentMemory(false);
    }
    return new ResidentMemory(true);
  }

  /// Gives the heap's unused part back to the system: else work that follows would find it resident.
  private static void releaseHeap() {
    var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    String least = machine.getVMOption("MinHeapFreeRatio").getValue();
    String greatest = machine.getVMOption("MaxHeapFreeRatio").getValue();
    machine.setVMOption("MinHeapFreeRatio", "0");
    machine.setVMOption("MaxHeapFreeRatio", "1");
    System.gc();
    System.gc(); // memory off the heap goes with the objects that the first one found dead
    machine.setVMOption("MaxHeapFreeRatio", greatest);
    machine.setVMOption("MinHeapFreeRatio", least);
  }

  /// @return bytes resident at most since; empty where the system does not report it
  OptionalLong peak() {
    return known ? bytes("VmHWM:") : OptionalLong.empty();
  }

  private static OptionalLong bytes(String field) {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
