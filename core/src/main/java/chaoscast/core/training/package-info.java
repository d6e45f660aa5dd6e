/// The one idea: a surrogate is a feature map followed by a regularised linear readout, iterated on itself.
///
/// [FeatureMap] is what differs between surrogates. Regression ([RidgeRegression]), training
/// ([ReadoutTrainer]), roll-out and persistence ([ReadoutSurrogate]) are written here once.
package chaoscast.core.training;
