package longhand.live;

import java.util.List;
import longhand.model.TrainingStep;
import longhand.notation.name.Names;
import longhand.view.MatrixLine;
import longhand.view.Outline;

/** Steps, and in which order they come, as JSON. */
final class StepData {
    private StepData() {}

    /** Which steps there are, section by section, and the lines of the calculation as matrices. */
    static Json outline(Names names) {
        return new Json()
                .objects(
                        "sections",
                        Outline.of(names).stream().map(StepData::section).toList())
                .objects(
                        "lines",
                        names.rules().computation() instanceof TrainingStep
                                ? MatrixLine.all(names).stream()
                                        .map(StepData::line)
                                        .toList()
                                : List.of())
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

    private static Json line(MatrixLine line) {
        return new Json().put("math", line.math()).put("shapes", line.shapes());
    }
}
