package longhand.live;

import longhand.notation.Names;
import longhand.view.Explanation;
import longhand.view.MatrixLine;
import longhand.view.Outline;

/** Steps, and in which order they come, as JSON. */
final class StepData {
    private StepData() {}

    /** One quantity the long way. */
    static Json explanation(Explanation explanation) {
        return new Json()
                .put("name", explanation.name())
                .put("question", explanation.question())
                .put("isLine", explanation.isLine())
                .put("symbol", explanation.symbol())
                .texts("rule", explanation.rule())
                .texts("numbers", explanation.numbers())
                .put("shown", explanation.value().shown())
                .put("full", explanation.value().full())
                .put("data", explanation.value().data())
                .put("isRounded", explanation.value().isRounded())
                .put("numeral", explanation.numeral())
                .objects(
                        "factors",
                        explanation.factors().stream()
                                .map(factor -> new Json()
                                        .put("name", factor.name())
                                        .put("math", factor.math())
                                        .put("colour", factor.colour()))
                                .toList())
                .put("more", explanation.more())
                .texts("way", explanation.way())
                .texts("wayNumbers", explanation.wayNumbers())
                .texts("remarks", explanation.remarks());
    }

    /** Which steps there are, section by section, and the lines of the calculation as matrices. */
    static Json outline(Names names) {
        return new Json()
                .objects(
                        "sections",
                        Outline.of(names).stream().map(StepData::section).toList())
                .objects(
                        "lines",
                        MatrixLine.all(names).stream().map(StepData::line).toList());
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
                                        .objects(
                                                "steps",
                                                group.steps().stream()
                                                        .map(StepData::step)
                                                        .toList()))
                                .toList());
    }

    private static Json step(Outline.Step step) {
        return new Json()
                .put("name", step.name())
                .put("label", step.label())
                .put("now", step.now())
                .put("path", step.path());
    }

    private static Json line(MatrixLine line) {
        return new Json().put("math", line.math()).put("shapes", line.shapes());
    }
}
