/// The spectral radius of a sparse matrix, by the method that its graph and signs allow
/// ([SpectralRadius]). One class a method; reservoirs are not known here.
package chaoscast.esn.spectrum;
