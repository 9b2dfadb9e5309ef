package longhand.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.calculus.Rules;
import longhand.formula.Phase;
import longhand.formula.Quantity;
import longhand.model.Network;
import longhand.notation.Names;

/**
 * Which steps an exercise has, and where each stands on a page: in the section of its phase and sample, under its neuron. With softmax
 * there are other steps than without.
 */
public final class Outline {
    /** A phase of the work, of one sample where there are several. */
    public record Section(String id, String title, String phase, List<Group> groups) {}

    /** The steps at one neuron. */
    public record Group(String title, List<Step> steps) {}

    /**
     * One quantity that is worked out.
     *
     * @param label what the source calls it, or empty
     * @param now what is highlighted in the picture, and {@code path} what is highlighted more weakly
     */
    public record Step(Quantity quantity, String name, String label, String now, String path) {}

    private final Names names;
    private final Network network;
    private final Grouping grouping;
    private final List<Section> sections = new ArrayList<>();
    /** The groups of the last section by their titles. */
    private final Map<String, Group> groups = new HashMap<>();

    private Outline(Names names) {
        this.names = names;
        Rules rules = names.rules();
        network = rules.step().network();
        grouping = new Grouping(rules.step(), names.neurons());
        rules.forEach(q -> {
            if (q.phase() != Phase.GIVEN) {
                section(q);
                group(q).steps().add(step(q));
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
            sections.add(new Section(id, grouping.title(q), Grouping.phase(q.phase()), new ArrayList<>()));
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

    private Step step(Quantity q) {
        String label = names.label(q);
        Highlight highlight = Highlight.of(q, network);
        return new Step(q, names.of(q), label == null ? "" : label, highlight.now(), highlight.path());
    }
}
