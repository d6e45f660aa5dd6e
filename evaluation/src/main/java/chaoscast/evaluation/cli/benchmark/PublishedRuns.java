package chaoscast.evaluation.cli.benchmark;

import chaoscast.core.InputException;
import chaoscast.evaluation.cli.benchmark.BenchmarkPublishedCommand.Size;
import java.util.ArrayList;
import java.util.List;

/// The comparisons that have a published horizon: which surrogates, and how large.
final class PublishedRuns {
  /// Small reservoirs around a ring that share one readout; chosen with `--seed 2`.
  private static final List<String> LOCAL = List.of("-p", "lsr-esn.preset=precise");

  /// @param name  of the file that its result is kept in
  /// @param title the protocol, and what of it that name does not say
  /// @param words behind the program's name
  record Run(String name, String title, List<String> words) {
    Run {
      words = List.copyOf(words);
    }
  }

  private final Size size;
  private final List<Run> runs = new ArrayList<>();

  private PublishedRuns(Size size) {
    this.size = size;
  }

  /// @return one after the other
  static List<Run> of(Size size) {
    var all = new PublishedRuns(size);
    all.lorenz63();
    all.lorenz96();
    all.others();
    all.noisy();
    all.moreBits();
    return List.copyOf(all.runs);
  }

  /// @throws InputException if none has that name
  static Run named(Size size, String name) {
    return of(size).stream()
        .filter(run -> run.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new InputException(
                "the run '%s' must be one of the benchmark's but is not".formatted(name),
                "run workers of the same version"));
  }

  private void lorenz63() {
    add("schotz2025-lorenz63", "", "", "d2r2,sindy", quick("--starts", "20"));
    add("mandal2025-lorenz63", "", "", "d2r2,sindy", quick("--starts", "40"));
  }

  private void lorenz96() {
    for (int k = 5; k <= 9; k++) {
      add(
          "schotz2025-lorenz96", "-K" + k, " K=" + k, "sindy", List.of("-s", "K=" + k),
          quick("--train-steps", "16384", "--starts", "20", "--max-steps",
              k == 5 ? "6400" : "3200"));
    }
    add("mandal2025-lorenz96", "-sindy", "", "sindy",
        quick("--train-steps", "10000", "--starts", "10"));
    add(
        "mandal2025-lorenz96", "-local", "", "d2r2",
        List.of(
            "-p", "d2r2.preset=ring", "-p", "d2r2.degree=4", "-p", "d2r2.stencil=6", "-p",
            "d2r2.solver=qr", "-p", "d2r2.ridge=0"),
        quick("--train-steps", "6000", "--starts", "10", "--max-steps", "1000"));
    add(
        "mandal2025-lorenz96", "-local-networks", "", "lsr-esn", LOCAL,
        List.of(
            "-p", "lsr-esn.blocks=20", "-p", "lsr-esn.overlap=4", "-p", "lsr-esn.nodes=1500",
            "-p", "lsr-esn.inputTopology=sparse", "-p", "lsr-esn.inputDegree=4", "-p",
            "lsr-esn.inputScaling=0.1", "-p", "lsr-esn.ridge=1e-9"),
        quick("--train-steps", "20000", "--starts", "20", "--max-steps", "1000"));
  }

  private void others() {
    add(
        "mandal2025-kuramoto-sivashinsky", "-sindy", "", "sindy",
        quick("--train-steps", "2000", "--starts", "10"));
    add(
        "mandal2025-kuramoto-sivashinsky", "-local", "", "lsr-esn", LOCAL,
        List.of(
            "-p", "lsr-esn.blocks=64", "-p", "lsr-esn.overlap=8", "-p", "lsr-esn.nodes=600",
            "-p", "lsr-esn.inputScaling=0.05", "-p", "lsr-esn.ridge=1e-7", "-p",
            "lsr-esn.inputNoise=3e-5"),
        quick("--train-steps", "1500", "--starts", "10", "--max-steps", "800"));
    add(
        "schotz2025-thomas", "", "", "sindy",
        quick("--train-steps", "16384", "--starts", "10", "--max-steps", "12000"));
  }

  private void noisy() {
    for (String noise : List.of("0", "1e-9", "1e-7", "1e-5", "1e-3", "1e-1")) {
      add(
          "schotz2025-lorenz63-noisy", "-" + noise, " " + noise, "sindy", List.of("--noise", noise),
          quick("--train-steps", "8192", "--starts", "20"));
    }
  }

  private void moreBits() {
    add(
        "schotz2025-lorenz63", "-512-bits", ", 512 bits", "sindy",
        List.of("--precision", "binary(512)", "--train-steps", "300", "--starts",
            size == Size.QUICK ? "1" : "4"));
    add(
        "schotz2025-thomas", "-113-bits", ", 113 bits", "sindy",
        List.of("--precision", "binary(113)", "--train-steps", "1000", "--starts",
            size == Size.QUICK ? "1" : "4"));
    if (size == Size.FULL) {
      add(
          "schotz2025-lorenz63", "-512-bits-map", ", 512 bits, degree 16", "d2r2",
          List.of(
              "--precision", "binary(512)", "--dt", "0.001953125", "--train-steps", "32768",
              "--starts", "4", "--max-steps", "72000", "-p", "d2r2.degree=16", "-p",
              "d2r2.solver=normal"));
    }
  }

  private List<String> quick(String... words) {
    return size == Size.QUICK ? List.of(words) : List.of();
  }

  /// @param name  of the file, behind the protocol's
  /// @param title behind the protocol's, too
  @SafeVarargs
  private void add(
      String protocol, String name, String title, String surrogates, List<String>... more) {
    var words =
        new ArrayList<>(List.of("compare", "--protocol", protocol, "--surrogates", surrogates));
    for (List<String> some : more) {
      words.addAll(some);
    }
    words.addAll(List.of("--climate", "0"));
    runs.add(new Run(protocol + name, protocol + title, words));
  }
}
