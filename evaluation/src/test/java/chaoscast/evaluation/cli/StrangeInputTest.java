package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words and numbers that are not what they seem: refused with a sentence of bounded length that steers no
/// terminal, or text wherever they are shown.
class StrangeInputTest {
  private static final String MARKUP = "<script>alert(1)</script>{{library}}";
  private static final int LONG = 100_000;

  @TempDir
  private static Path folder;

  @BeforeAll
  static void makeInputs() throws IOException {
    write("plain.csv", "time,x,y", "0.5");
    write("names.csv", "time,\u001b[31mred\u0007," + MARKUP, "0.5");
    write("infinite.csv", "time,x,y", "1e999");
    write("hexadecimal.csv", "time,x,y", "0x1p3");
    write("suffix.csv", "time,x,y", "1d");
    write("digits.csv", "time,x,y", "\u0663");
    write("escape.csv", "time,x,y", "\u001b]0;title\u0007");
    write("long.csv", "time,x,y", "A".repeat(LONG));
    write("great.csv", "time,x,y", "0.5", x -> 1.7e308 * x);
    write("without-step.csv", "x0,x1,x2", "0.5");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "inspect infinite.csv | row 8 (line 9), column 2 (x) must be finite but was 1e999",
    "inspect hexadecimal.csv | column 2 (x) must be a number but was '0x1p3'",
    "inspect suffix.csv | column 2 (x) must be a number but was '1d'",
    "inspect digits.csv | column 2 (x) must be a number but was '\u0663'",
    "inspect escape.csv | column 2 (x) must be a number but was",
    "inspect long.csv | column 2 (x) must be a number but was 'AAAA",
    "inspect [ESC31mno | must be a file that exists, or a pattern, but is neither",
    "inspect plain.csv --dt 1e999 | must be > 0 but was Infinity",
    "generate lorenz63 --steps 3 --dt 1e999 -o OUT.csv | --dt must be finite and > 0 but was Infinity",
    "generate lorenz63 --steps 0x10 -o OUT.csv | --steps must be a whole number but was '0x10'",
    "generate lorenz63 --steps \u0663 -o OUT.csv | --steps must be a whole number but was '\u0663'",
    "generate lorenz63 --steps 3 --dt 1d -o OUT.csv | --dt must be a number but was '1d'",
    "train d2r2 --data plain.csv -p ridge=0x1p3 -o OUT.h5 | ridge must be a number but was '0x1p3'",
    "train d2r2 --data plain.csv -p ridge=1e999 -o OUT.h5 | ridge must be finite and ≥ 0 but was Infinity",
    "train d2r2 --data plain.csv -p degree=ESC3 -o OUT.h5 | degree must be a whole number or auto",
    "train sindy --data without-step.csv --dt 1 -p degree=200 -o OUT.h5 | degree must be ≤",
    "train d2r2 --data great.csv -o OUT.h5 | column x of great.csv must have a finite mean",
    "train d2r2 --data plain.csv --resample 1e-300 -o OUT.h5 | --resample, must be ≥",
    "compare lorenz63 --surrogates , | --surrogates must be values with ',' between them but one is empty",
    "compare lorenz63 --lyapunov 0 | --lyapunov must be > 0 but was 0.0",
    "forecast ESCno.h5 --data plain.csv --steps 3 -o OUT.csv | must exist but does not",
    "train LONG --data plain.csv -o OUT.h5 | surrogate",
    "describe LONG | must exist but does not",
    "study sensitivity d2r2 -p degree=1 --seeds 2147483647 | --seeds must be ≤ 1000000",
    "study search d2r2 --trials 2147483647 | --trials must be ≤ 1000000",
    "study equivalence --seeds 2147483647 | --seeds must be ≤ 1000000",
    "study equivalence --depth 2147483647 | --depth must be ≤ 1000",
    "study equivalence lorenz63 --train-steps 300 --degree 2147483647 | --degree in 3 variables must be ≤ 37",
    "reservoir learn --seeds 2147483647 | --seeds must be ≤ 1000000",
    "reservoir in-degree --data plain.csv --networks 2147483647 | --networks must be ≤ 1000000",
    "spline hessian --starts 2147483647 | --starts must be ≤ 1000000",
    "compare lorenz63 --climate 2147483647 | --climate must be ≤ 715827882",
    "study sensitivity d2r2 -p degree=1:9:9 -p ridge=1:2:10000 -p threshold=1:2:10000 | there are 900000000 settings",
    "reservoir memory --steps 2147483647 | steps must be ≤ 1073741803",
    "reservoir memory --delays 2147483647 --steps 2147483647 | steps must be ≥ 2147483648",
    "reservoir modes --data plain.csv --folds 2147483647 | a recording must have ≥ 8589934588 windows",
    "reservoir balance --neurons 2147483647 | neurons must be ≤",
    "compare lorenz63 --starts 2000000 --surrogates d2r2 | + max-steps + 1 must be ≤",
    "lyapunov lorenz63 --time 1e999 | time must be finite and > 0 but was Infinity"
  })
  void isRefusedInAShortPlainSentence(String line, String sentence) {
    CommandRun run = CommandRun.of(words(line));
    assertEquals(2, run.code(), run.err());
    String said = run.err() + run.out();
    assertTrue(said.contains(sentence), said);
    assertTrue(said.length() < 4000, "shortened");
    assertPlain(said);
    assertFalse(said.contains("java.") || said.contains("null"), said);
  }

  @Test
  void aGreatColumnIsNamedBeforeItOverflowsAScale() {
    CommandRun run = CommandRun.of("inspect", at("great.csv")).succeeds();
    assertTrue(
        (run.out() + run.err()).contains("column x has values as great as 1.7e308"),
        run.out() + run.err());
    assertFalse(run.out().contains("NaN"), run.out());
  }

  @Test
  void namesAreTextOnTerminalsInPagesAndInFigures() throws IOException {
    Path page = at("page.html");
    Path figures = at("figures");
    CommandRun run =
        CommandRun.of(
            "compare", "--data", at("names.csv"), "--surrogates", "d2r2", "-p", "d2r2.degree=2",
            "--train-steps", 150, "--starts", 2, "--spacing", 20, "--max-steps", 40, "--lyapunov",
            "0.9", "--report", page, "--figures", figures)
            .succeeds();
    assertPlain(run.out() + run.err());
    String html = Files.readString(page);
    assertFalse(html.contains(MARKUP) || html.contains("<script>alert"), "markup of a name");
    assertFalse(html.contains("\u001b"));
    assertTrue(html.contains("{{library}}"), "the name is shown, not replaced by a library");
    try (var files = Files.list(figures)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".svg")).toList()) {
        String svg = Files.readString(file);
        assertFalse(svg.contains("<script") || svg.contains("\u001b"), file.toString());
      }
    }
    assertPlain(CommandRun.of("inspect", at("names.csv")).succeeds().out());
  }

  @Test
  void aLinkToNothingMakesItsTarget() throws IOException {
    Path link = Files.createSymbolicLink(at("link.h5"), at("target.h5"));
    CommandRun.of("train", "d2r2", "--data", at("plain.csv"), "-p", "degree=2", "-o", link)
        .succeeds();
    assertTrue(Files.isSymbolicLink(link) && Files.isRegularFile(at("target.h5")));
  }

  private static void assertPlain(String said) {
    assertTrue(
        said.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'), said);
  }

  private static Object[] words(String line) {
    var words = new ArrayList<Object>();
    for (String word : line.split(" ", -1)) {
      String plain = word.replace("ESC", "\u001b[").replace("[\u001b[", "\u001b[")
          .replace("LONG", "A".repeat(3000));
      boolean file = plain.endsWith(".csv") && Files.exists(at(plain));
      words.add(file ? at(plain) : plain.replace("OUT", at("out").toString()));
    }
    return words.toArray();
  }

  private static void write(String name, String header, String eighth) throws IOException {
    write(name, header, eighth, x -> x);
  }

  /// 400 rows of oscillations; the second number of the eighth row is given as it is.
  private static void write(String name, String header, String eighth, DoubleFunction<Double> unit)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    for (int i = 0; i < 400; i++) {
      double t = 0.25 * i;
      String x = Double.toString(unit.apply(Math.sin(t)));
      lines.add(
          String.format(
              Locale.ROOT, "%s,%s,%s", t, i == 7 ? eighth : x, Math.cos(t) * Math.sin(0.07 * i)));
    }
    Files.write(at(name), lines);
  }

  private static Path at(String name) {
    return folder.resolve(name);
  }
}
