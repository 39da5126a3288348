package org.servletbench.harness.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window, driven by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages;
  private final List<JsonNode> events = new ArrayList<>();
  private int last;

  private Browser(Process process, WebSocket socket, BlockingQueue<JsonNode> messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /** Returns a Chromium or Chrome on the path, if there is one. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param folder empty folder for its profile
   */
  static Browser start(Path chromium, Path folder) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            chromium.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder,
            "about:blank");
    Process process =
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectErrorStream(false).start();
    String port = port(process);
    HttpClient client = HttpClient.newHttpClient();
    String targets =
        client
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .build(),
                BodyHandlers.ofString())
            .body();
    String address =
        JSON.readTree(targets)
            .valueStream()
            .filter(target -> target.get("type").asString().equals("page"))
            .map(target -> target.get("webSocketDebuggerUrl").asString())
            .findFirst()
            .orElseThrow();
    BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener(messages))
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Browser browser = new Browser(process, socket, messages);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      browser.send(domain + ".enable", Map.of());
    }
    return browser;
  }

  /** It says on standard error where it listens; a thread reads on so that it never blocks. */
  private static String port(Process process) throws IOException {
    var lines = process.errorReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("DevTools listening on ws://")) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
        return line.replaceFirst(".*://[^:]+:(\\d+)/.*", "$1");
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /** Opens a page, and waits until its script has unpacked the charts. */
  void open(Path page, int width, int height, String scheme) throws Exception {
    events.clear();
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    send("Page.navigate", Map.of("url", page.toUri().toString()));
    while (events.stream().noneMatch(event -> isNamed(event, "Page.loadEventFired"))) {
      events.add(next());
    }
    evaluate(
        "new Promise(done => { const look = () => !document.scripts.length"
            + " || document.documentElement.dataset.ready"
            + " ? done(1) : setTimeout(look, 20); look(); })");
  }

  /** Evaluates an expression in the page, and a promise to its end. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.get("exceptionDetails").toString());
    }
    return result.get("result").path("value");
  }

  /** Returns what went wrong in the page: exceptions, errors on its console, broken policies. */
  List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                isNamed(event, "Runtime.exceptionThrown")
                    || isNamed(event, "Log.entryAdded")
                    || isNamed(event, "Runtime.consoleAPICalled"))
        .map(JsonNode::toString)
        .toList();
  }

  /** Returns the addresses that the page asked for. */
  List<String> requests() {
    return events.stream()
        .filter(event -> isNamed(event, "Network.requestWillBeSent"))
        .map(event -> event.at("/params/request/url").asString())
        .toList();
  }

  private static boolean isNamed(JsonNode event, String method) {
    return event.path("method").asString("").equals(method);
  }

  private JsonNode send(String method, Map<String, Object> parameters) throws Exception {
    int id = ++last;
    String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(text, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (true) {
      JsonNode message = next();
      if (message.path("id").asInt(0) == id) {
        return message.path("result");
      }
      events.add(message);
    }
  }

  private JsonNode next() throws InterruptedException {
    JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("the browser said nothing for " + PATIENCE_SECONDS + " s");
    }
    return message;
  }

  @Override
  public void close() throws Exception {
    List<ProcessHandle> children = process.descendants().toList();
    send("Browser.close", Map.of());
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    socket.abort();
  }

  /** Puts the parts of each message together. */
  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    Listener(BlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        messages.add(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
