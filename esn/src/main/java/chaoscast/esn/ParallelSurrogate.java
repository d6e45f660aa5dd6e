package chaoscast.esn;

import chaoscast.core.Cost;
import chaoscast.core.Remark;
import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.files.ModelFile;
import chaoscast.core.training.Fit;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Surrogates of overlapping parts of a ring, which together forecast all of it.
///
/// @param provider name of the provider that made it
/// @param settings every setting by name
/// @param ring     how the ring is cut
/// @param locals   one for all blocks, or one a block
record ParallelSurrogate(
    String provider, Map<String, String> settings, RingBlocks ring, List<Surrogate> locals)
    implements Surrogate {

  ParallelSurrogate {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    locals = List.copyOf(locals);
  }

  @Override
  public int dimension() {
    return ring.dimension();
  }

  @Override
  public double timeStep() {
    return locals.getFirst().timeStep();
  }

  @Override
  public int warmUp() {
    return locals.getFirst().warmUp();
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

  /// Those of the reservoirs, one of a kind: the first reservoir's, and how many have it.
  @Override
  public List<Remark> remarks() {
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
                    "of %d of %d local reservoirs, the first: %s"
                        .formatted(counts.get(remark.topic()), locals.size(), remark.text()),
                    remark.figures()))
        .toList();
  }

  @Override
  public Surrogate inPrecision(Arithmetic arithmetic, Scope scope) {
    List<Surrogate> rounded =
        locals.stream().map(local -> local.inPrecision(arithmetic, scope)).toList();
    return new ParallelSurrogate(provider, settings, ring, rounded);
  }

  @Override
  public Rollout startRollout(int lanes) {
    Requirements.requireAtLeast("lanes", 1, lanes);
    return new ParallelRollout(ring, locals, lanes);
  }

  @Override
  public void write(ModelFile file) {
    file.put("dimension", (long) ring.dimension());
    file.put("blocks", (long) ring.blocks());
    file.put("overlap", (long) ring.overlap());
    file.put("locals", (long) locals.size());
    ModelFile named = file.group("settings");
    settings.forEach(named::put);
    for (int i = 0; i < locals.size(); i++) {
      locals.get(i).write(file.group("local" + i));
    }
  }

  /// @return whether the file holds local networks rather than one
  static boolean isIn(ModelFile file) {
    return file.has("locals");
  }

  /// @param file     what [#write] wrote
  /// @param provider name of the provider that reads
  /// @param keys     names of its settings, in order
  static Surrogate read(ModelFile file, String provider, List<String> keys) {
    var settings = new LinkedHashMap<String, String>();
    for (String key : keys) {
      if (file.has("settings/" + key)) { // not if the option is younger than the file
        settings.put(key, file.text("settings/" + key));
      }
    }
    var ring =
        new RingBlocks(
            (int) file.integer("dimension"),
            (int) file.integer("blocks"),
            (int) file.integer("overlap"));
    var locals = new ArrayList<Surrogate>();
    for (int i = 0; i < file.integer("locals"); i++) {
      ModelFile group = file.group("local" + i);
      locals.add(ReadoutSurrogate.read(group, provider, keys, ReservoirMap::read));
    }
    return new ParallelSurrogate(provider, settings, ring, locals);
  }
}
