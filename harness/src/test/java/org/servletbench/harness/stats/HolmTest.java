package org.servletbench.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolmTest {
  private static final double MANY = 1e6; // degrees of freedom: a normal distribution

  @ParameterizedTest(name = "{0}, standard error {1}: {2}")
  @CsvSource({
    "1.50, 0.10, SURELY_BEYOND",
    "0.60, 0.10, SURELY_BEYOND",
    "1.10, 0.04, DIFFERENT",
    "0.90, 0.04, DIFFERENT",
    "1.04, 0.01, UNDECIDED", // surely not 1, but less than what matters
    "1.10, 0.09, UNDECIDED",
    "1.00, 0.02, EQUIVALENT",
    "0.98, 0.01, EQUIVALENT",
    "1.00, 0.10, UNDECIDED"
  })
  void interval_and_margin_decide(double ratio, double error, Word word) {
    Difference difference = Holm.judge(ratio(ratio, error, 10), Margin.USUAL);

    assertThat(difference.word()).isEqualTo(word);
    assertThat(difference.ratio().orElseThrow()).isBetween(ratio - 1e-9, ratio + 1e-9);
    assertThat(difference.n()).isEqualTo(10);
  }

  @Test
  void a_word_is_the_same_whichever_side_is_the_base() {
    for (double error : new double[] {0.001, 0.02, 0.05}) {
      for (double ratio = 1.01; ratio < 1.3; ratio += 0.005) {
        assertThat(Holm.judge(ratio(1 / ratio, error, 10), Margin.USUAL).word())
            .isEqualTo(Holm.judge(ratio(ratio, error, 10), Margin.USUAL).word());
      }
    }
  }

  @Test
  void few_trials_have_a_ratio_and_no_word() {
    double[] two = {1, 2};
    Difference pair = Holm.judge(LogRatio.paired(two, two).orElseThrow(), Margin.USUAL);
    Difference one =
        Holm.judge(LogRatio.paired(new double[] {1}, new double[] {9}).orElseThrow(), Margin.USUAL);

    assertThat(pair.word()).isEqualTo(Word.TWO_TRIALS);
    assertThat(one.word()).isEqualTo(Word.ONE_TRIAL);
    assertThat(one.low()).isEmpty();
    assertThat(one.p()).isEmpty();
  }

  /** Of p = 0.01, 0.02 and 0.03 the first is below 0.05 / 3, the second is below 0.05 / 2. */
  @Test
  void the_smallest_p_pays_for_all_and_the_next_for_one_less() {
    assertThat(words(0.010, 0.020, 0.030)).containsExactly(true, true, true);
    assertThat(words(0.030, 0.010, 0.020)).containsExactly(true, true, true);
    assertThat(words(0.017, 0.018, 0.019)).containsExactly(false, false, false);
    assertThat(words(0.010, 0.030, 0.031)).containsExactly(true, false, false);
  }

  @Test
  void each_interval_excludes_1_exactly_where_its_word_says_so() {
    List<Difference> judged = judge(0.010, 0.030, 0.031);

    assertThat(judged.get(0).low().orElseThrow()).isGreaterThan(1);
    assertThat(judged.get(1).low().orElseThrow()).isLessThan(1);
    assertThat(judged.get(2).low().orElseThrow()).isLessThan(1);
  }

  @Test
  void what_is_not_compared_makes_nothing_harder_to_tell() {
    LogRatio alone = ofP(0.04);
    List<Difference> judged =
        Holm.judge(
            List.of(
                Optional.empty(),
                Optional.of(alone),
                LogRatio.paired(new double[] {1}, new double[] {2})),
            Margin.USUAL);

    assertThat(judged.get(0).word()).isEqualTo(Word.NOT_COMPARED);
    assertThat(judged.get(1).word()).isEqualTo(Word.DIFFERENT);
    assertThat(judged.get(2).word()).isEqualTo(Word.ONE_TRIAL);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 10.1, Double.NaN})
  void a_margin_out_of_range_is_refused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Margin(share))
        .withMessageStartingWith("margin must be greater than 0 and at most 10, not ");
  }

  @Test
  void the_usual_margin_is_5_percent() {
    assertThat(Margin.USUAL.share()).isEqualTo(0.05);
    assertThat(Holm.LEVEL).isEqualTo(0.05);
  }

  private static List<Boolean> words(double... ps) {
    return judge(ps).stream().map(each -> each.word().isDifferent()).toList();
  }

  private static List<Difference> judge(double... ps) {
    return Holm.judge(Arrays.stream(ps).mapToObj(p -> Optional.of(ofP(p))).toList(), Margin.USUAL);
  }

  /** A ratio of 1.2 with the error that gives it this p. */
  private static LogRatio ofP(double p) {
    double quantile = TDistribution.of(MANY).inverseSurvivalProbability(p / 2);
    return ratio(1.2, Math.log(1.2) / quantile, 10);
  }

  private static LogRatio ratio(double ratio, double error, int n) {
    return new LogRatio(ratio, error, MANY, n, 0.5);
  }
}
