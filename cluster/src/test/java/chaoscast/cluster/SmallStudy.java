package chaoscast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.evaluation.cli.Main;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Studies of seconds, and what they write but for times.
final class SmallStudy {
  private static final List<String> TRUTH =
      List.of(
          "--train-steps", "1000", "--starts", "5", "--spacing", "100", "--max-steps", "200",
          "--seed", "3",
          "--quiet");

  private SmallStudy() {}

  /// Ten trials, two of which fail: a network cannot have fewer nodes than an input has connections.
  static List<String> sensitivity() {
    return with("study", "sensitivity", "lsr-esn", "-p", "nodes=12,24,30,60,90", "--seeds", "2");
  }

  /// One trial for each number of nodes.
  static List<String> ofNodes(String nodes) {
    return with("study", "sensitivity", "lsr-esn", "-p", "nodes=" + nodes);
  }

  /// Twenty-four trials of about a second each.
  static List<String> longer() {
    return List.of(
        "study", "sensitivity", "lsr-esn", "-p", "nodes=600,601,602,603,604,605,606,607", "--seeds",
        "3",
        "--train-steps", "4000", "--starts", "5", "--spacing", "100", "--max-steps", "200",
        "--seed", "3", "--quiet");
  }

  /// Two generations.
  static List<String> search() {
    return with(
        "study", "search", "d2r2", "-p", "ridge=1e-9:1e-3:log", "--method", "cma-es", "--trials",
        "8");
  }

  /// Studies of every other kind whose trials run at once.
  static List<List<String>> others() {
    return List.of(
        with("study", "precision", "--surrogates", "d2r2", "--formats", "binary64;binary32"),
        with("study", "ablation", "lsr-esn", "-p", "nodes=24,30", "-p", "spectralRadius=0.1,0.5"),
        List.of(
            "study", "systems", "--systems", "henon,lorenz63", "--surrogates", "d2r2,lsr-esn",
            "-p", "lsr-esn.nodes=40", "--noise", "0,0.01", "--train-steps", "600", "--starts", "3",
            "--max-steps", "100", "--seed", "3", "--quiet"));
  }

  /// Studies that measure one trial at a time, or hold networks against polynomials.
  static List<List<String>> alone() {
    return List.of(
        List.of(
            "study", "scaling", "d2r2", "lorenz96", "-s", "F=8", "--sizes", "K=8,10", "--set",
            "degree=2", "--train-steps", "600", "--starts", "3", "--spacing", "50", "--max-steps",
            "100", "--seed", "3", "--quiet"),
        List.of(
            "study", "bits", "--bits", "53,64", "--train-steps", "120", "--starts", "2",
            "--max-steps", "200", "--quiet"),
        List.of(
            "study", "equivalence", "-p", "nodes=24", "--degree", "2", "--depth", "2", "--seeds",
            "1", "--train-steps", "1500", "--starts", "3", "--spacing", "50", "--max-steps",
            "100", "--seed", "3", "--quiet"));
  }

  private static List<String> with(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(TRUTH);
    return all;
  }

  /// @return what the study finds, without the times and memory that it took and the command that it was
  static String json(List<String> study, String engine, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "study", ".json");
    var words = new ArrayList<>(study);
    words.addAll(List.of("--engine", engine, "--json", file.toString()));
    var err = new StringWriter();
    assertEquals(0, run(words, err), err.toString());
    if (!study.contains("--resume")) { // all on this machine: of one kind
      int kinds = new ObjectMapper().readTree(file.toFile()).at("/manifest/workers").size();
      assertEquals(engine.equals("local") ? 0 : 1, kinds);
    }
    return json(file);
  }

  /// @param err gets messages
  /// @return the exit code
  static int run(List<String> words, StringWriter err) {
    return Main.run(
        words.toArray(String[]::new), new PrintWriter(Writer.nullWriter()), new PrintWriter(err));
  }

  /// @return what a study has written, without times, memory in use and the command
  static String json(Path file) throws IOException {
    JsonNode found = new ObjectMapper().readTree(file.toFile());
    ((ObjectNode) found).remove("manifest");
    forgetTimes(found);
    return found.toPrettyString();
  }

  private static void forgetTimes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("trainSeconds", "secondsPerStep", "seconds", "memoryBytes"));
    }
    node.forEach(SmallStudy::forgetTimes);
  }
}
