package chaoscast.core;

/// What one closed-loop step of one lane costs.
///
/// @param parameters      stored numbers, fixed and trained
/// @param featureCount    features that the readout sees
/// @param multiplyAdds    multiplications, with the addition that follows where there is one
/// @param transcendentals calls of tanh and its like
/// @param bytes           bytes of parameters and memory touched, at eight a number
public record Cost(
    long parameters, long featureCount, long multiplyAdds, long transcendentals, long bytes) {

  /// @return the cost of doing both; feature counts are those of `this`
  public Cost plus(Cost other) {
    return new Cost(
        parameters + other.parameters,
        featureCount,
        multiplyAdds + other.multiplyAdds,
        transcendentals + other.transcendentals,
        bytes + other.bytes);
  }
}
