/// Shared variability: how much of what the nodes of a reservoir, neurons or variables do they do together.
///
/// [FactorAnalysis] is the model, [SharedModes] measures any recording, and [RadiusStudy] sets the modes of echo
/// state networks beside their horizons.
///
/// Follows the analysis of C. Huang et al., Circuit models of low-dimensional shared variability in cortical networks,
/// Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034, as in its code. What it says of echo state networks is new.
package chaoscast.esn.modes;
