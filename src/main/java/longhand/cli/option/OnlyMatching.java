package longhand.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.NamePattern;
import longhand.notation.name.Names;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option to see some of the quantities alone. */
public final class OnlyMatching {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Only quantities whose name matches, with * for any characters and ? for one: 'dL/dw2[1,*]'.")
    private String only;

    public boolean isGiven() {
        return only != null;
    }

    /** The pattern, if there is one: what is worked out for those alone who ask for it may be asked for by it. */
    public List<String> asked() {
        if (only != null && only.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only: expected the name of a quantity, with * for any characters and ? for one, found '" + only
                            + "'");
        }
        return only == null ? List.of() : List.of(only);
    }

    /** Quantities one after another, of which there may be millions. */
    public interface Quantities {
        void forEach(Consumer<Quantity> visit);
    }

    /** The same quantities as {@link #of}, where they need not be in a list. */
    public Quantities each(WorkedExample worked) {
        return isGiven() ? of(worked)::forEach : worked.derivation().rules()::forEach;
    }

    /** The quantities that match, in teaching order; without a pattern all. */
    public List<Quantity> of(WorkedExample worked) {
        Names names = worked.derivation().names();
        NamePattern glob = only == null ? null : NamePattern.typed(only);
        List<Quantity> quantities = new ArrayList<>();
        worked.derivation().rules().forEach(q -> {
            if (glob == null || glob.fits(q, names)) {
                quantities.add(q);
            }
        });
        if (quantities.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--only: no quantity of " + worked.example().name() + " matches '" + only
                            + "'; * stands for any characters, ? for one, as in 'dL/dw2[1,*]'");
        }
        return quantities;
    }
}
