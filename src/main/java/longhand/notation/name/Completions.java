package longhand.notation.name;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How the beginning of a name may go on: with few names each of them whole, with many only as far as the next bracket, comma or
 * stroke, so that one comes to any name in a few steps and no list is long.
 */
public final class Completions {
    private static final int MOST_WHOLE = 24;
    private static final String STOPS = "[,]/@|";

    private final Names names;
    private final int samples;

    public Completions(Names names) {
        this.names = names;
        samples = names.rules().computation().samples(1);
    }

    /** Names, or beginnings of names, that begin with the text, in teaching order. */
    public List<String> of(String text) {
        String typed = Names.tidy(text);
        int at = typed.indexOf('@');
        Set<String> whole = new LinkedHashSet<>();
        if (at >= 0) {
            String name = typed.substring(0, at);
            samplesFor(name)
                    .mapToObj(sample -> name + "@" + sample)
                    .filter(each -> each.startsWith(typed))
                    .forEach(whole::add);
        } else {
            eachName(name -> {
                if (name.startsWith(typed)) {
                    whole.add(name);
                }
            });
        }
        return whole.size() <= MOST_WHOLE ? List.copyOf(whole) : upToNextStop(whole, typed.length());
    }

    /** The longest beginning that all of these have in common. */
    public static String common(List<String> names) {
        String common = names.isEmpty() ? "" : names.get(0);
        for (String name : names) {
            int same = 0;
            while (same < Math.min(common.length(), name.length()) && common.charAt(same) == name.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }

    /** Those samples of which there is a quantity of that name. */
    private IntStream samplesFor(String name) {
        return samples > 1 && names.has(name, 1) ? IntStream.rangeClosed(1, samples) : IntStream.empty();
    }

    /** Every name and label; of what each sample has of its own, the name up to the number of the sample. */
    private void eachName(Consumer<String> visit) {
        names.rules().order().forEachOfSample(1, 1, q -> {
            String sample = samples > 1 && q.sample() > 0 ? "@" : "";
            visit.accept(bare(names.of(q)) + sample);
            String label = names.label(q);
            if (label != null) {
                visit.accept(label + sample);
            }
        });
    }

    private static String bare(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private static List<String> upToNextStop(Set<String> names, int from) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (String name : names) {
            int end = from;
            while (end < name.length() && STOPS.indexOf(name.charAt(end)) < 0) {
                end++;
            }
            beginnings.add(name.substring(0, Math.min(end + 1, name.length())));
        }
        return List.copyOf(beginnings);
    }
}
