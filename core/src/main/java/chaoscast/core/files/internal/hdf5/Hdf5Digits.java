package chaoscast.core.files.internal.hdf5;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.util.Arrays;

/// Numbers in long arithmetic as three datasets of a group, without loss:
///
///     value = sign · Σ_k limb_k 2^(64 k) · 2^exponent
///
/// `signs` (int32: −1, 0, 1) and `exponents` (int32) have the shape of the array, `limbs` one dimension more, the least
/// significant limb first. Limbs are unsigned 64-bit numbers in the pattern of int64. The attribute `bits` of `limbs`
/// is the number of bits p of the format; of the limbs' 64 ⌈p / 64⌉ bits the lowest are clear.
public final class Hdf5Digits {
  /// The name of a group that states stand in beside the doubles nearest to them.
  public static final String GROUP = "digits";

  private static final String LIMBS = "limbs";
  private static final String EXPONENTS = "exponents";
  private static final String SIGNS = "signs";
  private static final String BITS = "bits";

  private Hdf5Digits() {}

  /// @param numbers as [chaoscast.core.bigfloat] lays them out; not modified
  /// @param shape   of the array
  public static void write(
      WritableGroup group, BigFloatFormat format, long[] numbers, int... shape) {
    BigFloatKernel kernel = format.kernel();
    int words = format.words();
    int limbs = format.limbs();
    int[] deep = Arrays.copyOf(shape, shape.length + 1);
    deep[shape.length] = limbs;
    WritableDataset first =
        group.putDataset(
            LIMBS,
            StreamedDataset.ofLongs(
                group,
                LIMBS,
                deep,
                (from, count, target) -> {
                  for (int i = from; i < from + count; i++) {
                    target.putLong(numbers[i / limbs * words + 1 + i % limbs]);
                  }
                }));
    first.putAttribute(BITS, format.bits());
    first.putAttribute(
        "value",
        "signs * sum over k of limbs[..., k] * 2**(64 k) * 2**exponents, limbs as uint64");
    group.putDataset(
        EXPONENTS,
        StreamedDataset.ofInts(
            group,
            EXPONENTS,
            shape,
            (from, count, target) -> {
              for (int i = from; i < from + count; i++) {
                target.putInt(kernel.unit(numbers, i * words));
              }
            }));
    group.putDataset(
        SIGNS,
        StreamedDataset.ofInts(
            group,
            SIGNS,
            shape,
            (from, count, target) -> {
              for (int i = from; i < from + count; i++) {
                target.putInt(kernel.sign(numbers, i * words));
              }
            }));
  }

  /// @return whether the group is one that [#write] filled
  static boolean isDigits(Group group) {
    return group.getName().equals(GROUP)
        && group.getChild(LIMBS) instanceof Dataset limbs && limbs.getAttribute(BITS) != null;
  }

  /// @return the number of bits of a group that is one
  static int bits(Group group) {
    return ((Number) group.getChild(LIMBS).getAttribute(BITS).getData()).intValue();
  }

  /// What a file holds.
  ///
  /// @param format  of the numbers
  /// @param numbers as [chaoscast.core.bigfloat] lays them out
  /// @param shape   of the array
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Numbers(BigFloatFormat format, long[] numbers, int[] shape) {}

  /// @return whether the file has numbers that [#read] reads
  public static boolean isPresent(HdfFile hdf) {
    return hdf.getChild(GROUP) instanceof Group group && isDigits(group);
  }

  /// @throws InputException if the file has no such group, or a damaged one
  public static Numbers read(HdfFile hdf) {
    if (!(hdf.getChild(GROUP) instanceof Group group) || !isDigits(group)) {
      throw new InputException(
          "the file must hold numbers of more than 64 bits, in a group named %s, but does not"
              .formatted(GROUP),
          "make it with generate --precision 'binary(p)'");
    }
    BigFloatFormat format = BigFloatFormat.of(bits(group));
    Dataset limbs = dataset(group, LIMBS);
    Dataset exponents = dataset(group, EXPONENTS);
    Dataset signs = dataset(group, SIGNS);
    int[] shape = exponents.getDimensions();
    int[] deep = Arrays.copyOf(shape, shape.length + 1);
    deep[shape.length] = format.limbs();
    if (!Arrays.equals(deep, limbs.getDimensions())
        || !Arrays.equals(shape, signs.getDimensions())) {
      throw new InputException(
          "%s, %s and %s of the group %s must have the shapes %s, %s and %s but have %s, %2$s and %s"
              .formatted(
                  LIMBS, Arrays.toString(shape), SIGNS, GROUP, Arrays.toString(deep),
                  Arrays.toString(shape), Arrays.toString(shape),
                  Arrays.toString(limbs.getDimensions()), Arrays.toString(signs.getDimensions())));
    }
    if (!(limbs.getDataFlat() instanceof long[] all)
        || !(exponents.getDataFlat() instanceof int[] units)
        || !(signs.getDataFlat() instanceof int[] sides)) {
      throw new InputException(
          "%s must hold int64 and the others of the group %s int32 but do not"
              .formatted(LIMBS, GROUP));
    }
    BigFloatKernel kernel = format.kernel();
    long[] numbers = new long[Math.multiplyExact(units.length, format.words())];
    for (int i = 0; i < units.length; i++) {
      kernel.set(sides[i], all, i * format.limbs(), units[i], numbers, i * format.words());
    }
    return new Numbers(format, numbers, shape);
  }

  private static Dataset dataset(Group group, String name) {
    if (group.getChild(name) instanceof Dataset dataset) {
      NumericData.requireHeld(dataset);
      return dataset;
    }
    throw new InputException(
        "the group %s must have a dataset %s but has none".formatted(GROUP, name));
  }
}
