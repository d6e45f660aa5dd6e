/// Shared variability: how much of what the nodes of a reservoir, neurons or variables do they do together.
///
/// [FactorAnalysis] is the model, [SharedModes] measures any recording, and [RadiusStudy] sets the modes of echo
/// state networks beside their horizons.
package chaoscast.esn.modes;
