package chaoscast.esn.options;

/// Which inputs drive which nodes.
public enum InputTopology {
  /// Each input drives its own contiguous block of nodes (arXiv:1906.08829).
  BLOCK,
  /// Every input drives every node.
  DENSE,
  /// `inputDegree` inputs drive a node, drawn for each node by itself.
  SPARSE
}
