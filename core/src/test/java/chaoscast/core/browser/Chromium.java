package chaoscast.core.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One tab of a headless Chromium, spoken to by the DevTools protocol. Tests get theirs by [InBrowser].
///
/// Source: https://chromedevtools.github.io/devtools-protocol/
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--window-size=1000,900",
          "--remote-debugging-port=0");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();

  /// @param profile an empty folder
  Chromium(Path profile) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(executable().toString());
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + profile);
    command.add("about:blank");
    process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(false)
            .start();
    int port = port(process);
    HttpRequest tabs = HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d/json/list".formatted(port))).build();
    JsonNode tab =
        JSON.readTree(http.send(tabs, HttpResponse.BodyHandlers.ofString()).body()).get(0);
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(tab.get("webSocketDebuggerUrl").textValue()), new Listener())
            .join();
    call("Runtime.enable", "{}");
    call("Log.enable", "{}");
    call("Page.enable", "{}");
  }

  /// @throws AssertionError if there is none: the report must be tested, so this is no reason to skip
  private static Path executable() {
    for (String name : NAMES) {
      for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    throw new AssertionError("one of " + NAMES + " must be on the PATH: install chromium");
  }

  private static int port(Process process) throws IOException {
    BufferedReader err = process.errorReader();
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      if (line.startsWith("DevTools listening on ")) {
        Thread.ofVirtual().start(() -> err.lines().forEach(_ -> {}));
        return URI.create(line.substring(line.indexOf("ws://"))).getPort();
      }
    }
    throw new IOException("chromium ended before it listened");
  }

  /// Leaves the page, and forgets what has been emulated and logged.
  void reset() {
    call("Page.navigate", "{\"url\":\"about:blank\"}");
    call("Emulation.clearDeviceMetricsOverride", "{}");
    call("Emulation.setEmulatedMedia", "{\"features\":[]}");
    errors.clear();
  }

  public void open(Path page) {
    call("Page.navigate", "{\"url\":\"" + page.toUri() + "\"}");
  }

  /// @param expression JavaScript, whose promise is waited for
  /// @return its value
  public JsonNode evaluate(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            JSON.createObjectNode()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true)
                .toString());
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    return result.at("/result/value");
  }

  /// Waits until an expression is true, at most two minutes.
  public void await(String expression) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!evaluate("Boolean(" + expression + ")").booleanValue()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never came true: " + expression + "; logged: " + errors);
      }
      Thread.sleep(100);
    }
  }

  /// Presses the left button at one point and lets go at another.
  public void drag(double x, double y, double toX, double toY) {
    mouse("mouseMoved", x, y, 0);
    mouse("mousePressed", x, y, 1);
    for (int i = 1; i <= 10; i++) {
      mouse("mouseMoved", x + (toX - x) * i / 10, y + (toY - y) * i / 10, 1);
    }
    mouse("mouseReleased", toX, toY, 0);
  }

  /// Presses the left button and lets it go.
  public void click(double x, double y) {
    drag(x, y, x, y);
  }

  /// Presses a key and lets it go.
  ///
  /// @param key as JavaScript's `KeyboardEvent.key` has it
  public void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          JSON.createObjectNode().put("type", type).put("key", key).toString());
    }
  }

  private void mouse(String type, double x, double y, int buttons) {
    call(
        "Input.dispatchMouseEvent",
        JSON.createObjectNode()
            .put("type", type)
            .put("x", x)
            .put("y", y)
            .put("button", type.equals("mouseMoved") && buttons == 0 ? "none" : "left")
            .put("buttons", buttons)
            .put("clickCount", type.equals("mouseMoved") ? 0 : 1)
            .toString());
  }

  public void emulate(int width, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%d,\"height\":900,\"deviceScaleFactor\":1,\"mobile\":false}".formatted(width));
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
            .formatted(dark ? "dark" : "light"));
  }

  /// @return what the page has logged as an error, and exceptions that nothing caught
  public List<String> errors() {
    return List.copyOf(errors);
  }

  private JsonNode call(String method, String parameters) {
    int id = calls.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    socket
        .sendText(
            "{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true)
        .join();
    return answer.orTimeout(2, TimeUnit.MINUTES).join();
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  /// Sorts messages into answers and events.
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        try {
          receive(JSON.readTree(message.toString()));
        } catch (IOException e) {
          errors.add("unreadable: " + message);
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void receive(JsonNode json) {
      if (json.has("id")) {
        answers.remove(json.get("id").intValue()).complete(json.path("result"));
        return;
      }
      boolean bad =
          switch (json.path("method").textValue()) {
            case "Runtime.exceptionThrown" -> true;
            case "Runtime.consoleAPICalled" -> json.at("/params/type").textValue().equals("error");
            case "Log.entryAdded" -> json.at("/params/entry/level").textValue().equals("error");
            default -> false;
          };
      if (bad) {
        errors.add(json.get("params").toString());
      }
    }
  }
}
