package longhand.course.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import longhand.check.MarkedSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.example.yaml.Node;
import longhand.example.yaml.YamlReader;
import longhand.file.FileProblem;
import longhand.file.TextFile;
import longhand.notation.name.NamePattern;
import longhand.notation.name.Names;
import longhand.notation.text.Words;

/**
 * What an answer is worth: by its verdict, and by which quantity it is of.
 *
 * @param worth by verdict; what is not in it is worth nothing
 * @param weights by which the worth of some quantities is multiplied; the first that fits counts
 */
public record Points(Map<Verdict, BigDecimal> worth, List<Weight> weights) {
    /** Of the quantities that a pattern fits. */
    public record Weight(NamePattern pattern, BigDecimal times) {}

    /** What is right, be it from what came before, is worth a point. */
    public static final Points USUAL = new Points(
            Map.of(
                    Verdict.CORRECT, BigDecimal.ONE,
                    Verdict.ROUNDED, BigDecimal.ONE,
                    Verdict.FOLLOWS, BigDecimal.ONE),
            List.of());

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final List<Verdict> VERDICTS =
            List.of(Verdict.CORRECT, Verdict.ROUNDED, Verdict.FOLLOWS, Verdict.WRONG, Verdict.COARSE, Verdict.BLANK);

    public Points {
        worth = Map.copyOf(worth);
        weights = List.copyOf(weights);
    }

    /**
     * Reads {@code right=1,rounded=1,follows=0.5,wrong=0}.
     *
     * @throws IllegalArgumentException if it is anything else, with what was expected
     */
    public static Points of(String text) {
        Map<Verdict, BigDecimal> worth = new EnumMap<>(USUAL.worth);
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", -1);
            Optional<Verdict> verdict = verdict(pair[0].strip());
            if (pair.length != 2 || verdict.isEmpty() || !pair[1].strip().matches("-?\\d{1,6}(\\.\\d{1,6})?")) {
                throw new IllegalArgumentException("expected points such as right=1,follows=0.5, with "
                        + Words.or(VERDICTS.stream().map(Points::key).toList()) + ", found '" + part.strip() + "'");
            }
            worth.put(verdict.get(), new BigDecimal(pair[1].strip()));
        }
        return new Points(worth, List.of());
    }

    private static Optional<Verdict> verdict(String key) {
        return VERDICTS.stream()
                .filter(each -> key(each).equals(key.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String key(Verdict verdict) {
        return verdict == Verdict.CORRECT ? "right" : verdict.key();
    }

    /**
     * Reads a file with the keys {@code points}, from verdicts to numbers, and {@code quantities}, from names or patterns to what their
     * points are multiplied by; either may be missing.
     *
     * @throws FileProblem if it is anything else
     */
    public static Points read(TextFile file) {
        Node.Mapping keys = YamlReader.read(file.name(), file.text()).keys(List.of(), List.of("points", "quantities"));
        Map<Verdict, BigDecimal> worth = new EnumMap<>(USUAL.worth);
        keys.find("points").ifPresent(node -> {
            List<String> known = VERDICTS.stream().map(Points::key).toList();
            node.keys(List.of(), known)
                    .entries()
                    .forEach((key, entry) -> worth.put(verdict(key).orElseThrow(), number(entry.value())));
        });
        List<Weight> weights = new ArrayList<>();
        keys.find("quantities").ifPresent(node -> {
            if (!(node instanceof Node.Mapping patterns)) {
                throw node.expected("names or patterns of quantities, each with a number");
            }
            patterns.entries()
                    .forEach((pattern, entry) ->
                            weights.add(new Weight(NamePattern.typed(pattern), number(entry.value()))));
        });
        return new Points(worth, weights);
    }

    private static BigDecimal number(Node node) {
        BigDecimal number = node.number();
        if (number.abs().compareTo(LARGEST) > 0 || number.scale() > 6) {
            throw node.expected("a number of at most a million, with at most six decimals");
        }
        return number;
    }

    /** What an answer earns. */
    BigDecimal of(Mark mark, Names names) {
        return MarkedSheet.isAsked(mark)
                ? worth.getOrDefault(mark.verdict(), BigDecimal.ZERO).multiply(weight(mark, names))
                : BigDecimal.ZERO;
    }

    private BigDecimal weight(Mark mark, Names names) {
        return weights.stream()
                .filter(weight -> weight.pattern().fits(mark.quantity(), names))
                .map(Weight::times)
                .findFirst()
                .orElse(BigDecimal.ONE);
    }
}
