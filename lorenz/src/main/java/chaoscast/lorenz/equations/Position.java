package chaoscast.lorenz.equations;

import chaoscast.core.InputException;

/// A place in a text, for messages.
///
/// @param line   counted from 1
/// @param column counted from 1
record Position(int line, int column) {

  /// @return an exception that names this place
  InputException error(String message) {
    return new InputException("line %d, column %d: %s".formatted(line, column, message));
  }
}
