package longhand.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.calculus.RandomSteps;
import longhand.calculus.Rules;
import longhand.calculus.TeachingOrder;
import longhand.calculus.Trace;
import longhand.check.CheckedSheet;
import longhand.check.reading.Answer;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.live.text.Exercise;
import longhand.live.text.ExerciseText;
import longhand.model.Batch;
import longhand.model.TrainingStep;
import longhand.model.network.Layer;
import longhand.model.network.Network;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;
import org.apache.commons.math3.util.Decimal64;
import org.junit.jupiter.api.Test;

/** What comes out with the new parameters on what an update has learned from: L', and what it is worked out from. */
class LossAfterUpdateTest {
    private static Stream<TrainingStep> steps() {
        return Stream.concat(
                        Stream.concat(RandomSteps.ofLearning(40, 7), RandomSteps.ofSeveralUpdates(20, 8)),
                        Stream.of("perceptron", "delta-rule")
                                .map(name -> Examples.find(name).step()))
                .filter(TrainingStep::hasUpdate)
                .map(step -> step.withLearning(step.learning().lookingBack()));
    }

    private static Trace<Decimal64> trace(TrainingStep step) {
        return new Trace<>(new Rules(step), Arithmetic.doubles());
    }

    /** The network as it is after an update. */
    private static Network after(int update, Trace<Decimal64> trace) {
        Network network = trace.step().network();
        List<Layer> layers = new ArrayList<>();
        for (int number = 1; number <= network.depth(); number++) {
            List<List<BigDecimal>> weights = new ArrayList<>();
            List<BigDecimal> offsets = new ArrayList<>();
            for (int to = 1; to <= network.width(number); to++) {
                List<BigDecimal> row = new ArrayList<>();
                for (int from = 1; from <= network.width(number - 1); from++) {
                    row.add(number(trace, Quantity.weight(number, to, from).withUpdate(update + 1)));
                }
                weights.add(row);
                offsets.add(number(trace, network.offset(number, to).withUpdate(update + 1)));
            }
            layers.add(network.layer(number).withParameters(weights, offsets));
        }
        return new Network(layers);
    }

    private static BigDecimal number(Trace<Decimal64> trace, Quantity q) {
        BigDecimal exact = trace.exactly(q);
        return exact == null ? new BigDecimal(trace.of(q).getReal()) : exact;
    }

    @Test
    void it_is_what_the_same_batch_gives_in_the_network_with_the_new_parameters() {
        int compared = 0;
        for (TrainingStep step : steps().toList()) {
            Trace<Decimal64> trace = trace(step);
            for (int update = 1; update <= step.updates(); update++) {
                Batch batch = step.batch(update);
                TrainingStep next =
                        new TrainingStep(after(update, trace), List.of(batch), 1, step.loss(), step.learning());
                Trace<Decimal64> once = trace(next);
                int here = update;
                List<Variable> forward = new ArrayList<>();
                once.forEach(q -> {
                    if (q instanceof Variable v && v.kind().after() != v.kind()) {
                        forward.add(v);
                    }
                });
                for (Variable v : forward) {
                    double expected = once.of(v).getReal();
                    Variable ours = v.with(v.kind().after()).withUpdate(here);
                    assertThat(trace.of(ours).getReal())
                            .as("%s %s", step, ours)
                            .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @Test
    void it_is_the_loss_of_the_next_update_where_that_learns_from_the_same() {
        Example example = Examples.find("two-epochs").with(List.of("L'"));
        Trace<Decimal64> trace = trace(example.step());
        Names names = new Names(trace.rules(), example.labels());
        assertThat(trace.of(names.find("L'~1"))).isEqualTo(trace.of(names.find("L~2")));
        assertThat(trace.of(names.find("L'@2~1"))).isEqualTo(trace.of(names.find("L@2~2")));
        Example others = Examples.find("mini-batches").with(List.of("L'"));
        Trace<Decimal64> trained = trace(others.step());
        Names theirs = new Names(trained.rules(), others.labels());
        assertThat(trained.of(theirs.find("L'~1"))).isNotEqualTo(trained.of(theirs.find("L~2")));
    }

    @Test
    void places_names_and_quantities_are_each_others_inverse_and_rules_name_only_what_is_before() {
        for (TrainingStep step : steps().limit(30).toList()) {
            Names names = new Names(new Rules(step), Labels.none(step.network()));
            TeachingOrder order = names.rules().order();
            List<Quantity> all = new ArrayList<>();
            names.rules().forEach(all::add);
            assertThat(all).hasSize(order.size()).doesNotHaveDuplicates();
            for (int place = 0; place < all.size(); place++) {
                int here = place;
                Quantity q = all.get(place);
                assertThat(order.at(place)).isEqualTo(q);
                assertThat(order.placeOf(q)).isEqualTo(place);
                assertThat(names.find(names.of(q))).isEqualTo(q);
                assertThat(names.rules().of(q).references())
                        .allSatisfy(named -> assertThat(order.placeOf(named)).isLessThan(here));
            }
        }
    }

    @Test
    void nobody_has_it_who_does_not_ask() {
        Example example = Examples.find("mazur");
        Names names = new Names(new Rules(example.computation()), example.labels());
        assertThatThrownBy(() -> names.find("L'")).isInstanceOf(UnknownName.class);
        assertThat(example.with(List.of("w1'[1,1]", "b1'*", "L", "dL/dw1[1,1]")))
                .isSameAs(example);
        for (String asked : List.of("L'", "L′", "L'[1]", "a2'[1]", "z1'*", "E'")) {
            assertThat(example.with(List.of(asked)).computation().looksBack())
                    .as(asked)
                    .isTrue();
        }
        Example without = Examples.find("schiendorfer");
        assertThat(without.with(List.of("L'"))).isSameAs(without);
    }

    @Test
    void a_graph_has_it_under_the_name_of_its_loss() {
        Example example = Examples.find("descent").with(List.of("f'"));
        Trace<Decimal64> trace = new Trace<>(new Rules(example.computation()), Arithmetic.doubles());
        Names names = new Names(trace.rules(), Labels.NONE);
        assertThat(trace.of(names.find("f'~1"))).isEqualTo(trace.of(names.find("f~2")));
        assertThat(trace.of(names.find("f'~2")).getReal()).isEqualTo(1.7847);
        assertThat(names.of(names.find("f'~2"))).isEqualTo("f'~2");
    }

    @Test
    void a_sheet_may_have_it_and_it_follows_from_a_slip_in_a_new_weight() {
        Example example = Examples.find("pen-and-paper").with(List.of("L'"));
        Rules rules = new Rules(example.computation());
        Names names = new Names(rules, example.labels());
        Quantity slipped = names.find("w2'[1,1]");
        Trace<Decimal64> theirs = new Trace<>(rules, Arithmetic.doubles(), Map.of(slipped, new Decimal64(0.25)));
        String after = new BigDecimal(theirs.of(names.find("L'")).getReal())
                .round(new MathContext(6))
                .toPlainString();
        Example given = Examples.find("pen-and-paper");
        CheckedSheet checked = CheckedSheet.of(
                given.name(),
                given.names(),
                List.of(new Answer(1, "w2'[1,1]", "0.25"), new Answer(2, "L'", after), new Answer(3, "L", "9")),
                List.of(),
                2,
                true);
        assertThat(checked.sheet().marks())
                .extracting(mark -> mark.answer().name() + " " + mark.verdict().key())
                .containsExactlyInAnyOrder("w2'[1,1] wrong", "L' follows", "L correct");
    }

    @Test
    void an_exercise_that_has_it_has_it_in_a_page_too() {
        Example example = Examples.find("mazur").with(List.of("L'"));
        Exercise exercise = new Exercise("Mazur", null, null, example.computation(), example.labels());
        assertThat(ExerciseText.read(ExerciseText.write(exercise))).isEqualTo(exercise);
        Example graph = Examples.find("descent").with(List.of("f'"));
        Exercise descent = new Exercise("Descent", null, null, graph.computation(), graph.labels());
        assertThat(ExerciseText.read(ExerciseText.write(descent)).computation().looksBack())
                .isTrue();
    }
}
