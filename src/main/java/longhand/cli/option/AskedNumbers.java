package longhand.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import longhand.course.worksheet.WorksheetMaker;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.NamePattern;
import longhand.notation.name.Names;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What students are to work out, and how precisely. */
public final class AskedNumbers {
    static final class Decimals extends WholeNumber {
        Decimals() {
            super(1, WorksheetMaker.MOST_DECIMALS);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--ask",
            paramLabel = "PATTERN",
            description = "What is to be worked out: a name, or a pattern as in 'dL/d*'; may be given several times."
                    + " Without it, about a dozen numbers along the way.")
    private List<String> patterns = List.of();

    @Option(
            names = "--digits",
            paramLabel = "N",
            converter = Decimals.class,
            description = "Decimals of the answers (1 to " + WorksheetMaker.MOST_DECIMALS
                    + "; default: 4, and as many more for new weights as the learning rate needs).")
    private Integer decimals;

    /** What was said of the quantities. */
    public List<String> patterns() {
        return patterns;
    }

    /** How many decimals; 0 for the usual number. */
    public int decimals() {
        return decimals == null ? 0 : decimals;
    }

    public boolean isGiven() {
        return !patterns.isEmpty() || decimals != null;
    }

    /** The quantities, in teaching order; empty if nothing was said. */
    public List<Quantity> of(Names names) {
        Set<Quantity> found = new LinkedHashSet<>();
        for (String pattern : patterns) {
            found.addAll(fitting(pattern, names));
        }
        List<Quantity> inOrder = new ArrayList<>();
        names.rules().forEach(q -> {
            if (found.contains(q)) {
                inOrder.add(q);
            }
        });
        return inOrder;
    }

    private List<Quantity> fitting(String pattern, Names names) {
        NamePattern glob = NamePattern.typed(pattern);
        List<Quantity> fitting = new ArrayList<>();
        names.rules().forEach(q -> {
            if (q.phase() != Phase.GIVEN && glob.fits(q, names)) {
                fitting.add(q);
            }
        });
        if (!fitting.isEmpty()) {
            return fitting;
        }
        Quantity q = names.find(pattern);
        if (q.phase() == Phase.GIVEN) {
            throw new ParameterException(
                    spec.commandLine(), "--ask: expected what is worked out, found '" + pattern + "', which is given");
        }
        return List.of(q);
    }
}
