package chaoscast.evaluation.cli.terminal;

import chaoscast.core.text.TextWidth;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How many cells a line of the terminal has: what `COLUMNS` says, else what the terminal does, else 80.
///
/// The terminal is asked by C's `ioctl(…, TIOCGWINSZ, …)`, standard output first and then standard error, so that a
/// table that is piped into a pager still fits.
public final class TerminalWidth {
  private static final String VARIABLE = "COLUMNS";
  private static final int[] DESCRIPTORS = {1, 2};
  private static final long LINUX_REQUEST = 0x5413;
  private static final long BSD_REQUEST = 0x40087468;
  /// Of `struct winsize`: four numbers of 16 bits, the second the columns.
  private static final long SIZE = 8;
  private static final long COLUMNS_AT = 2;

  private TerminalWidth() {}

  /// @param environment variables by name
  public static TextWidth of(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "").strip();
    if (named.matches("[0-9]{1,4}") && Integer.parseInt(named) > 0) {
      return TextWidth.of(Integer.parseInt(named));
    }
    return TextWidth.of(asked().orElse(TextWidth.LEAST));
  }

  @SuppressWarnings("restricted")
  private static OptionalInt asked() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    Optional<MemorySegment> ioctl = library.find("ioctl");
    if (ioctl.isEmpty() || system.contains("win")) {
      return OptionalInt.empty();
    }
    var type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS);
    var call = linker.downcallHandle(ioctl.get(), type, Linker.Option.firstVariadicArg(2));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(SIZE);
      for (int descriptor : DESCRIPTORS) {
        long request = system.contains("linux") ? LINUX_REQUEST : BSD_REQUEST;
        int columns =
            (int) call.invokeExact(descriptor, request, size) == 0
                ? Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, COLUMNS_AT))
                : 0;
        if (columns > 0) {
          return OptionalInt.of(columns);
        }
      }
      return OptionalInt.empty();
    } catch (Throwable e) {
      throw new IllegalStateException("ioctl takes a descriptor, a request and an address", e);
    }
  }
}
