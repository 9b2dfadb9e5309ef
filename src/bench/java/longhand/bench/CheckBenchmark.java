package longhand.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.MarkedSheet;
import longhand.check.Marking;
import longhand.check.reading.Answer;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Kind;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to mark a sheet of 100 answers to three-three-two, once warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CheckBenchmark {
    private static final int ANSWERS = 100;

    /** Whether the error has the wrong sign throughout the sheet, so that every known mistake has to be tried. */
    @Param({"false", "true"})
    public boolean mistaken;

    private final Example example = Examples.find("three-three-two");
    private List<Answer> answers;

    @Setup
    public void writeAnswers() {
        Rules rules = new Rules(example.step());
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        Names names = new Names(rules, example.labels());
        answers = new ArrayList<>();
        rules.forEach(q -> {
            if (!q.isOf(Kind.INPUT) && !q.isOf(Kind.TARGET) && answers.size() < ANSWERS) {
                boolean turned = mistaken
                        && (q instanceof longhand.formula.quantity.Derivative d
                                && d.numerator().isOf(Kind.SAMPLE_LOSS));
                answers.add(new Answer(
                        answers.size() + 1,
                        names.of(q),
                        NumberText.shown(turned ? figures.decimal(q).negate() : figures.decimal(q))));
            }
        });
    }

    @Benchmark
    public MarkedSheet mark() {
        return Marking.of(answers, new Names(new Rules(example.step()), example.labels()), Marking.FEWEST_DIGITS);
    }
}
