package longhand.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.formula.quantity.Derivative;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.model.Graph;
import longhand.notation.name.Names;

/**
 * Which steps an exercise has, and where each stands on a page: in the section of its phase and sample, under its neuron. With softmax
 * there are other steps than without.
 */
public final class Outline {
    /** A phase of the work, of one {@code pass} where there are several, counted from 1; else that is empty, and so are its words. */
    public record Section(String id, String title, String phase, String pass, String passWords, List<Group> groups) {}

    /** The steps at one neuron. */
    public record Group(String title, List<Step> steps) {}

    /**
     * One quantity that is worked out.
     *
     * @param family what it has in common with others, its name without indices: {@code dL/dw} for {@code dL/dw2[1,3]@2}
     */
    public record Step(Quantity quantity, String name, String family) {}

    private final Grouping grouping;
    private final List<Section> sections = new ArrayList<>();
    /** The groups of the last section by their titles. */
    private final Map<String, Group> groups = new HashMap<>();

    private Outline(Names names) {
        grouping = new Grouping(names);
        names.rules().forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                section(q);
                group(q).steps().add(new Step(q, names.of(q), family(q, names)));
            }
        });
    }

    /** All steps in teaching order, section by section. */
    public static List<Section> of(Names names) {
        return new Outline(names).sections;
    }

    private void section(Quantity q) {
        String id = grouping.section(q);
        if (sections.isEmpty() || !sections.get(sections.size() - 1).id().equals(id)) {
            sections.add(new Section(
                    id,
                    grouping.title(q),
                    q.phase().key(),
                    grouping.pass(q),
                    grouping.passWords(q),
                    new ArrayList<>()));
            groups.clear();
        }
    }

    private Group group(Quantity q) {
        return groups.computeIfAbsent(grouping.group(q), title -> {
            Group group = new Group(title, new ArrayList<>());
            sections.get(sections.size() - 1).groups().add(group);
            return group;
        });
    }

    /** In a graph, where names have nothing in common, what sort of number it is. */
    private static String family(Quantity q, Names names) {
        if (!(names.rules().computation() instanceof Graph graph)) {
            return family(names.of(q));
        }
        if (q instanceof Derivative derivative) {
            return derivative.isLocal()
                    ? "slopes of single formulas"
                    : "d" + graph.name(derivative.numerator()) + "/d…";
        }
        return q.phase() == Phase.UPDATE ? "new values" : "values";
    }

    private static String family(String name) {
        StringBuilder family = new StringBuilder();
        boolean isIndex = false;
        for (int i = 0; i < name.length() && name.charAt(i) != '@' && name.charAt(i) != '~'; i++) {
            char c = name.charAt(i);
            isIndex = c == '[' || (isIndex && c != ']');
            boolean isDigit = c >= '0' && c <= '9'; // Character.isDigit takes a browser longer than all the rest
            if (!isIndex && c != ']' && !isDigit) {
                family.append(c);
            }
        }
        return family.toString();
    }
}
