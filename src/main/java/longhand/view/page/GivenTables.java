package longhand.view.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import longhand.calculus.Rules;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Graph;
import longhand.model.Unfolded;
import longhand.notation.Derivation;
import longhand.notation.name.Names;
import longhand.notation.name.Setting;
import longhand.notation.text.Figures;
import longhand.view.html.Html;
import longhand.view.html.Numbers;

/** What is given, as tables: the numbers of a graph, the settings of the way of learning; and what becomes of parameters update by update. */
public final class GivenTables {
    /** More parameters than this are not printed update by update. */
    private static final int MOST_PARAMETERS = 40;

    private static final int MOST_UPDATES = 100;

    private final Derivation derivation;
    private final Figures figures;
    private final Names names;
    private final Rules rules;
    private final boolean hasSteps;

    /** @param hasSteps whether the page has a step for each number, for an entry to point to */
    public GivenTables(Derivation derivation, boolean hasSteps) {
        this.derivation = derivation;
        figures = derivation.figures();
        names = derivation.names();
        rules = derivation.rules();
        this.hasSteps = hasSteps;
    }

    /** What is given, but for settings: here each number has the place that links point to. */
    public List<MatrixTable> all() {
        if (rules.computation() instanceof Graph graph) {
            return of(graph);
        }
        return rules.computation() instanceof Unfolded unfolded
                ? new UnfoldedTables(unfolded, names, v -> entry(v, true)).all()
                : new MatrixTables(derivation, hasSteps).given();
    }

    /** The tables, and beside them the settings, as markup. */
    public static Html markup(List<MatrixTable> matrices, List<ExampleContent.Given> settings, boolean hasSteps) {
        StringBuilder given = new StringBuilder("<div class=\"matrices\">");
        matrices.forEach(matrix -> given.append(matrix.html().markup()));
        for (ExampleContent.Given setting : settings) {
            given.append("<p class=\"rate\">")
                    .append(Html.escaped(setting.words()))
                    .append(": <span")
                    .append(hasSteps ? " id=\"" + Html.escaped(setting.id()) + "\"" : "")
                    .append('>')
                    .append(Html.number(setting.value()).markup())
                    .append("</span></p>");
        }
        return new Html(given.append("</div>\n").toString());
    }

    /** Parameters first. */
    private List<MatrixTable> of(Graph graph) {
        List<MatrixTable> all = new ArrayList<>();
        add(all, graph, "parameters", Graph.Leaf::isUpdated);
        add(all, graph, "given numbers", leaf -> !leaf.isUpdated());
        return all;
    }

    private void add(List<MatrixTable> all, Graph graph, String title, Predicate<Graph.Leaf> which) {
        List<MatrixTable.Row> rows = new ArrayList<>();
        for (int number = 1; number <= graph.leaves().size(); number++) {
            Graph.Leaf leaf = graph.leaves().get(number - 1);
            if (which.test(leaf)) {
                rows.add(new MatrixTable.Row(leaf.name(), List.of(entry(Graph.leaf(number), true))));
            }
        }
        if (!rows.isEmpty()) {
            all.add(new MatrixTable(title, "", "", List.of("value"), rows));
        }
    }

    /** Of several updates: the loss before each and the parameters after it, a row an update; null where there is one. */
    ExampleContent.Updates updates() {
        Computation step = rules.computation();
        if (!step.hasLoss()) {
            return new EpochTable(derivation, hasSteps).all();
        }
        if (step.updates() == 1) {
            return null;
        }
        List<Variable> parameters = new ArrayList<>();
        rules.forEach(q -> {
            if (q instanceof Variable v && v.kind().isParameter() && v.update() == 1 && rules.has(v.withUpdate(2))) {
                parameters.add(v);
            }
        });
        List<Variable> shown = parameters.size() <= MOST_PARAMETERS ? parameters : List.of();
        int rows = Math.min(step.updates(), MOST_UPDATES);
        List<MatrixTable.Row> lines = new ArrayList<>();
        for (int update = 1; update <= rows; update++) {
            List<MatrixTable.Entry> entries = new ArrayList<>();
            entries.add(entry(rules.loss(update), false));
            for (Variable parameter : shown) {
                entries.add(entry(parameter.withUpdate(update + 1), false));
            }
            lines.add(new MatrixTable.Row("update " + update, entries));
        }
        List<String> columns = new ArrayList<>(List.of("loss"));
        shown.forEach(parameter -> columns.add(names.of(parameter)));
        String left = (rows < step.updates() ? "The first " + rows + " of " + step.updates() + " updates. " : "")
                + (shown.isEmpty() ? "Too many parameters to print here: the trace command lists every number." : "");
        return new ExampleContent.Updates(
                "Update by update",
                "update by update",
                left.strip(),
                new MatrixTable("Loss before each update, parameters after it", "", "", columns, lines));
    }

    /** What is given with the way of learning, and stands in no matrix. */
    public List<ExampleContent.Given> settings() {
        return rules.computation().learning().settings().stream()
                .map(kind -> {
                    Setting setting = Setting.of(kind);
                    Quantity q = Quantity.setting(kind);
                    return new ExampleContent.Given(
                            setting.symbol() + ", " + setting.words(), names.of(q), Numbers.of(figures, q));
                })
                .toList();
    }

    private MatrixTable.Entry entry(Quantity q, boolean isTarget) {
        return new MatrixTable.Entry(hasSteps ? names.of(q) : "", isTarget, Numbers.of(figures, q));
    }
}
