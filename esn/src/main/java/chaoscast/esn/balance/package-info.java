/// Balance of excitation and inhibition where neurons differ in how many inputs they have, and what the same
/// difference means to the nodes of a rate reservoir.
///
/// [DegreeLaw] says which classes drive which, [BalanceTheory] whether that can balance, [BalancedNetwork] is the
/// network and [BalanceActivity] what it does; [InDegreeStudy] asks it of echo state networks.
package chaoscast.esn.balance;
