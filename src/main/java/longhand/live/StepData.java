package longhand.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import longhand.formula.quantity.Quantity;
import longhand.live.text.Json;
import longhand.model.TrainingStep;
import longhand.notation.Derivation;
import longhand.notation.LatexEquation;
import longhand.notation.Working;
import longhand.notation.name.Names;
import longhand.view.Explainer;
import longhand.view.MatrixLine;
import longhand.view.Outline;
import longhand.view.QuantityMatrix;

/** Steps, and in which order they come, as JSON. */
final class StepData {
    private StepData() {}

    /** Which steps there are, section by section. */
    static Json outline(Names names) {
        return new Json()
                .objects(
                        "sections",
                        Outline.of(names).stream().map(StepData::section).toList())
                .objects("parts", PictureParts.of(names));
    }

    private static Json section(Outline.Section section) {
        return new Json()
                .put("id", section.id())
                .put("phase", section.phase())
                .objects(
                        "groups",
                        section.groups().stream()
                                .map(group -> new Json()
                                        .put("title", group.title())
                                        .texts(
                                                "steps",
                                                group.steps().stream()
                                                        .map(Outline.Step::name)
                                                        .toList())
                                        .texts(
                                                "families",
                                                group.steps().stream()
                                                        .map(Outline.Step::family)
                                                        .toList()))
                                .toList());
    }

    /** The lines of an update as matrices: how they are to be read, and of each line the names of its entries, row by row. */
    static Json lines(Names names, int update) {
        if (!(names.rules().computation() instanceof TrainingStep step)) {
            return new Json();
        }
        return new Json()
                .put("words", MatrixLine.words(step, update, true))
                .objects(
                        "lines",
                        MatrixLine.all(names, update).stream()
                                .map(line -> line(line, names))
                                .toList());
    }

    static Json written(Working working) {
        return new Json().put("latex", LatexEquation.of(working).aligned()).put("text", working.text());
    }

    static Json needed(Derivation derivation, Quantity quantity) {
        Set<Quantity> needed = new LinkedHashSet<>();
        need(derivation, quantity, needed);
        return new Json()
                .texts("names", needed.stream().map(derivation.names()::of).toList());
    }

    private static void need(Derivation derivation, Quantity quantity, Set<Quantity> needed) {
        for (Working.Origin origin : derivation.of(quantity).origins()) {
            Working factor = derivation.of(origin.quantity());
            if (needed.add(origin.quantity()) && Explainer.isLine(factor)) {
                need(derivation, origin.quantity(), needed);
            }
        }
    }

    private static Json line(MatrixLine line, Names names) {
        QuantityMatrix result = line.result();
        List<String> rows = new ArrayList<>();
        for (int row = 1; row <= result.rows(); row++) {
            List<String> entries = new ArrayList<>();
            for (int column = 1; column <= result.columns(); column++) {
                entries.add(names.of(result.at(row, column)));
            }
            rows.add(String.join(" ", entries));
        }
        return new Json()
                .put("math", line.math())
                .put("shapes", line.shapes())
                .put("shape", result.shape())
                .put("isOfSamples", result.across() == QuantityMatrix.Columns.SAMPLES)
                .texts("rows", rows);
    }
}
