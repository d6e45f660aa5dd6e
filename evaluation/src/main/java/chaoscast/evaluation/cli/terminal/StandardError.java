package chaoscast.evaluation.cli.terminal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Whether standard error is a terminal.
///
/// `System.console()` looks at standard input and output only, so that a bar would be lost in
/// `compare > table.txt` and would end up in the file in `compare 2> log.txt`. C's `isatty(2)` asks
/// for the right one.
public final class StandardError {
  private static final int FILE_DESCRIPTOR = 2;

  private StandardError() {}

  /// @return whether bars can be drawn there; false also where this cannot be found out
  @SuppressWarnings("restricted")
  public static boolean isTerminal() {
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    Optional<MemorySegment> isatty = library.find("isatty").or(() -> library.find("_isatty"));
    if (isatty.isEmpty()) {
      return false;
    }
    var type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    try {
      return (int) linker.downcallHandle(isatty.get(), type).invokeExact(FILE_DESCRIPTOR) != 0;
    } catch (Throwable e) {
      throw new IllegalStateException("isatty takes and gives an int", e);
    }
  }
}
