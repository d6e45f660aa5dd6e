package chaoscast.core.ring;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Remark;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.Fit;
import chaoscast.core.training.ReadoutSurrogate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Surrogates of overlapping parts of a ring, which together forecast all of it.
///
/// @param header settings, units and what it was trained on, the same for all
/// @param ring   how the ring is cut
/// @param locals one for all blocks, or one a block
public record RingSurrogate(ModelHeader header, RingBlocks ring, List<Surrogate> locals)
    implements Surrogate {

  /// Joins trained surrogates.
  ///
  /// @param locals one for all blocks, or one a block
  static RingSurrogate of(RingBlocks ring, List<Surrogate> locals) {
    return new RingSurrogate(
        locals.getFirst().header().withRemarks(remarks(locals)), ring, locals);
  }

  public RingSurrogate {
    locals = List.copyOf(locals);
  }

  @Override
  public Surrogate withHeader(ModelHeader newHeader) {
    return new RingSurrogate(newHeader, ring, locals);
  }

  @Override
  public int dimension() {
    return ring.whole();
  }

  /// Every block is computed; shared weights are stored once.
  @Override
  public Cost cost() {
    Cost each = locals.getFirst().cost();
    int blocks = ring.blocks();
    return new Cost(
        each.parameters() * locals.size(),
        each.featureCount() * blocks,
        each.multiplyAdds() * blocks,
        each.transcendentals() * blocks,
        each.bytes() * blocks);
  }

  @Override
  public Optional<Fit> fit() {
    return locals.size() == 1 ? locals.getFirst().fit() : Optional.empty();
  }

  /// One of each topic: that of the first local surrogate, and how many have it.
  private static List<Remark> remarks(List<Surrogate> locals) {
    var counts = new LinkedHashMap<String, Integer>();
    var firsts = new LinkedHashMap<String, Remark>();
    for (Surrogate local : locals) {
      for (Remark remark : local.remarks()) {
        counts.merge(remark.topic(), 1, Integer::sum);
        firsts.putIfAbsent(remark.topic(), remark);
      }
    }
    return firsts.values().stream()
        .map(
            remark -> locals.size() == 1
                ? remark
                : new Remark(
                    remark.topic(),
                    "of %d of %d local models, the first: %s"
                        .formatted(counts.get(remark.topic()), locals.size(), remark.text()),
                    remark.figures()))
        .toList();
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    List<Surrogate> rounded =
        locals.stream().map(local -> local.inPrecision(arithmetic, scope)).toList();
    return new RingSurrogate(
        header.withPrecision(header.precision().with(arithmetic, scope)), ring, rounded);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new RingRollout(ring, locals, lanes);
  }

  @Override
  public void write(ModelFile file) {
    file.put("dimension", (long) ring.dimension());
    file.put("blocks", (long) ring.blocks());
    file.put("overlap", (long) ring.overlap());
    RingInputs.write(file, "driving", ring);
    file.put("locals", (long) locals.size());
    for (int i = 0; i < locals.size(); i++) {
      locals.get(i).write(file.group("local" + i));
    }
  }

  /// @return whether the file holds local surrogates rather than one
  public static boolean isIn(ModelFile file) {
    return file.has("locals");
  }

  /// Version 0.1.0 wrote remarks with each local surrogate only.
  ///
  /// @param file     what [#write] wrote
  /// @param header   what the file says besides
  /// @param features reads a local feature map from the group it wrote itself to
  public static RingSurrogate read(
      ModelFile file, ModelHeader header, Function<ModelFile, FeatureMap> features) {
    var ring =
        new RingBlocks(
            file.count("dimension", 1), file.count("blocks", 1), file.count("overlap", 0),
            RingInputs.read(file, "driving"));
    int count = file.count("locals", 1);
    if (count != 1 && count != ring.blocks()) {
      throw new InputException(
          "locals must be 1 or the number of blocks, %d, but is %d"
              .formatted(ring.blocks(), count));
    }
    var locals = new ArrayList<Surrogate>();
    for (int i = 0; i < count; i++) {
      ModelFile group = file.group("local" + i);
      Surrogate local =
          ReadoutSurrogate.read(group, header.withRemarks(Remark.read(group)), features);
      if (local.dimension() != ring.seen()) {
        throw new InputException(
            "local%d must forecast the %d variables that a block sees but has %d"
                .formatted(i, ring.seen(), local.dimension()));
      }
      locals.add(local);
    }
    return new RingSurrogate(header.plusRemarks(remarks(locals)), ring, locals);
  }
}
