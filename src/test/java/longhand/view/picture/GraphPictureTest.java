package longhand.view.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import longhand.model.Given;
import longhand.model.Graph;
import longhand.model.learning.Learning;
import longhand.notation.Derivation;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.view.html.Shown;
import org.junit.jupiter.api.Test;

class GraphPictureTest {
    private static final Graph CIRCUIT = Given.graph("x=-2 y=5 z=-4", "q = x + y", "f = q * z");

    private static Names names(Graph graph) {
        return new Names(new Rules(graph), Labels.NONE);
    }

    private static Shown.Network of(Graph graph) {
        Names names = names(graph);
        return NetworkPicture.of(new Derivation(Figures.of(new Trace<>(names.rules(), Arithmetic.doubles())), names));
    }

    private static Shown.Node node(Shown.Network picture, String key) {
        return picture.nodes().stream()
                .filter(node -> node.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Shown.Edge edge(Shown.Network picture, String key) {
        return picture.edges().stream()
                .filter(edge -> edge.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Highlight highlight(Graph graph, String name) {
        Quantity q = names(graph).find(name);
        return Highlight.in(graph).apply(q);
    }

    @Test
    void each_number_is_a_circle_with_its_value_and_below_it_how_much_it_moves_the_loss() {
        Shown.Network picture = of(CIRCUIT);
        assertThat(picture.nodes())
                .extracting(Shown.Node::label)
                .containsExactly("x", "y", "z", "q = x + y", "f = q * z");
        assertThat(picture.nodes()).extracting(Shown.Node::value).containsExactly("−2", "5", "−4", "3", "−12");
        assertThat(picture.nodes()).extracting(Shown.Node::aside).containsExactly("−4", "−4", "3", "−4", "1");
        assertThat(node(picture, "n1-1").title()).isEqualTo("q = x + y = 3");
    }

    @Test
    void a_number_stands_right_of_all_that_it_is_worked_out_from_and_what_is_given_just_left_of_its_first_use() {
        Shown.Network picture = of(CIRCUIT);
        double x = Double.parseDouble(node(picture, "n0-1").x());
        double z = Double.parseDouble(node(picture, "n0-3").x());
        double q = Double.parseDouble(node(picture, "n1-1").x());
        double f = Double.parseDouble(node(picture, "n1-2").x());
        assertThat(x).isLessThan(q);
        assertThat(q).isLessThan(f).isEqualTo(z);
    }

    @Test
    void a_line_has_the_slope_along_it_and_bends_where_it_passes_a_column() {
        Shown.Network picture = of(Given.graph("x=2 w=3", "p = x * w", "s = p ^ 2", "f = s + x"));
        assertThat(edge(picture, "e0-1-1-1").label()).as("x to p").isEqualTo("3");
        assertThat(edge(picture, "e1-2-1-1").title()).isEqualTo("ds/dp = 12");
        assertThat(edge(picture, "e0-3-1-1").label()).as("x past p and s").isEmpty();
        assertThat(picture.edges()).extracting(Shown.Edge::key).contains("e0-3-1-2", "e0-3-1-3");
    }

    @Test
    void of_one_of_several_paths_to_the_loss_no_number_is_shown_that_is_the_sum_of_all() {
        Shown.Network picture = of(Given.graph("x=2", "s = x ^ 2", "f = s + x"));
        assertThat(edge(picture, "e0-2-1-2").label()).isEmpty();
        assertThat(edge(picture, "e0-1-1-1").label()).isEqualTo("4");
    }

    @Test
    void each_update_has_its_own_numbers() {
        Shown.Network picture =
                of(Given.graph("w=2 x=3", "w", Learning.descent(new BigDecimal("0.1"), true), 2, "f = w * x"));
        assertThat(node(picture, "n0-1").values()).isEqualTo("2|1.7");
        assertThat(node(picture, "n1-1").values()).isEqualTo("6|5.1");
        assertThat(node(picture, "n0-2").values()).as("given for both").isEqualTo("3|3");
        assertThat(picture.pass()).isEqualTo("update 1");
    }

    @Test
    void a_derivative_of_the_loss_lights_the_way_to_it() {
        Graph graph = Given.graph("x=2 w=3 b=1", "p = x * w", "s = p + b", "f = s ^ 2");
        Highlight highlight = highlight(graph, "df/dx");
        assertThat(highlight.now()).isEqualTo(Set.of("n0-1", "e0-1-1-1", "n1-1"));
        assertThat(highlight.path()).isEqualTo(Set.of("e1-2-1-1", "n1-2", "e1-3-2-1", "n1-3"));
        assertThat(highlight(graph, "ds/dp").now()).isEqualTo(Set.of("n1-1", "e1-2-1-1", "n1-2"));
        assertThat(highlight(graph, "s").now()).isEqualTo(Set.of("n1-1", "e1-2-1-1", "n1-2", "e0-2-3-1", "n0-3"));
    }

    @Test
    void a_graph_of_many_columns_and_rows_still_has_a_place_for_each() {
        String[] definitions = new String[60];
        definitions[0] = "n0 = x * 1.01";
        for (int i = 1; i < definitions.length; i++) {
            definitions[i] = "n" + i + " = n" + (i - 1) + " + 0.5 * x * n" + i / 2;
        }
        Shown.Network picture = of(Given.graph("x=0.1", definitions));
        assertThat(picture.isSmall()).isTrue();
        assertThat(picture.nodes().stream()
                        .map(node -> List.of(node.x(), node.y()))
                        .distinct())
                .hasSize(61);
    }
}
