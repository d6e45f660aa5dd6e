package chaoscast.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// One master seed and the named, independent streams below it.
///
/// A child is the first eight bytes of SHA-256(parent ‖ name), so that drawing more from one stream,
/// or adding a stream, never changes another. Every stream is an `L64X128MixRandom` generator
/// (G. L. Steele, S. Vigna, LXM: better splittable pseudorandom number generators, OOPSLA 2021,
/// doi:10.1145/3485525).
///
///     Seed seed = new Seed(1);
///     RandomGenerator weights = seed.child("esn/reservoir").generator();
///
/// @param value any 64 bits
public record Seed(long value) {

  /// @return the stream of that name below this one
  public Seed child(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      return new Seed(ByteBuffer.wrap(digest.digest()).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @return a new generator at the start of this stream
  public RandomGenerator generator() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(value);
  }
}
