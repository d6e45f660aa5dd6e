/// Dense and sparse arithmetic in binary64, off the heap.
///
/// [DenseMatrix] is the one matrix type. [Blas] has the dense products and factorisations of training, by
/// OpenBLAS or EJML; [Kernels] has what a step of a surrogate consists of, by vectors or scalars
/// with the same bits. Nothing here knows of features, readouts or trajectories.
package chaoscast.core.linalg;
