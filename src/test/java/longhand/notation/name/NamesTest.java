package longhand.notation.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import longhand.calculus.Derivatives;
import longhand.calculus.Rules;
import longhand.example.Example;
import longhand.example.OnPaper;
import longhand.example.files.Examples;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Quantity;
import longhand.model.TrainingStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private final Names oneSample = names("three-three-two");
    private final Names batch = names("three-three-two-batch");
    private final Names mazur = names("mazur");

    static List<String> examples() {
        return OnPaper.NAMES;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_quantity_is_found_by_its_name(String example) {
        Rules rules = new Rules(Examples.find(example).computation());
        Names names = names(example);
        rules.forEach(q -> assertThat(names.find(names.of(q))).isEqualTo(q));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "z1[1,2]",
                "a2[1,1]",
                "b1[1,5]",
                "w1[1]",
                "w1'[1]",
                "dL/db1[1,5]",
                "da2[1]/dz2[1,7]",
                "da2[1,9]/dz2[1]",
                "dz1[1,7]/dw1[1,1]",
                "dz2[1]/da1[1,3]",
                "dz2[1,4]/db2[1]",
                "dL/dw1[1]"
            })
    void an_index_too_many_or_too_few_names_nothing(String name) {
        assertThatExceptionOfType(UnknownName.class)
                .isThrownBy(() -> names("three-three-two").find(name))
                .withMessageContaining(name);
    }

    @Test
    void the_sample_is_named_only_where_there_are_several() {
        assertThat(oneSample.of(Quantity.weightedSum(1, 2, 1))).isEqualTo("z1[2]");
        assertThat(batch.of(Quantity.weightedSum(1, 2, 1))).isEqualTo("z1[2]@1");
        assertThat(batch.of(Derivatives.batchLossByWeight(1, 2, 3))).isEqualTo("dL/dw1[2,3]");
        assertThat(batch.of(Derivatives.lossByWeight(1, 2, 3, 2))).isEqualTo("dL/dw1[2,3]@2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "J12; w2[2,1]", // from J1 to O2: the notes count from-to
                "I21; w1[1,2]",
                "dL/dJ31; dL/dw2[1,3]",
                "dL1/dI21; dL[1]/dw1[1,2]",
                "J1; z1[1]",
                "RELU(J3); a1[3]",
                "SIG(O1); a2[1]",
                "B_O2; b2[2]",
                "J12'; w2'[2,1]",
                "I3; x[3]"
            })
    void the_labels_of_the_notes_are_understood(String label, String name) {
        assertThat(oneSample.of(oneSample.find(label))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"w5; w2[1,1]", "w8'; w2'[2,2]", "net_h1; z1[1]", "out_o2; a2[2]", "dE/dw1; dL/dw1[1,1]", "E; L"})
    void the_labels_of_mazur_are_understood(String label, String name) {
        assertThat(mazur.of(mazur.find(label))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "w5+; w2'[1,1]",
                "w5^+; w2'[1,1]",
                "w_5^{+}; w2'[1,1]",
                "w₅; w2[1,1]",
                "z₁[2]; z1[2]",
                "z_1[2]; z1[2]",
                "a_{2}[1]; a2[1]",
                "E_total; L",
                "Etotal; L",
                "E_{total}; L",
                "loss; L",
                "Cost; L",
                "J; L",
                "dE_total/dw5; dL/dw2[1,1]",
                "∂C/∂w₅; dL/dw2[1,1]",
                "delta2[1]; dL/dz2[1]",
                "δ1[2]; dL/dz1[2]",
                "δ_1[2]; dL/dz1[2]",
                "δ₁[2]; dL/dz1[2]",
            })
    void other_sources_spell_names_otherwise(String spelled, String name) {
        assertThat(mazur.of(mazur.find(spelled))).isEqualTo(name);
    }

    @Test
    void a_name_of_the_example_keeps_its_meaning() {
        assertThat(oneSample.of(oneSample.find("J1"))).isEqualTo("z1[1]");
        Names circuit = names("circuit");
        assertThat(circuit.of(circuit.find("f"))).isEqualTo("f");
        assertThatExceptionOfType(UnknownName.class).isThrownBy(() -> circuit.find("loss"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w", "1", "+", "_1", "delta", "E_total", "z_"})
    void a_name_of_any_length_is_looked_at_in_little_time_and_stack(String part) {
        String name = part.repeat(100_000);
        assertThatExceptionOfType(UnknownName.class).isThrownBy(() -> mazur.find(name, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"delta9[1]", "delta", "+", "^+", "w99+", "loss[1]", "dloss", "totals", "E_totals", "_1", "error"
            })
    void a_spelling_of_nothing_names_nothing(String name) {
        assertThatExceptionOfType(UnknownName.class)
                .isThrownBy(() -> mazur.find(name))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {" dL / dw2[1, 3] ", "∂L/∂w2[1,3]", "dL/dw2[1,3]@1"})
    void spaces_curly_signs_and_the_only_sample_do_not_matter(String text) {
        assertThat(oneSample.of(oneSample.find(text))).isEqualTo("dL/dw2[1,3]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Z1[3,2]; z1[3]@2",
                "Z1[3]@2; z1[3]@2",
                "A2[1,2]; a2[1]@2",
                "X[3,1]; x[3]@1",
                "Y[2,2]; y[2]@2",
                "W1[2,3]; w1[2,3]",
                "W1′[2,3]; w1'[2,3]",
                "dL/dZ1[3,2]; dL/dz1[3]@2",
                "∂L/∂A2[1,2]; dL/da2[1]@2",
                "dZ1[3,2]; dL/dz1[3]@2",
                "dW2[1,3]; dL/dw2[1,3]",
                "dW2[1,3]@2; dL/dw2[1,3]@2",
                "dB2[2]; dL/db2[2]"
            })
    void a_capital_is_a_matrix_with_a_row_for_each_neuron_and_a_column_for_each_sample(String entry, String name) {
        assertThat(batch.of(batch.find(entry))).isEqualTo(name);
    }

    @Test
    void with_one_sample_a_matrix_has_one_column() {
        assertThat(oneSample.of(oneSample.find("Z1[3]"))).isEqualTo("z1[3]");
        assertThat(oneSample.of(oneSample.find("Z1[3,1]"))).isEqualTo("z1[3]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"z1[1]@0", "L@0", "dL/dw2[1,3]@0", "dL/db1[1]@00", "w1[1,1]@0", "Z1[1,0]", "alpha@0", "J1@0"})
    void there_is_no_sample_0(String name) {
        assertSaid(oneSample, name, "samples count from 1");
        assertSaid(batch, name, "samples count from 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"z1[0]", "x[0]", "y[0]@1", "L[0]", "w1[0,2]", "w1'[2,0]", "dL/dw2[0,0]", "dL/db1[0]", "dW2[0,1]"
            })
    void there_is_no_neuron_0(String name) {
        assertSaid(oneSample, name, "the numbers in brackets count from 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"z0[1]", "dL/dw0[1,2]", "b0'[1]", "A0[2]"})
    void there_is_no_layer_0(String name) {
        assertSaid(oneSample, name, "layers count from 1, and the inputs are x[1], x[2] and so on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"z1[1,0]", "z1[1,2]", "a2[2,1]@1", "dL/db1[1,5]", "da2[1,9]/dz2[1]", "x[1,2]", "b1'[1,1]"})
    void only_a_weight_has_two_indices(String name) {
        String reason = "only a weight has two numbers in brackets; a sample follows after @, as in z1[2]@1";
        assertSaid(oneSample, name, reason);
        assertSaid(batch, name, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w1[1]", "w2'[2]", "dL/dw1[3]", "W1[1]"})
    void a_weight_has_two_indices(String name) {
        assertSaid(
                oneSample,
                name,
                "a weight has two numbers in brackets: the neuron that it leads to, then the one that it comes from");
    }

    private static void assertSaid(Names names, String name, String reason) {
        assertThatThrownBy(() -> names.find(name))
                .isInstanceOf(UnknownName.class)
                .hasMessage("no quantity is called '" + name + "': " + reason);
        assertThatThrownBy(() -> names.find(name, false)).hasMessageEndingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0dL/dw2[1,\u00A03]", "\u200Bd\u2060L/dw2[1,3]\uFEFF"})
    void spaces_that_were_pasted_do_not_matter(String text) {
        assertThat(oneSample.of(oneSample.find(text))).isEqualTo("dL/dw2[1,3]");
    }

    @Test
    void an_unknown_name_gets_the_nearest_ones() {
        assertThatThrownBy(() -> oneSample.find("dL/dw2[3,1]"))
                .isInstanceOf(UnknownName.class)
                .hasMessageStartingWith("no quantity is called 'dL/dw2[3,1]': did you mean dL/dw")
                .hasMessageContaining(" or ");
        assertThatThrownBy(() -> oneSample.find("loss-of-everything"))
                .hasMessage("no quantity is called 'loss-of-everything'");
    }

    @Test
    void a_name_without_its_sample_is_unknown_in_a_batch() {
        assertThatThrownBy(() -> batch.find("z1[1]")).hasMessageContaining("z1[1]@1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "d/d", "dL/d", "z1[999999]", "w99999[1,1]", "z1[1]@999999999", "dL/dL", "x[1]'"})
    void nonsense_is_unknown(String text) {
        assertThatThrownBy(() -> oneSample.find(text)).isInstanceOf(UnknownName.class);
    }

    private static Names names(String name) {
        Example example = Examples.find(name);
        return new Names(new Rules(example.computation()), example.labels());
    }

    @Test
    void of_several_updates_the_number_stands_at_the_end_and_1_may_be_left_out() {
        TrainingStep step = longhand.calculus.Examples.severalUpdates();
        Rules rules = new Rules(step);
        Names names = new Names(rules, Labels.none(step.network()));
        rules.forEach(q -> assertThat(names.find(names.of(q))).as(names.of(q)).isEqualTo(q));
        assertThat(names.find("z1[2]")).isEqualTo(Quantity.weightedSum(1, 2, 1));
        assertThat(names.of(Quantity.weightedSum(1, 2, 1))).isEqualTo("z1[2]@1~1");
        assertThat(names.of(Quantity.weight(1, 1, 2))).isEqualTo("w1[1,2]");
        assertThat(names.of(Quantity.newWeight(1, 1, 2))).isEqualTo("w1'[1,2]~1");
        assertThat(names.find("w1[1,2]~4")).isEqualTo(names.find("w1'[1,2]~3"));
        assertThat(names.find("dL/dw1[1,2]~2"))
                .isEqualTo(new Derivative(
                        Quantity.batchLoss().withUpdate(2),
                        Quantity.weight(1, 1, 2).withUpdate(2)));
        assertThatThrownBy(() -> names.find("z1[2]~0")).hasMessageContaining("updates count from 1");
        assertThatThrownBy(() -> names.find("z1[2]@2~1")).isInstanceOf(UnknownName.class);
        assertThatThrownBy(() -> names.find("z1[2]@1~5")).isInstanceOf(UnknownName.class);
        assertThatThrownBy(() -> names.find("dL/dw1'[1,2]~1")).isInstanceOf(UnknownName.class);
    }
}
