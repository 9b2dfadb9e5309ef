package longhand.notation.formula;

import static longhand.model.Given.layer;
import static longhand.model.Given.network;
import static longhand.model.Given.sample;
import static longhand.model.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.formula.Formula.Negative;
import longhand.formula.Formula.Product;
import longhand.formula.Formula.Quotient;
import longhand.formula.Formula.Reference;
import longhand.formula.Formula.Sum;
import longhand.formula.quantity.Quantity;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.Colours;
import longhand.notation.text.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a line of MathML may break. */
class PieceTest {
    private static final Formula A = new Reference(Quantity.input(1, 1));
    private static final Formula B = new Reference(Quantity.input(2, 1));
    private static final Formula C = new Reference(Quantity.target(1, 1));

    private final Rules rules = new Rules(
            step(network(layer(Activation.IDENTITY, "2 -3", "0")), Loss.SQUARED_ERROR, "0.1", sample("4 -5", "6")));

    /** Each piece as its sign and its numbers and signs, without the elements around them. */
    private List<String> pieces(Formula formula) {
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        return FormulaMathML.numberPieces(formula, figures, Map.of()).stream()
                .map(piece -> piece.sign() + piece.markup().replaceAll("<[^>]*>", ""))
                .toList();
    }

    @Test
    void a_line_may_break_before_each_sign_between_terms() {
        assertThat(pieces(new Sum(List.of(A, B, new Negative(C))))).containsExactly("4", "+(−5)", "−6");
        assertThat(pieces(Formula.difference(A, C))).containsExactly("4", "−6");
        assertThat(pieces(new Sum(List.of(Formula.difference(A, C), new Product(List.of(A, C))))))
                .containsExactly("4", "−6", "+4·6");
    }

    @Test
    void a_line_never_breaks_inside_brackets_or_after_the_sign_of_a_number() {
        Formula sum = new Sum(List.of(A, C));
        assertThat(pieces(new Product(List.of(sum, B)))).containsExactly("(4+6)·(−5)");
        assertThat(pieces(Formula.difference(A, sum))).containsExactly("4", "−(4+6)");
        assertThat(pieces(new Negative(sum))).containsExactly("−(4+6)");
        assertThat(pieces(B)).containsExactly("−5");
    }

    @Test
    void only_a_fraction_that_stands_alone_has_pieces_above_and_below_its_bar() {
        Formula fraction = new Quotient(new Sum(List.of(A, C)), C);
        Piece alone = FormulaMathML.rulePieces(fraction, Map.of(), false, rules.step())
                .get(0);
        assertThat(alone.above()).extracting(Piece::sign).containsExactly("", "+");
        assertThat(alone.below()).hasSize(1);

        assertThat(FormulaMathML.rulePieces(new Sum(List.of(A, fraction)), Map.of(), false, rules.step()))
                .allSatisfy(piece -> assertThat(piece.above()).isEmpty());
        assertThat(FormulaMathML.rulePieces(new Product(List.of(fraction, A)), Map.of(), false, rules.step()))
                .allSatisfy(piece -> assertThat(piece.above()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"three-three-two-batch", "softmax", "squared-softmax", "mazur"})
    void the_pieces_put_together_are_the_formula(String example) {
        Rules of = new Rules(Examples.find(example).step());
        of.forEach(q -> assertThat(FormulaMathML.rulePieces(of.of(q), Colours.of(of.of(q)), true, of.step()).stream()
                        .map(piece -> (piece.sign().isEmpty() ? "" : "<mo>" + piece.sign() + "</mo>") + piece.markup())
                        .collect(Collectors.joining()))
                .isEqualTo(FormulaMathML.rule(of.of(q), Colours.of(of.of(q)), true, of.step())));
    }
}
