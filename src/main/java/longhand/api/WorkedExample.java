package longhand.api;

import java.util.List;
import longhand.calculus.Trace;
import longhand.check.CheckedSheet;
import longhand.check.Marking;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.UnreadableSheet;
import longhand.example.Example;
import longhand.formula.Arithmetic;
import longhand.notation.Derivation;
import longhand.notation.Working;
import longhand.notation.formula.FormulaLatex;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;
import longhand.notation.text.Figures;

/** An example whose numbers are worked out, each when it is first asked for. Not for several threads at once. */
public final class WorkedExample {
    private final Example example;
    private final Derivation derivation;

    WorkedExample(Example example) {
        this.example = example;
        Names names = example.names();
        derivation = new Derivation(Figures.of(new Trace<>(names.rules(), Arithmetic.doubles())), names);
    }

    public String title() {
        return example.title();
    }

    /** The names of all its numbers, in the order in which a person works them out. */
    public List<String> names() {
        return derivation.figures().trace().quantities().stream()
                .map(derivation.names()::of)
                .toList();
    }

    /**
     * A number, by its name or by what the source calls it. What is only worked out when somebody asks has a name too: the loss after the
     * update is {@code L'}.
     *
     * @throws IllegalArgumentException if there is no such number; the message says which names come near
     */
    public WorkedNumber number(String name) {
        try {
            return number(derivation.of(derivation.names().find(name)));
        } catch (UnknownName unknown) {
            Example asked = example.with(List.of(name));
            if (asked.equals(example)) {
                throw new IllegalArgumentException(unknown.getMessage(), unknown);
            }
            return new WorkedExample(asked).number(name);
        }
    }

    /** The {@link WorkedNumber#value} of a number, by its name. */
    public double value(String name) {
        return number(name).value();
    }

    private WorkedNumber number(Working working) {
        return new WorkedNumber(
                working.name(),
                working.label().orElse(""),
                working.quantity().phase().key(),
                working.ruleText(),
                working.numbersText(),
                derivation.figures().real(working.quantity()),
                working.full(),
                FormulaLatex.rule(
                        working.rule(),
                        working.isOverBatch(),
                        derivation.rules().computation()),
                working.origins().stream()
                        .map(origin -> derivation.names().of(origin.quantity()))
                        .toList());
    }

    /**
     * Marks a sheet of answers, as the command {@code check} does: one {@code name = value} on each line, or CSV with the header
     * {@code quantity,value}. Both . and , are decimal signs.
     *
     * @return one for each answer, in the order of the sheet
     * @throws IllegalArgumentException if it is no sheet of answers
     */
    public List<MarkedAnswer> mark(String sheet) {
        try {
            CheckedSheet checked = CheckedSheet.of(
                    example.name(), example.names(), AnswerSheet.read(sheet), List.of(), Marking.FEWEST_DIGITS, false);
            return checked.sheet().marks().stream().map(WorkedExample::marked).toList();
        } catch (UnreadableSheet unreadable) {
            throw new IllegalArgumentException(unreadable.in("the sheet").getMessage(), unreadable);
        }
    }

    private static MarkedAnswer marked(Mark mark) {
        return new MarkedAnswer(
                mark.answer().line(),
                mark.answer().name(),
                mark.answer().given(),
                MarkedAnswer.Verdict.valueOf(mark.verdict().name()),
                mark.message(),
                mark.causes().stream().map(Mistake::id).toList());
    }
}
