package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import longhand.calculus.Formula;
import longhand.calculus.Formula.Constant;
import longhand.calculus.Formula.Reference;
import longhand.calculus.Formula.Stable;
import longhand.calculus.Phase;
import longhand.calculus.Quantity;
import longhand.calculus.Rules;
import longhand.network.Network;
import longhand.notation.Colours;
import longhand.notation.Figures;
import longhand.notation.FormulaMathML;
import longhand.notation.FormulaText;
import longhand.notation.LongSums;
import longhand.notation.Names;
import longhand.notation.Wording;

/** Every quantity that is not given as a step: its question, rule, numbers and value, and where its factors came from. */
final class Steps {
    /** How much a step says, from most to least: the longer the calculation, the shorter each step has to be. */
    enum Manner {
        /** Formulas, and where each factor came from with its own rule. */
        ORIGINS_WITH_RULES,
        /** Formulas, and where each factor came from with its value. */
        ORIGINS_WITH_VALUES,
        /** Formulas alone. */
        FORMULAS,
        /** Formulas as plain text. */
        TEXT;

        private boolean hasOrigins() {
            return this == ORIGINS_WITH_RULES || this == ORIGINS_WITH_VALUES;
        }
    }

    /** How many factors of a step say where they came from; the rest of a long sum is left out of the list. */
    private static final int MOST_ORIGINS = 24;

    private static final int FIRST_ORIGINS = 10;

    private final Figures figures;
    private final Rules rules;
    private final Names names;
    private final Wording wording;
    private final Verdicts verdicts;
    private final Grouping grouping;
    private final Network network;
    private final boolean oneSample;
    private final Manner manner;
    private final Map<Quantity, Integer> numbers = new LinkedHashMap<>();

    Steps(Figures figures, Names names, Verdicts verdicts, Manner manner) {
        this.manner = manner;
        this.figures = figures;
        this.names = names;
        this.verdicts = verdicts;
        rules = figures.rules();
        wording = new Wording(names, figures);
        network = rules.step().network();
        oneSample = rules.step().batch().size() == 1;
        grouping = new Grouping(rules.step(), new Neurons(network, names.labels()));
        rules.forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                numbers.put(q, numbers.size() + 1);
            }
        });
    }

    int count() {
        return numbers.size();
    }

    /** All steps, phase by phase. */
    List<View.Section> sections() {
        List<View.Section> sections = new ArrayList<>();
        Map<String, List<View.Step>> groups = new LinkedHashMap<>();
        Quantity first = null;
        for (Quantity q : numbers.keySet()) {
            if (first != null && !grouping.section(first).equals(grouping.section(q))) {
                sections.add(section(first, groups));
                groups.clear();
                first = null;
            }
            first = first == null ? q : first;
            groups.computeIfAbsent(grouping.group(q), key -> new ArrayList<>()).add(step(q));
        }
        sections.add(section(first, groups));
        return sections;
    }

    private View.Section section(Quantity first, Map<String, List<View.Step>> groups) {
        List<View.Group> views = new ArrayList<>();
        groups.forEach((title, steps) -> views.add(new View.Group(title, steps)));
        return new View.Section(grouping.section(first), grouping.title(first), Grouping.phase(first.phase()), views);
    }

    private View.Step step(Quantity q) {
        Formula formula = LongSums.byLargest(rules.of(q), figures);
        Map<Quantity, Integer> colours = Colours.of(formula);
        boolean isLine = manner != Manner.TEXT && isCopy(q);
        String symbol = FormulaMathML.symbol(q, isOverBatch(q));
        View.Figure value = Numbers.of(figures, q);
        String numeral = FormulaMathML.numeral(figures.shown(q));
        List<Quantity> references = List.copyOf(formula.references());
        Light light = Light.of(q, network);
        String label = names.label(q);
        return new View.Step(
                names.of(q),
                Integer.toString(numbers.get(q)),
                wording.question(q),
                label == null ? "" : label,
                isLine,
                oneSample || q.sample() == 0 ? "" : Integer.toString(q.sample()),
                light.now(),
                light.path(),
                rule(q, formula, colours, symbol, isLine ? numeral : ""),
                isLine || isPlain(formula) ? List.of() : numbers(formula, colours),
                Typeset.math("<mo>=</mo>" + numeral),
                value,
                origins(references, colours, isLine),
                manner.hasOrigins() ? more(formula, references.size()) : "",
                (manner == Manner.TEXT ? Optional.<Formula>empty() : rules.shortcut(q))
                        .map(way -> way(q, LongSums.byLargest(way, figures), symbol))
                        .orElse(null),
                wording.remarks(q),
                verdicts.of(q));
    }

    private List<TemplateHTMLOutputModel> rule(
            Quantity q, Formula formula, Map<Quantity, Integer> colours, String symbol, String value) {
        if (manner == Manner.TEXT) {
            return List.of(Typeset.code(names.of(q) + " = " + FormulaText.rule(formula, names)));
        }
        boolean saysMore = !value.isEmpty() && !(formula instanceof Constant);
        String rule = FormulaMathML.rule(formula, colours, isOverBatch(q));
        return Typeset.equation(symbol, saysMore ? rule + "<mo>=</mo>" + value : rule);
    }

    private List<TemplateHTMLOutputModel> numbers(Formula formula, Map<Quantity, Integer> colours) {
        return manner == Manner.TEXT
                ? List.of(Typeset.code("= " + Numbers.readable(FormulaText.numbers(formula, figures))))
                : Typeset.equation("", FormulaMathML.numbers(formula, figures, colours));
    }

    /** What the list of origins leaves out. */
    private String more(Formula formula, int references) {
        if (references > MOST_ORIGINS) {
            return "… and " + (references - FIRST_ORIGINS) + " more, in the same way";
        }
        return LongSums.rests(formula).stream()
                .map(rest -> "… and " + rest.terms().size() + " more terms, together " + figures.shown(rest))
                .collect(Collectors.joining("; "));
    }

    private View.Way way(Quantity q, Formula formula, String symbol) {
        Map<Quantity, Integer> none = Map.of();
        return new View.Way(
                Typeset.equation(symbol, FormulaMathML.rule(formula, none, isOverBatch(q))),
                Typeset.equation("", FormulaMathML.numbers(formula, figures, none)));
    }

    private List<View.Origin> origins(List<Quantity> references, Map<Quantity, Integer> colours, boolean isLine) {
        if (!manner.hasOrigins()) {
            return List.of();
        }
        List<View.Origin> origins = new ArrayList<>();
        int count = references.size() > MOST_ORIGINS ? FIRST_ORIGINS : references.size();
        for (Quantity q : references.subList(0, count)) {
            String name = names.of(q);
            Integer step = numbers.get(q);
            Integer colour = colours.get(q);
            origins.add(new View.Origin(
                    isLine ? null : origin(q, references.size()),
                    colour == null ? "" : "f" + colour,
                    "#" + name,
                    step == null ? "given" : "step " + step));
        }
        return origins;
    }

    /** Symbol and value; with the rule between them where that is short and there are few to read. */
    private TemplateHTMLOutputModel origin(Quantity q, int among) {
        Formula formula = rules.of(q);
        boolean isShort =
                among <= 3 && !isPlain(formula) && formula.references().size() <= 2;
        String rule = manner == Manner.ORIGINS_WITH_RULES && (isShort || (among <= 3 && formula instanceof Reference))
                ? "<mo>=</mo>" + FormulaMathML.rule(LongSums.byLargest(formula, figures), Map.of(), isOverBatch(q))
                : "";
        return Typeset.math(FormulaMathML.symbol(q, !oneSample && q.sample() > 0 && among > 1 && isMean(q)) + rule
                + "<mo>=</mo>" + FormulaMathML.numeral(figures.shown(q)));
    }

    /** Whether q is a term of a mean over the batch, and so needs its sample in its symbol. */
    private static boolean isMean(Quantity q) {
        return switch (q.kind()) {
            case SAMPLE_LOSS, LOSS_BY_WEIGHT, LOSS_BY_BIAS -> true;
            default -> false;
        };
    }

    private boolean isOverBatch(Quantity q) {
        return !oneSample && q.phase() == Phase.MEAN;
    }

    /** Whether a rule with numbers put in would only say the value once more. */
    private static boolean isPlain(Formula formula) {
        Formula written = formula instanceof Stable stable ? stable.written() : formula;
        return written instanceof Constant || written instanceof Reference;
    }

    private static boolean isCopy(Quantity q) {
        return switch (q.kind()) {
            case WEIGHTED_SUM_BY_WEIGHT, WEIGHTED_SUM_BY_BIAS, WEIGHTED_SUM_BY_ACTIVATION -> true;
            default -> false;
        };
    }
}
