package org.servletbench.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class PlansTest {
  /** A knob, and its default, which may be a function itself. */
  private static final Pattern KNOB = Pattern.compile("\\$\\{__P\\(([^,()]+),([^(){}]+)\\)}");

  private static final Pattern VERSION = Pattern.compile("-[0-9][\\w.]*(?=-|\\.jar)");

  /** The cells of a row of the README's knobs, with what is left of it and right of it. */
  private static final int KNOB_CELLS = 6;

  @ParameterizedTest
  @ValueSource(strings = {"article.jmx", "smoke.jmx"})
  void a_plan_has_no_listener_for_the_command_line_names_the_file(String plan) throws Exception {
    assertThat(elements(plan, "ResultCollector")).isEmpty();
    assertThat(elements(plan, "Summariser")).isEmpty();
    assertThat(Files.readString(Path.of(plan))).doesNotContain("Visualizer", "BackendListener");
  }

  @ParameterizedTest
  @ValueSource(strings = {"article.jmx", "smoke.jmx"})
  void a_plan_runs_no_script_since_groovy_3_fails_on_new_jd_ks(String plan) throws Exception {
    assertThat(Files.readString(Path.of(plan)))
        .doesNotContain("JSR223", "BeanShell", "__groovy", "__javaScript");
  }

  @ParameterizedTest
  @ValueSource(strings = {"article.jmx", "smoke.jmx"})
  void every_element_says_how_the_gui_shows_it(String plan) throws Exception {
    NodeList all = parse(plan).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.hasAttribute("testclass")) {
        assertThat(element.getAttribute("guiclass")).as(element.getTagName()).isNotEmpty();
        assertThat(element.getAttribute("testname")).as(element.getTagName()).isNotEmpty();
        assertThat(element.getAttribute("enabled")).as(element.getTagName()).isEqualTo("true");
      }
    }
    assertThat(parse(plan).getDocumentElement().getAttribute("jmeter")).isEqualTo("5.6.3");
  }

  @Test
  void labels_are_what_the_reader_of_the_results_expects() throws Exception {
    assertThat(labels("article.jmx", "HTTPSamplerProxy"))
        .containsExactly("ready", "warm-up", "measure");
    assertThat(labels("article.jmx", "OpenModelThreadGroup")).containsExactly("warm-up", "measure");
    assertThat(labels("smoke.jmx", "HTTPSamplerProxy")).containsExactly("measure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"article.jmx", "smoke.jmx"})
  void every_number_that_shapes_the_load_is_a_knob_with_a_default(String plan) throws Exception {
    List<Element> properties = elements(plan, "stringProp");
    assertThat(properties)
        .filteredOn(property -> isQuantity(property.getAttribute("name")))
        .filteredOn(property -> !property.getTextContent().equals("0"))
        .isNotEmpty()
        .allSatisfy(property -> assertThat(property.getTextContent()).matches(KNOB));
    assertThat(properties)
        .filteredOn(property -> property.getAttribute("name").endsWith(".schedule"))
        .isNotEmpty()
        .allSatisfy(
            schedule ->
                assertThat(KNOB.matcher(schedule.getTextContent()).replaceAll("knob"))
                    .as("no rate and no time of its own")
                    .doesNotContainPattern("[(][0-9]"));
  }

  private static boolean isQuantity(String property) {
    return List.of("port", "connect_timeout", "response_timeout", "seconds", "duration", "value")
            .contains(property.substring(property.lastIndexOf('.') + 1))
        && !property.startsWith("ThreadGroup.");
  }

  @Test
  void the_defaults_are_the_experiment_of_the_article() throws Exception {
    Map<String, String> knobs = knobs("article.jmx");
    assertThat(knobs)
        .containsOnly(
            Map.entry("protocol", "http"),
            Map.entry("host", "127.0.0.1"),
            Map.entry("port", "8080"),
            Map.entry("path", "/blockingRequestProcessing"),
            Map.entry("body", "true"),
            Map.entry("rate", "20"),
            Map.entry("duration-ms", "60000"),
            Map.entry("delay-ms", "1000"),
            Map.entry("timeout-ms", "60000"),
            Map.entry("connect-timeout-ms", "10000"),
            Map.entry("warm-up.rate", "30"),
            Map.entry("warm-up.duration-ms", "4000"),
            Map.entry("warm-up.delay-ms", "20"),
            Map.entry("pause-ms", "2000"),
            Map.entry("drain-ms", "70000"),
            Map.entry("ready.limit-s", "60"),
            Map.entry("ready.delay-ms", "1"),
            Map.entry("ready.timeout-ms", "2000"),
            Map.entry("ready.interval-ms", "100"));
  }

  @Test
  void the_smoke_plan_has_no_knob_that_the_other_has_not() throws Exception {
    assertThat(knobs("article.jmx").keySet()).containsAll(knobs("smoke.jmx").keySet());
  }

  @ParameterizedTest
  @CsvSource({"article.jmx, 2", "smoke.jmx, 3"})
  void the_readme_lists_the_knobs_of_a_plan_with_their_defaults(String plan, int column)
      throws Exception {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      String[] cells = line.split(" *\\| *", -1);
      if (line.startsWith("| `") && cells.length == KNOB_CELLS && !cells[column].isEmpty()) {
        String[] names = cells[1].replace("`", "").split(", ");
        String[] defaults = cells[cells[column].equals("the same") ? 2 : column].split(", ");
        for (int i = 0; i < names.length; i++) {
          listed.put(names[i], defaults[i]);
        }
      }
    }
    assertThat(knobs(plan)).isEqualTo(listed);
  }

  /** JMeter loads every jar of its folder. */
  @Test
  void no_library_of_jmeter_is_there_in_two_versions() throws Exception {
    try (Stream<Path> jars = Files.list(Path.of("target/jmeter/lib"))) {
      assertThat(jars.map(jar -> VERSION.matcher(jar.getFileName().toString()).replaceFirst("")))
          .hasSizeGreaterThan(50)
          .doesNotHaveDuplicates();
    }
  }

  /** Name to default; fails when one name has two defaults in the same plan. */
  private static Map<String, String> knobs(String plan) throws IOException {
    Map<String, String> knobs = new TreeMap<>();
    Matcher matcher = KNOB.matcher(Files.readString(Path.of(plan)));
    while (matcher.find()) {
      String before = knobs.put(matcher.group(1), matcher.group(2));
      assertThat(before).as(matcher.group(1)).isIn(null, matcher.group(2));
    }
    return knobs;
  }

  private static List<String> labels(String plan, String tag) throws Exception {
    return elements(plan, tag).stream().map(element -> element.getAttribute("testname")).toList();
  }

  private static List<Element> elements(String plan, String tag) throws Exception {
    NodeList nodes = parse(plan).getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Document parse(String plan)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory.newDocumentBuilder().parse(Path.of(plan).toFile());
  }
}
