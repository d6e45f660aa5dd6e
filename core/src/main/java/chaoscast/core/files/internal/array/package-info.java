/// Arrays with names, as NPY, NPZ, MATLAB and HDF5 files hold them, and how a table is made of them.
package chaoscast.core.files.internal.array;
