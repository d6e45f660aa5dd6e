/// Echo state networks: a fixed random recurrent network whose state, transformed, feeds a linear readout.
///
/// [LsrEsnProvider] and [HsrEsnProvider] are the two published regimes of one [Reservoir]: low and
/// high spectral radius. [ReservoirMap] computes the features, [FeatureTransform] what the readout
/// sees of the nodes, [SpectralRadius] how the network is scaled.
package chaoscast.esn;
