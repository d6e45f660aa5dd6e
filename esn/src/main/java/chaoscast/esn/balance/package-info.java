/// Balance of excitation and inhibition where neurons differ in how many inputs they have, and what the same
/// difference means to the nodes of a rate reservoir.
///
/// [DegreeLaw] says which classes drive which, [BalanceTheory] whether that can balance, [BalancedNetwork] is the
/// network and [BalanceActivity] what it does; [InDegreeStudy] asks it of echo state networks.
///
/// Follows R. Pyle, R. Rosenbaum, Highly connected neurons spike less frequently in balanced networks, Phys. Rev. E 93
/// (2016) 040302, doi:10.1103/PhysRevE.93.040302, arXiv:1601.04972, of which only the abstract could be read:
/// parameters from R. Rosenbaum's code CorrelatedStatesInBalNets, theory and degree laws ours.
package chaoscast.esn.balance;
