package chaoscast.evaluation.ensemble;

/// What the members of an ensemble differ in.
public enum MemberKind {
  /// The states before the start, drawn from what noisy observations and the model say of them.
  START,
  /// The model: each is trained on blocks of the training data, drawn with replacement, and with a seed of its own.
  BOOTSTRAP,
  /// The model: each is trained on the same data with a seed of its own.
  SEEDS,
  /// Start and bootstrapped model.
  BOTH;

  /// @return whether members differ in the states before the start
  public boolean drawsStarts() {
    return this == START || this == BOTH;
  }

  /// @return whether members differ in the model
  public boolean trains() {
    return this != START;
  }
}
