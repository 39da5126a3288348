package org.servletbench.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.servletbench.harness.audit.Audit;
import org.servletbench.harness.audit.AuditMapping;
import org.servletbench.harness.audit.AuditTable;
import org.servletbench.harness.audit.Sentence;
import org.servletbench.harness.audit.TableReader;
import org.servletbench.harness.model.BenchException;
import org.servletbench.harness.report.AuditReport;
import org.servletbench.harness.system.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Holds anybody's table of results against arithmetic. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Checks a published table of results, anybody's, against arithmetic. Nothing is measured."
            + " Ends with 3 if anything is found.")
final class AuditCommand implements Callable<Integer> {
  private static final String BESIDE = "-sentences.csv";

  /** The formats of an audit. */
  enum Format {
    text,
    csv,
    json,
    markdown,
    html
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The table: .csv, .json (an array of objects) or a Markdown page.")
  private Path file;

  @Option(
      names = "--raw",
      paramLabel = "FILE",
      description = "The raw runs behind it: findings are then proved or withdrawn.")
  private Path raw;

  @Option(
      names = "--map",
      paramLabel = "COLUMN=MEANING",
      description =
          "What a column means, with its unit where it has one, such as 'Avg=mean:ms';"
              + " COLUMN=ignore leaves it out. May be given more than once.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--given",
      paramLabel = "MEANING=VALUE",
      description =
          "What holds for all rows and has no column, such as connections=360 or tool=wrk. May be"
              + " given more than once.")
  private List<String> given = new ArrayList<>();

  @Option(
      names = "--times-in",
      paramLabel = "UNIT",
      description = "The unit of times that have none in their head or cell: ns, us, ms or s.")
  private String times = "";

  @Option(
      names = "--sentences",
      paramLabel = "FILE",
      description =
          "Sentences about the table, as CSV. Default: the file of the same name that ends in "
              + BESIDE
              + ", if there is one.")
  private Path sentences;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  /**
   * @throws BenchException of kind USAGE if the file holds no table
   */
  @Override
  public Integer call() {
    List<AuditTable> tables =
        TableReader.read(
            file.toString(), AuditInput.text(file), AuditMapping.of(columns, given, times));
    List<AuditTable> runs =
        raw == null
            ? List.of()
            : TableReader.read(
                raw.toString(), AuditInput.text(raw), AuditMapping.of(List.of(), List.of(), times));
    Audit audit = Audit.of(file.toString(), tables, runs, said());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> AuditReport.text(audit, Terminal.columns());
          case csv -> AuditReport.csv(audit);
          case json -> json(audit);
          case markdown -> AuditReport.markdown(audit);
          case html -> AuditReport.html(audit);
        });
    out.flush();
    return audit.isClean() ? ExitCode.OK : ExitCode.UNEXPECTED;
  }

  private List<Sentence> said() {
    return Optional.ofNullable(sentences)
        .or(this::beside)
        .map(path -> Sentence.read(path.toString(), AuditInput.text(path)))
        .orElse(List.of());
  }

  private Optional<Path> beside() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return Optional.of(file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + BESIDE))
        .filter(Files::isRegularFile);
  }

  private static String json(Audit audit) {
    List<Map<String, String>> findings =
        audit.findings().stream()
            .map(
                finding -> {
                  Map<String, String> fields = new LinkedHashMap<>();
                  AuditReport.columns()
                      .forEach(it -> fields.put(it.head(), it.cell().apply(finding)));
                  return fields;
                })
            .toList();
    return JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(findings)
        + "\n";
  }
}
