import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.reading.Answer;
import longhand.check.reading.AnswerSheet;
import longhand.check.convention.Convention;
import longhand.check.convention.SheetConventions;
import longhand.check.judging.Mark;
import longhand.check.MarkedSheet;
import longhand.check.Marking;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.notation.text.Figures;
import longhand.notation.name.Names;

/**
 * Marks the sheets that {@code sheets.py} has made, and counts how well.
 *
 * <p>Run by {@code bench.py}, from its source: {@code java -cp longhand.jar MarkingBench.java FOLDER [PREFIX]}. With the beginning of a
 * kind and name, such as {@code honest} or {@code mistake error-sign}, each of these sheets that is not marked as it should be is
 * listed, with what was said of it.
 */
public final class MarkingBench {
    /** A sheet, as the maker describes it. */
    private record Sheet(String path, String kind, String name, String expected, String slipped) {
        /** The row of the table that it counts in. */
        String row() {
            return switch (kind) {
                case "two-mistakes" -> "any two";
                case "slip" -> name.replaceAll("-of-.*", "");
                default -> name.replaceAll("/.*", "");
            };
        }

        /** Which of the numbers are on it. */
        String list() {
            return name.replaceAll(".*/", "");
        }

        Set<String> ids() {
            return expected.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(expected.split("[|+]")));
        }

        /** Whether the two mistakes of one pair are named, and none but those of pairs with the same numbers. */
        boolean isBoth(Set<String> named) {
            return ids().containsAll(named)
                    && Arrays.stream(expected.split("\\|"))
                            .anyMatch(pair -> named.containsAll(Arrays.asList(pair.split("\\+"))));
        }
    }

    /** What came of it, in a word that is a column of the table. */
    private record Outcome(
            Sheet sheet, String followed, String word, boolean isGood, int answers, int earned, int bought, String said) {}

    private final Path folder;
    private final String listed;
    private final Map<String, Map<String, List<Outcome>>> byKind = new LinkedHashMap<>();

    private MarkingBench(Path folder, String listed) {
        this.folder = folder;
        this.listed = listed;
    }

    public static void main(String[] arguments) throws IOException {
        MarkingBench bench =
                new MarkingBench(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : null);
        bench.run();
        bench.print();
        bench.printHonest();
        bench.printFollowed();
    }

    private void run() throws IOException {
        Map<String, List<Sheet>> byNet = new TreeMap<>();
        try (Stream<String> lines = Files.lines(folder.resolve("sheets.csv"))) {
            lines.skip(1).map(MarkingBench::sheet).forEach(sheet -> byNet.computeIfAbsent(
                            sheet.path().replaceAll("/.*", ""), net -> new ArrayList<>())
                    .add(sheet));
        }
        // each network on a core of its own; in the order of the sheets again when they are counted
        byNet.entrySet().parallelStream()
                .map(net -> marked(net.getKey(), net.getValue()))
                .toList()
                .forEach(outcomes -> outcomes.forEach(this::count));
    }

    private List<Outcome> marked(String net, List<Sheet> sheets) {
        Example example = Examples.read(folder.resolve(net));
        Names names = new Names(new Rules(example.step()), example.labels());
        Figures figures = Figures.of(new Trace<>(names.rules(), Arithmetic.doubles()));
        List<Outcome> outcomes = new ArrayList<>();
        for (Sheet sheet : sheets) {
            String text = text(folder.resolve(sheet.path()));
            List<Answer> answers = AnswerSheet.read(text);
            MarkedSheet marked = Marking.of(answers, figures, names, Marking.FEWEST_DIGITS);
            String followed = SheetConventions.followed(answers, names, figures)
                    .map(Convention::id)
                    .orElse("");
            outcomes.add(outcome(sheet, marked, followed, text.lines().skip(1).toList()));
        }
        return outcomes;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(Outcome outcome) {
        Sheet sheet = outcome.sheet();
        byKind.computeIfAbsent(sheet.kind(), kind -> new TreeMap<>())
                .computeIfAbsent(sheet.row(), row -> new ArrayList<>())
                .add(outcome);
        if (listed != null && !outcome.isGood() && (sheet.kind() + " " + sheet.name()).startsWith(listed)) {
            System.out.println(sheet.path() + ": " + outcome.word() + outcome.said());
        }
    }

    /** A line of sheets.csv; of its fields only the last, a name, may hold a comma, and is quoted then. */
    private static Sheet sheet(String line) {
        String[] fields = line.split(",", 5);
        return new Sheet(fields[0], fields[1], fields[2], fields[3], fields[4].replace("\"", ""));
    }

    private static Outcome outcome(Sheet sheet, MarkedSheet marked, String followed, List<String> rows) {
        List<Mark> marks = marked.marks();
        int earned = 0;
        int bought = 0;
        for (int i = 0; i < marks.size(); i++) {
            boolean earns = marks.get(i).verdict().earnsMark();
            earned += earns ? 1 : 0;
            bought += earns && rows.get(i).endsWith(",0") ? 1 : 0;
        }
        boolean namesAny = sheet.kind().equals("two-mistakes");
        Set<String> named = (namesAny ? marks.stream().flatMap(mark -> mark.causes().stream()) : marked.causes().stream())
                .map(Mistake::id)
                .collect(Collectors.toCollection(TreeSet::new));
        String word = word(sheet, marked, named, followed, bought);
        boolean isGood = Set.of("right", "named", "none", "found", "recognised", "not bought", "both").contains(word);
        String first = marked.firstWrong()
                .map(mark -> "; first wrong " + mark.answer().name() + " = "
                        + mark.answer().given())
                .orElse("");
        String said = "; expected " + (sheet.expected().isEmpty() ? "no cause" : sheet.expected())
                + (sheet.slipped().isEmpty() ? "" : " at " + sheet.slipped()) + ", named "
                + (named.isEmpty() ? "none" : String.join(", ", named))
                + (followed.isEmpty() ? "" : ", follows " + followed) + first + "; " + counts(marked);
        return new Outcome(sheet, followed, word, isGood, marks.size(), earned, bought, said);
    }

    private static String counts(MarkedSheet marked) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> marked.count(verdict) > 0)
                .map(verdict -> marked.count(verdict) + " " + verdict.key())
                .collect(Collectors.joining(", "));
    }

    private static String word(
            Sheet sheet, MarkedSheet marked, Set<String> named, String followed, int bought) {
        return switch (sheet.kind()) {
            case "honest" -> honest(marked, named);
            case "mistake" -> named.isEmpty() ? "unnamed" : contains(sheet, named) ? "named" : "misnamed";
            case "unlisted" -> named.isEmpty() ? "none" : contains(sheet, named) ? "named" : "misnamed";
            case "two-mistakes" ->
                named.isEmpty()
                        ? "unnamed"
                        : sheet.isBoth(named) ? "both" : contains(sheet, named) ? "one" : "misnamed";
            case "slip" -> slip(sheet, marked, named);
            case "trick" -> bought > 0 ? "bought" : "not bought";
            case "convention" ->
                followed.isEmpty() ? "unrecognised" : sheet.ids().contains(followed) ? "recognised" : "misnamed";
            default -> throw new IllegalArgumentException("unknown kind " + sheet.kind());
        };
    }

    private static String honest(MarkedSheet marked, Set<String> named) {
        if (marked.count(Verdict.WRONG) > 0) {
            return named.isEmpty() ? "wrong" : "wrong, misnamed";
        }
        if (marked.count(Verdict.FOLLOWS) > 0) {
            return "follows";
        }
        return marked.count(Verdict.COARSE) > 0 ? "coarse" : "right";
    }

    private static String slip(Sheet sheet, MarkedSheet marked, Set<String> named) {
        boolean isFound = marked.count(Verdict.WRONG) == 1
                && marked.count(Verdict.COARSE) == 0
                && marked.firstWrong()
                        .filter(mark -> mark.answer().name().equals(sheet.slipped()))
                        .isPresent();
        boolean isMisnamed = !named.isEmpty() && !named.contains("arithmetic-slip");
        return (isFound ? "found" : "more wrong") + (isMisnamed ? ", misnamed" : "");
    }

    private static boolean contains(Sheet sheet, Set<String> named) {
        return named.stream().anyMatch(sheet.ids()::contains);
    }

    private void print() {
        byKind.forEach((kind, byName) -> {
            List<String> words = byName.values().stream()
                    .flatMap(List::stream)
                    .map(Outcome::word)
                    .distinct()
                    .sorted()
                    .toList();
            System.out.printf(Locale.ROOT, "%n%-36s %7s", kind, "sheets");
            words.forEach(word -> System.out.printf(Locale.ROOT, " %20s", word));
            System.out.printf(Locale.ROOT, " %9s%s%n", "earned %", kind.equals("trick") ? "  bought %" : "");
            byName.forEach((name, outcomes) -> printRow(name, outcomes, words));
            printRow("together", byName.values().stream().flatMap(List::stream).toList(), words);
        });
    }

    private static void printRow(String name, List<Outcome> outcomes, List<String> words) {
        System.out.printf(Locale.ROOT, "  %-34s %7d", name, outcomes.size());
        for (String word : words) {
            long count = outcomes.stream().filter(o -> o.word().equals(word)).count();
            System.out.printf(Locale.ROOT, " %12d (%4.1f%%)", count, 100.0 * count / outcomes.size());
        }
        double answers = outcomes.stream().mapToInt(Outcome::answers).sum();
        System.out.printf(
                Locale.ROOT, " %9.1f", 100 * outcomes.stream().mapToInt(Outcome::earned).sum() / answers);
        // only what a trick earns is bought: a mistaken sheet may follow from its mistake
        System.out.printf(
                Locale.ROOT,
                outcomes.get(0).sheet().kind().equals("trick") ? " %9.1f%n" : "%n",
                100 * outcomes.stream().mapToInt(Outcome::bought).sum() / answers);
    }

    /** Of the sheets of each kind of honest student, by what is on them: how many are not simply right. */
    private void printHonest() {
        Map<String, List<Outcome>> byStudent = byKind.getOrDefault("honest", Map.of());
        List<String> lists = byStudent.values().stream()
                .flatMap(List::stream)
                .map(outcome -> outcome.sheet().list())
                .distinct()
                .toList();
        System.out.printf("%n%-36s", "honest, but not all right");
        lists.forEach(list -> System.out.printf(" %12s", list));
        System.out.println();
        byStudent.forEach((student, outcomes) -> {
            System.out.printf("  %-34s", student);
            for (String list : lists) {
                List<Outcome> those = outcomes.stream()
                        .filter(outcome -> outcome.sheet().list().equals(list))
                        .toList();
                long amiss = those.stream().filter(outcome -> !outcome.isGood()).count();
                System.out.printf(" %12s", amiss + " of " + those.size());
            }
            System.out.println();
        });
    }

    /** How often a convention is seen on sheets that were not made by one; some mistakes give the numbers of one throughout. */
    private void printFollowed() {
        System.out.printf("%n%-36s %7s%n", "a convention seen on other sheets", "sheets");
        byKind.forEach((kind, byName) -> byName.forEach((name, outcomes) -> {
            Map<String, Long> seen = outcomes.stream()
                    .filter(outcome -> !kind.equals("convention") && !outcome.followed().isEmpty())
                    .collect(Collectors.groupingBy(Outcome::followed, TreeMap::new, Collectors.counting()));
            if (!seen.isEmpty()) {
                System.out.printf("  %-34s %7d  %s%n", kind + " " + name, outcomes.size(), seen);
            }
        }));
    }
}
