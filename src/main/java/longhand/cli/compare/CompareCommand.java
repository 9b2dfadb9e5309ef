package longhand.cli.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import longhand.cli.option.ExampleParameter;
import longhand.cli.output.Output;
import longhand.compare.Comparison;
import longhand.compare.Effort;
import longhand.example.Example;
import longhand.mnist.descent.Recipe;
import longhand.model.TrainingStep;
import longhand.model.Unfolded;
import longhand.notation.name.Names;
import longhand.report.ComparePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = {
            "One batch, or several updates, through both engines: number by number, each by its own rule, and as matrices.",
            "",
            "They share no code. Each entry of a matrix is compared with the same quantity worked out on its own.",
            "The matrices know gradient descent on the mean over a batch: no other optimiser, decay, sum or threshold.",
            ""
        },
        footer = {
            "",
            "Differences are relative to the number or, where a sum cancels, to the size of its terms.",
            "Exit codes: 0 no difference above 1e-12; 1 at least one above it; 2 wrong usage or a bad file.",
            "",
            "Examples:",
            "  longhand compare three-three-two-batch",
            "  longhand compare mnist-batch --format html -o compare.html"
        })
public final class CompareCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        HTML
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExampleParameter example;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "text (the default), json, or html: a page with each matrix beside the derivation of its entries.")
    private Format format;

    @Mixin
    private Output output;

    /** What is said of one example. */
    record Compared(Example example, Names names, Comparison comparison, Effort oneByOne, Effort asMatrices) {
        /** With what it costs either engine, which takes as long again to measure. */
        static Compared measured(Example example, Comparison comparison) {
            TrainingStep step = example.step();
            Names names = new Names(comparison.trace().rules(), example.labels());
            return new Compared(example, names, comparison, Effort.oneByOne(step), Effort.asMatrices(step));
        }
    }

    @Override
    public Integer call() {
        Example read = example.read();
        if (!read.isOfLayers()) {
            throw new ParameterException(
                    spec.commandLine(),
                    read.computation() instanceof Unfolded unfolded
                            ? "expected a network of dense layers, found "
                                    + (unfolded.network().isInTime() ? "recurrence" : "convolution or pooling")
                                    + ": the matrices to compare with know dense layers alone"
                            : "expected a network of layers, found a computation graph: it has no matrices to compare with");
        }
        TrainingStep step = read.step();
        Recipe.unknown(step).ifPresent(what -> {
            throw new ParameterException(spec.commandLine(), what);
        });
        Comparison comparison = Comparison.of(step);
        StringWriter text = new StringWriter();
        PrintWriter page = new PrintWriter(text);
        try {
            switch (format) {
                case TEXT ->
                    CompareText.write(
                            Compared.measured(read, comparison),
                            output.terminal().width(),
                            page);
                case JSON -> CompareData.json(Compared.measured(read, comparison), page);
                case HTML -> page.print(ComparePage.render(read, comparison));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.flush();
        output.write(text.toString());
        return comparison.agrees() ? 0 : 1;
    }
}
