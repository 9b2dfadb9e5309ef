package longhand.course.marking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import longhand.cli.Longhand;
import longhand.course.ClassScript;
import longhand.course.CsvTable;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ClassMarkingTest {
    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void out() {
        out = folder.resolve("marked");
    }

    /** A table by its first column. */
    private static Map<String, List<String>> table(Path csv) throws IOException {
        Map<String, List<String>> rows = new HashMap<>();
        try (var reader = CsvReader.builder().ofCsvRecord(csv)) {
            reader.forEach(record -> rows.put(record.getField(0), record.getFields()));
        }
        return rows;
    }

    private Set<String> below(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.map(path -> top.relativize(path).toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void a_class_that_a_script_plays_is_marked_with_exact_counts() throws IOException, InterruptedException {
        Path roster = ClassScript.roster(folder, 60);
        Path sheets = folder.resolve("sheets");
        ClassScript.longhand("worksheet", "mazur", "--students", roster.toString(), "-o", sheets.toString());
        Path handedIn = folder.resolve("class");
        ClassScript.run("class", sheets.toString(), handedIn.toString(), "5", "4");
        Set<String> before = below(folder);
        String said = ClassScript.longhand(
                "mark",
                handedIn.resolve("export.zip").toString(),
                "--worksheets",
                sheets.toString(),
                "-o",
                out.toString());

        Map<String, List<String>> gradebook = table(out.resolve("gradebook.csv"));
        int marked = 0;
        int named = 0;
        int known = 0;
        for (List<String> expected : table(handedIn.resolve("expected.csv")).values()) {
            String id = expected.get(0);
            if (id.equals("id")) {
                continue;
            }
            List<String> row = gradebook.get(id);
            boolean isMarked = !Set.of("missing", "unreadable").contains(expected.get(1));
            assertThat(Files.exists(out.resolve("students/" + id + ".html"))).isEqualTo(isMarked);
            if (!isMarked) {
                assertThat(row.get(2)).as(id).isEmpty();
                assertThat(row.get(8)).as(id).isNotEmpty();
                continue;
            }
            marked++;
            assertThat(row.get(1)).startsWith("'=Student");
            assertThat(row.get(3)).as("right of " + id).isEqualTo(expected.get(2));
            int notRight = Integer.parseInt(row.get(4)) + Integer.parseInt(row.get(5));
            // a number of too few digits is neither
            assertThat(notRight)
                    .as("not right of " + id)
                    .isBetween(Integer.parseInt(expected.get(3)) - 1, Integer.parseInt(expected.get(3)));
            switch (expected.get(1)) {
                case "perfect" -> assertThat(row.get(6) + row.get(7)).isEmpty();
                case "known" -> {
                    known++;
                    named += row.get(7).contains(expected.get(4)) ? 1 : 0;
                }
                default -> assertThat(row.get(6)).isNotEmpty();
            }
        }
        assertThat(said).startsWith("Marked " + marked + " students;");
        assertThat(named).isEqualTo(known);
        // nothing outside
        Set<String> after = below(folder);
        after.removeIf(path -> path.startsWith("marked"));
        assertThat(after).isEqualTo(before);
        String problems = Files.readString(out.resolve("problems.csv"));
        assertThat(problems)
                .contains("a name that leads out of the archive")
                .contains("an archive in an archive in an archive")
                .contains("bomb.zip/zeros.csv,,larger than 10 MB")
                .contains("nobody.csv,,larger than 10 MB")
                .contains("nobody-at-all/sheet.csv,,nobody's")
                .doesNotContain("MACOSX")
                .doesNotContain("DS_Store");
        String page = Jsoup.parse(Files.readString(out.resolve("class.html"))).text();
        assertThat(page).contains(marked + " students have handed in");

        // the same again, in whatever order threads are done
        Map<String, String> first = contents(out);
        ClassScript.longhand(
                "mark",
                handedIn.resolve("export.zip").toString(),
                "--worksheets",
                sheets.toString(),
                "-o",
                out.toString());
        assertThat(contents(out)).isEqualTo(first);
    }

    private static Map<String, String> contents(Path top) throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(top.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static final String RIGHT =
            "quantity,value\na2[1],0.432907\nL,0.345787\ndL/dz2[1],-0.139220\n\"dL/dw2[1,1]\",-0.013922\n";
    private static final String WRONG = RIGHT.replace("-0.1392", "0.1392").replace("-0.0139", "0.0139");

    private Map<String, List<String>> mark(String... options) throws IOException {
        String[] all = Stream.concat(
                        Stream.of(
                                "mark",
                                folder.resolve("in").toString(),
                                "--example",
                                "three-three-two",
                                "-o",
                                out.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        ClassScript.longhand(all);
        return table(out.resolve("gradebook.csv"));
    }

    private void handIn(String name, String text) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void points_are_by_verdict_and_by_quantity() throws IOException {
        handIn("ada/sheet.csv", RIGHT);
        handIn("bob/sheet.csv", WRONG);
        assertThat(mark().get("ada").subList(2, 6)).containsExactly("4", "4", "0", "0");
        assertThat(mark().get("bob").subList(2, 6)).containsExactly("3", "2", "1", "1");
        assertThat(mark("--points", "right=1,follows=0.5,wrong=-0.25")
                        .get("bob")
                        .get(2))
                .isEqualTo("2.25");
        Path points = Files.writeString(
                folder.resolve("points.yaml"), "points: {right: 2, follows: 1}\nquantities: {'dL/d*': 0.5, L: 3}\n");
        assertThat(mark("--points", points.toString()).get("bob").get(2)).isEqualTo("8.5");
    }

    @Test
    void a_table_of_several_students_is_read_long_and_wide() throws IOException {
        handIn("form.csv", "id,a2[1],L\nada,0.432907,0.345787\nbob,0.432907,0.5\n=cmd,1,1\n");
        handIn("list.csv", "id;quantity;value\ncarl;L;0,345787\ncarl;a2[1];0,5\n");
        Map<String, List<String>> gradebook = mark();
        assertThat(gradebook.get("ada").get(3)).isEqualTo("2");
        assertThat(gradebook.get("bob").get(3)).isEqualTo("1");
        assertThat(gradebook.get("carl").get(3)).isEqualTo("1");
        assertThat(Files.readString(out.resolve("problems.csv"))).contains("form.csv, =cmd");
    }

    @Test
    void links_are_not_followed_and_hidden_files_passed_over() throws IOException {
        handIn("ada/sheet.csv", RIGHT);
        handIn("ada/.hidden.csv", WRONG);
        Path secret = Files.writeString(folder.resolve("secret.csv"), RIGHT);
        Files.createDirectories(folder.resolve("in/bob"));
        Files.createSymbolicLink(folder.resolve("in/bob/sheet.csv"), secret);
        Files.createSymbolicLink(folder.resolve("in/round"), folder.resolve("in"));
        assertThat(mark().keySet()).containsExactlyInAnyOrder("id", "ada");
        assertThat(Files.readString(out.resolve("problems.csv"))).contains("a link, which is not followed");
    }

    @Test
    void what_is_in_the_way_is_said_and_nothing_is_written() throws IOException {
        handIn("ada/sheet.csv", RIGHT);
        Files.createDirectories(out.resolve("gradebook.csv"));
        StringWriter err = new StringWriter();
        int code = Longhand.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "mark",
                folder.resolve("in").toString(),
                "--example",
                "three-three-two",
                "-o",
                out.toString());
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("gradebook.csv");
        assertThat(below(out)).containsExactly("", "gradebook.csv");
    }

    @Test
    void a_damaged_archive_in_a_folder_stops_no_other_file() throws IOException {
        handIn("ada/sheet.csv", RIGHT);
        handIn("bob/sheet.zip", "PK no archive at all");
        Path zip = folder.resolve("in/carl.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream archive = new ZipOutputStream(file)) {
            archive.putNextEntry(new ZipEntry("a/b/sheet.csv"));
            archive.write(RIGHT.getBytes(UTF_8));
        }
        Map<String, List<String>> gradebook = mark();
        assertThat(gradebook.get("ada").get(3)).isEqualTo("4");
        assertThat(gradebook.get("carl").get(3)).isEqualTo("4");
        assertThat(Files.readString(out.resolve("problems.csv"))).contains("bob/sheet.zip");
    }

    @Test
    void formulas_are_defused() {
        assertThat(List.of("=1", "+1", "-1", "@x", "\t=1", "plain", "").stream().map(CsvTable::defused))
                .containsExactly("'=1", "'+1", "'-1", "'@x", "'\t=1", "plain", "");
    }
}
