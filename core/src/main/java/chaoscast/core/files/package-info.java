/// The files: trajectories and tables in the formats that others write, trained surrogates as HDF5, all written
/// atomically.
///
/// Reading order: [TrajectoryFiles] and [ModelFile] are what others call; [AtomicFile] serves every command
/// that writes. How bytes become tables is below: `table` is what a reader makes, `understanding` says what it
/// means, and `internal` has a room for each format. What the numbers mean to a model belongs to those who read
/// and write them.
package chaoscast.core.files;
