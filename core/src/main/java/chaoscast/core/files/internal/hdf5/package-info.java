/// HDF5: opening with failures in the user's terms, numbers and attributes of datasets, streams.
package chaoscast.core.files.internal.hdf5;
