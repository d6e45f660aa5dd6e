package chaoscast.cluster;

import chaoscast.core.InputException;
import java.io.Serializable;
import java.util.function.IntFunction;

/// A piece of work, as it comes back of an executor, or the reason why it cannot be made.
///
/// @param bytes   null: there is none
/// @param problem why; null: there is one
/// @param cure    of the problem, or null
/// @param machine that it was made on: whatever may decide last bits
record RemotePiece(byte[] bytes, String problem, String cure, String machine)
    implements Serializable {

  /// Makes it in an executor.
  ///
  /// @param name   of all pieces
  /// @param number of this one
  static RemotePiece of(RemoteCommand command, String name, int number) {
    return RemoteCommand.named(
        () -> {
          IntFunction<byte[]> pieces = command.pieces(name);
          try {
            return new RemotePiece(
                pieces.apply(number), null, null, RemoteCommand.machine());
          } catch (InputException e) { // it would be so elsewhere
            return new RemotePiece(
                null, e.problem(), e.cure().orElse(null), RemoteCommand.machine());
          }
        });
  }

  /// @throws InputException if there is none
  byte[] get() {
    if (bytes == null) {
      throw cure == null ? new InputException(problem) : new InputException(problem, cure);
    }
    return bytes;
  }
}
