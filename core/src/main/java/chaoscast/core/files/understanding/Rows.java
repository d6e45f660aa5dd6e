package chaoscast.core.files.understanding;

/// Rows of a table that belong to one trajectory, in the order of the file.
///
/// @param name  of the trajectory, or empty
/// @param first row of the table, from 0
/// @param index rows of the table where they do not follow each other, or empty
/// @param count number of rows
record Rows(String name, int first, int[] index, int count) {

  static Rows range(String name, int first, int count) {
    return new Rows(name, first, new int[0], count);
  }

  /// @return the row of the table at a position
  int at(int position) {
    return index.length == 0 ? first + position : index[position];
  }
}
