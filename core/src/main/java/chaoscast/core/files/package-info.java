/// The files: trajectories as HDF5 or CSV, trained surrogates as HDF5, all written atomically.
///
/// Reading order: [TrajectoryFiles] and [ModelFile] are what others call; [AtomicFile] serves
/// every command that writes. The rest is how: `Hdf5…` and `Csv…` are one format each. Only code
/// that knows a file format belongs here; what the numbers mean belongs to those who read and
/// write them.
package chaoscast.core.files;
