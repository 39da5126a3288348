package org.servletbench.harness.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.servletbench.harness.answer.Doubt;
import org.servletbench.harness.answer.Fact;
import org.servletbench.harness.answer.Finding;
import org.servletbench.harness.model.Suite;

/** Writes {@code answer.json}: each finding in words, and as the figures that it rests on. */
public final class AnswerJson {
  public static final String FILE = "answer.json";

  private AnswerJson() {}

  /** Returns the text of the file. */
  public static String of(RunReport report) {
    Suite suite = report.summary().suite();
    List<Finding> findings = report.answer().findings();
    List<String> words = report.sentences();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("suite", suite.name());
    json.put("question", suite.question());
    json.put(
        "findings",
        IntStream.range(0, findings.size())
            .mapToObj(i -> finding(findings.get(i), words.get(i)))
            .toList());
    return Json.file(json);
  }

  private static Map<String, Object> finding(Finding finding, String words) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", finding.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    json.put("says", words);
    json.put("scenarios", finding.scenarios());
    json.put("figures", finding.facts().stream().map(AnswerJson::figure).toList());
    json.put("doubt", doubt(finding.doubt()));
    return json;
  }

  private static Map<String, Object> doubt(Doubt doubt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("fewest_trials", doubt.trials());
    json.put("most_trials", doubt.most());
    json.put("interval", doubt.interval());
    return json;
  }

  private static Map<String, Object> figure(Fact fact) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", fact.file());
    json.put("scenario", fact.scenario());
    if (!fact.against().isEmpty()) {
      json.put("against", fact.against());
    }
    json.put("metric", fact.metric().label());
    json.put("unit", fact.against().isEmpty() ? fact.metric().unit().symbol() : "ratio");
    json.put("value", fact.value());
    return json;
  }
}
