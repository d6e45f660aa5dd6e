package chaoscast.core;

/// A command of the command line that a module brings along, found by [java.util.ServiceLoader]: put a jar
/// with an implementation on the class path and `chaoscast NAME` runs it.
///
/// An implementation needs a public constructor without parameters and a line in
/// `META-INF/services/chaoscast.core.CommandProvider`.
public interface CommandProvider {
  /// @return an object of a class annotated with picocli's `@Command`, its subcommands in that annotation.
  ///     What it prints goes to the writers of its `CommandLine`; an [InputException] ends it as bad
  ///     input, with exit code 2, any other exception as a failure, with exit code 1. `--help` is added
  Object command();
}
