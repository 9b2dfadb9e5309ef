package longhand.example;

import java.util.Collection;
import java.util.List;
import longhand.calculus.Rules;
import longhand.check.reading.PrintedFigure;
import longhand.check.reading.WrittenNumber;
import longhand.file.FileProblem;
import longhand.model.Computation;
import longhand.model.TrainingStep;
import longhand.notation.name.Labels;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;

/**
 * One example: what is given, what its source calls it, and the figures that the source prints.
 *
 * @param name of its folder, or of its file without the ending
 * @param title one line
 * @param source where it comes from, or null
 * @param about what it shows, or null
 * @param asWritten in the order of the file; empty where there is none
 */
public record Example(
        String name,
        String title,
        String source,
        String about,
        Computation computation,
        Labels labels,
        List<WrittenFigure> asWritten) {
    /** A person reads every one of so many numbers. */
    public static final int MOST_ON_PAPER = 3000;

    public Example {
        asWritten = List.copyOf(asWritten);
    }

    /** The {@link Computation#ofLayers} of what is worked out. */
    public TrainingStep step() {
        return computation.ofLayers();
    }

    /** Whether it is a network of layers. */
    public boolean isOfLayers() {
        return computation instanceof TrainingStep;
    }

    /**
     * The same with what is worked out only when somebody asks for it, if one of these names is of such: derivatives by the inputs, which a graph
     * has anyway, and what comes out with the new parameters.
     */
    public Example with(Collection<String> asked) {
        Computation all = Names.asked(computation, labels, asked);
        return all.equals(computation) ? this : new Example(name, title, source, about, all, labels, asWritten);
    }

    /** What its quantities are called. */
    public Names names() {
        return new Names(new Rules(computation), labels);
    }

    /** Whether its numbers are few enough for a person to read every one: at most {@value #MOST_ON_PAPER}. */
    public boolean isOnPaper() {
        return isOnPaper(new Rules(computation));
    }

    /** Whether the numbers that these rules give are few enough for a person to read every one. */
    public static boolean isOnPaper(Rules rules) {
        return rules.order().size() <= MOST_ON_PAPER;
    }

    /**
     * The figures that the source prints, with the quantities that they are of.
     *
     * @param names of this example's quantities
     * @throws FileProblem if a figure is of no quantity, or is no number
     */
    public List<PrintedFigure> printedFigures(Names names) {
        return asWritten.stream().map(figure -> printedFigure(figure, names)).toList();
    }

    private static PrintedFigure printedFigure(WrittenFigure figure, Names names) {
        WrittenNumber number = WrittenNumber.parse(figure.value())
                .orElseThrow(
                        () -> figure.problem("value: expected a number, found " + FileProblem.quoted(figure.value())));
        try {
            return new PrintedFigure(names.find(figure.quantity()), number, figure.value(), figure.where());
        } catch (UnknownName unknown) {
            throw figure.problem("quantity: " + unknown.getMessage());
        }
    }
}
