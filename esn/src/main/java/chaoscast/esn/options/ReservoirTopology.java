package chaoscast.esn.options;

/// Which nodes drive which.
public enum ReservoirTopology {
  /// Every connection is present with probability inDegree / nodes: the in-degree is the mean of a
  /// binomial distribution (P. Erdős, A. Rényi, Publ. Math. Debrecen 6 (1959) 290).
  ERDOS_RENYI,
  /// Node i is driven by the inDegree nodes before it; with in-degree 1 the simple cycle reservoir
  /// (A. Rodan, P. Tiňo, IEEE Trans. Neural Netw. 22 (2011) 131, doi:10.1109/TNN.2010.2089641).
  RING,
  /// The ring, with every tenth connection on average led to a node at random
  /// (D. J. Watts, S. H. Strogatz, Nature 393 (1998) 440, doi:10.1038/30918).
  SMALL_WORLD
}
