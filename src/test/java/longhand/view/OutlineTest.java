package longhand.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.Examples;
import longhand.calculus.Rules;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.view.Outline.Group;
import longhand.view.Outline.Section;
import longhand.view.Outline.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutlineTest {
    private static List<Section> of(TrainingStep step) {
        return Outline.of(new Names(new Rules(step), Labels.none(step.network())));
    }

    private static List<String> titles(TrainingStep step, String section) {
        return of(step).stream()
                .filter(one -> one.id().equals(section))
                .flatMap(one -> one.groups().stream())
                .map(Group::title)
                .toList();
    }

    @Test
    void one_sample_has_a_section_for_each_phase() {
        assertThat(of(Examples.threeThreeTwo()))
                .extracting(Section::id, Section::title)
                .containsExactly(
                        tuple("forward", "Forward"),
                        tuple("loss", "Loss"),
                        tuple("backward", "Backward"),
                        tuple("update", "Update"));
    }

    @Test
    void a_batch_has_them_for_each_sample_and_a_mean_before_the_update() {
        assertThat(of(Examples.threeThreeTwoBatch()))
                .extracting(Section::title)
                .containsExactly(
                        "Sample 1: forward",
                        "Sample 1: loss",
                        "Sample 1: backward",
                        "Sample 2: forward",
                        "Sample 2: loss",
                        "Sample 2: backward",
                        "Mean over the batch",
                        "Update");
    }

    @Test
    void forward_goes_from_neuron_to_neuron_and_softmax_by_the_whole_layer() {
        assertThat(titles(Examples.threeThreeTwo(), "forward"))
                .containsExactly(
                        "Neuron 1 of layer 1 (hidden · ReLU)",
                        "Neuron 2 of layer 1 (hidden · ReLU)",
                        "Neuron 3 of layer 1 (hidden · ReLU)",
                        "Neuron 1 of layer 2 (output · sigmoid)",
                        "Neuron 2 of layer 2 (output · sigmoid)");
        assertThat(titles(Examples.softmax(), "forward"))
                .containsExactly("The scores of the output layer", "Their softmax");
    }

    static List<TrainingStep> examples() {
        return List.of(
                Examples.threeThreeTwoBatch(),
                Examples.softmax(),
                Examples.squaredSoftmax(),
                Examples.mazur(),
                Examples.fiveLayers());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatever_is_worked_out_is_a_step_once_in_the_section_of_its_phase(TrainingStep step) {
        Rules rules = new Rules(step);
        List<Quantity> expected = workedOut(rules);
        List<Section> sections = of(step);

        assertThat(sections.stream()
                        .flatMap(section -> section.groups().stream())
                        .flatMap(group -> group.steps().stream())
                        .map(Step::quantity))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sections).allSatisfy(section -> assertThat(section.groups()).allSatisfy(group -> assertThat(
                        group.steps())
                .allSatisfy(one -> assertThat(one.quantity().phase().key()).isEqualTo(section.phase()))));
        assertThat(sections).extracting(Section::id).doesNotHaveDuplicates();
    }

    private static List<Quantity> workedOut(Rules rules) {
        List<Quantity> all = new ArrayList<>();
        rules.forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                all.add(q);
            }
        });
        return all;
    }

    @Test
    void a_step_has_its_name() {
        Step first = of(Examples.threeThreeTwo()).get(0).groups().get(0).steps().get(0);
        assertThat(first.name()).isEqualTo("z1[1]");
    }
}
