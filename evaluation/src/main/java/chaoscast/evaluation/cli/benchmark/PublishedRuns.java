package chaoscast.evaluation.cli.benchmark;

import chaoscast.evaluation.cli.benchmark.BenchmarkPublishedCommand.Size;
import java.util.ArrayList;
import java.util.List;

/// The comparisons that have a published horizon: which surrogates, and how large.
final class PublishedRuns {
  /// Settings of local reservoirs that were chosen with another seed (docs/studies.md, rings).
  private static final List<String> LOCAL_RESERVOIRS =
      List.of(
          "-p", "lsr-esn.preset=precise", "-p", "lsr-esn.nodes=600", "-p", "lsr-esn.overlap=3",
          "-p", "lsr-esn.inputScaling=0.05", "-p", "lsr-esn.ridge=1e-10");

  /// @param name  of the file that its result is kept in
  /// @param words behind the program's name
  record Run(String name, List<String> words) {
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
    return List.copyOf(all.runs);
  }

  private void lorenz63() {
    add("schotz2025-lorenz63", "", "d2r2,sindy", quick("--starts", "20"));
    add("mandal2025-lorenz63", "", "d2r2,sindy", quick("--starts", "40"));
  }

  private void lorenz96() {
    for (int k = 5; k <= 9; k++) {
      add(
          "schotz2025-lorenz96", "-K" + k, "sindy", List.of("-s", "K=" + k),
          quick("--train-steps", "16384", "--starts", "20", "--max-steps",
              k == 5 ? "6400" : "2400"));
    }
    add("mandal2025-lorenz96", "-sindy", "sindy",
        quick("--train-steps", "10000", "--starts", "10"));
    add(
        "mandal2025-lorenz96", "-local", "lsr-esn", List.of("-p", "lsr-esn.blocks=20"),
        LOCAL_RESERVOIRS,
        quick("--train-steps", "10000", "--starts", "20", "--max-steps", "1000"));
  }

  private void others() {
    add(
        "mandal2025-kuramoto-sivashinsky", "-sindy", "sindy",
        quick("--train-steps", "2000", "--starts", "10"));
    add(
        "mandal2025-kuramoto-sivashinsky", "-ring", "d2r2", List.of("-p", "d2r2.preset=ring"),
        quick("--train-steps", "5000", "--starts", "10", "--max-steps", "800"));
    add(
        "schotz2025-thomas", "", "sindy",
        quick("--train-steps", "16384", "--starts", "10", "--max-steps", "12000"));
  }

  private void noisy() {
    for (String noise : List.of("0", "1e-9", "1e-7", "1e-5", "1e-3", "1e-1")) {
      add(
          "schotz2025-lorenz63-noisy", "-" + noise, "sindy", List.of("--noise", noise),
          quick("--train-steps", "8192", "--starts", "20"));
    }
  }

  private List<String> quick(String... words) {
    return size == Size.QUICK ? List.of(words) : List.of();
  }

  @SafeVarargs
  private void add(String protocol, String name, String surrogates, List<String>... more) {
    var words =
        new ArrayList<>(List.of("compare", "--protocol", protocol, "--surrogates", surrogates));
    for (List<String> some : more) {
      words.addAll(some);
    }
    words.addAll(List.of("--climate", "0"));
    runs.add(new Run(protocol + name, words));
  }
}
