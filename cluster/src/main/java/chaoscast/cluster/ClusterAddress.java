package chaoscast.cluster;

import chaoscast.core.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `--engine` names.
sealed interface ClusterAddress {
  /// The forms that [#parse] understands.
  String FORMS = "local[N], local-cluster[EXECUTORS,CORES,MEGABYTES], spark://HOST:PORT";

  /// @return the name in Spark's own words
  String master();

  /// Threads of this process.
  record Threads(String master) implements ClusterAddress {}

  /// Executors that Spark starts on this machine.
  ///
  /// @param megabytes of memory that each may use
  record Processes(String master, int megabytes) implements ClusterAddress {}

  /// A standalone cluster that runs already.
  record Standalone(String master, String host, int port) implements ClusterAddress {
    private static final int PATIENCE_MILLIS = 3000;

    /// @return this machine's address as the master sees it
    /// @throws InputException if nothing listens there
    InetAddress reach() {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
        return socket.getLocalAddress();
      } catch (IOException e) {
        throw new InputException(
            "--engine must be the address of a running cluster but nothing answers at %s: %s"
                .formatted(master, e.getMessage()),
            "start a master and workers there, or leave --engine out");
      }
    }
  }

  /// @return whether a name has one of the forms
  static boolean isOne(String name) {
    return name.matches("local\\[.*|local-cluster.*|spark:.*");
  }

  /// @throws InputException for a name that has none of the forms
  static ClusterAddress parse(String name) {
    Matcher threads = Pattern.compile("local\\[([1-9]\\d{0,3})]").matcher(name);
    if (threads.matches()) {
      return new Threads(name);
    }
    Matcher processes =
        Pattern.compile("local-cluster\\[([1-9]\\d{0,3}),([1-9]\\d{0,3}),([1-9]\\d{0,6})]")
            .matcher(name);
    if (processes.matches()) {
      return new Processes(name, Integer.parseInt(processes.group(3)));
    }
    Matcher standalone = Pattern.compile("spark://([^:/?#]+):(\\d{1,5})").matcher(name);
    if (standalone.matches()) {
      OptionalInt port = port(standalone.group(2));
      if (port.isPresent()) {
        return new Standalone(name, standalone.group(1), port.getAsInt());
      }
    }
    throw new InputException("--engine must be one of %s but was '%s'".formatted(FORMS, name));
  }

  private static OptionalInt port(String text) {
    int port = Integer.parseInt(text);
    return port >= 1 && port <= 0xffff ? OptionalInt.of(port) : OptionalInt.empty();
  }
}
