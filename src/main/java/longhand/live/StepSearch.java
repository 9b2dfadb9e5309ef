package longhand.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.notation.name.Names;

/**
 * Finds the step, or else what is given, that somebody means by a name, or by the source's own name, or by how one of them begins.
 */
final class StepSearch {
    private final Names names;
    private final List<Quantity> places = new ArrayList<>();

    StepSearch(Names names) {
        this.names = names;
        List<Quantity> given = new ArrayList<>();
        names.rules().forEach(q -> (q.phase() == Phase.GIVEN ? given : places).add(q));
        places.addAll(given);
    }

    /** The name of it: the one called just so before one called so in other letters, and that before one that begins so. */
    Optional<String> find(String typed) {
        String name = Names.tidy(typed);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String small = name.toLowerCase(Locale.ROOT);
        return first(q -> names.of(q).equals(name))
                .or(() -> first(q -> name.equals(label(q))))
                .or(() -> first(q -> small(names.of(q)).equals(small) || small.equals(small(label(q)))))
                .or(() -> first(q -> names.of(q).startsWith(name)));
    }

    private Optional<String> first(Predicate<Quantity> fits) {
        return places.stream().filter(fits).findFirst().map(names::of);
    }

    /** Without blanks, as what is typed. */
    private String label(Quantity q) {
        String label = names.label(q);
        return label == null ? null : Names.tidy(label);
    }

    private static String small(String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }
}
