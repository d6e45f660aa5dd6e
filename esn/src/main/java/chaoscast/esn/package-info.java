/// Echo state networks: a fixed random recurrent network whose state, transformed, feeds a linear readout.
///
/// [LsrEsnProvider] and [HsrEsnProvider] are the two published regimes of one [Reservoir]: low and
/// high spectral radius. [ReservoirMap] computes the features, [FeatureTransform] what the readout
/// sees of the nodes, [Recurrence] draws the network and [SpectralRadius] scales it.
/// [ParallelTrainer] sets local networks side by side on a ring of variables.
///
/// Of a trained network, [ClosedLoop] gives the Jacobian, [EchoStateProperty] tells whether it forgets
/// its start, [MemoryCapacity] how much it remembers, [TaylorExpansion] the polynomial it amounts to;
/// [OnlineTraining] goes on training it while the system runs.
package chaoscast.esn;
