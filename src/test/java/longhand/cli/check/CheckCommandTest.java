package longhand.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.check.judging.Verdict;
import longhand.cli.Longhand;
import longhand.example.Example;
import longhand.example.OnPaper;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.notation.text.NumberText;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The outputs of {@code check}, read back by a reader for their format. */
class CheckCommandTest {
    private record Result(int exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    private Path sheet;

    @BeforeEach
    void aSheetWithOneAnswerOfEachKind() throws IOException {
        sheet = Files.writeString(folder.resolve("answers.csv"), """
                quantity,value
                z1[1],0.1
                a2[1],0.43290
                "dL/da2[1]",0.567093
                "dL/dz2[1]",0.139220
                a2[2],
                L,"1,234"
                nothing,1
                z1[1],0.1
                """);
    }

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private Result check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "three-three-two", sheet.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    static List<String> examplesOnPaper() {
        return OnPaper.NAMES;
    }

    @ParameterizedTest
    @MethodSource("examplesOnPaper")
    void what_trace_prints_is_a_sheet_in_which_all_is_right(String example) throws IOException {
        String trace = run("trace", example).out();
        String withoutFootnotes =
                trace.lines().filter(line -> !line.matches("[*†].*")).collect(Collectors.joining("\n"));
        Files.writeString(sheet, withoutFootnotes);
        Result result = run("check", example, sheet.toString());
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().findFirst().orElseThrow()).matches("(\\d+) of \\1 right(, \\d+ given)?\\.");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void text_begins_with_how_it_went_and_says_each_thing_once() {
        Result result = check();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("""
                        2 of 6 right (1 of them but for rounding), 1 right from your earlier answers, 1
                        wrong, 1 blank, 1 unreadable, 1 unknown, 1 repeated.
                        First wrong: dL/da2[1], on line 4. The sign of the error is flipped: is it
                        output − target or target − output? (error-sign)

                        1 wrong
                          line  quantity   given     expected
                             4  dL/da2[1]  0.567093  -0.5670929049654544

                        1 right from your earlier answers: no new mistake
                          dL/da2[1] → dL/dz2[1]

                        1 unreadable
                          L (line 7): This could be 1.234 or 1234: write the first with a point, the
                            second without a comma.

                        1 unknown
                          line 8: No quantity is called 'nothing'.

                        1 repeated
                          z1[1] (line 9): Answered before, on line 2; only the first answer counts.

                        1 right but for rounding
                          a2[1]: Right, but cut off instead of rounded.

                        1 blank
                          a2[2]
                        """);
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void verbose_text_ends_with_every_answer_in_a_table() {
        assertThat(check("--verbose").out()).startsWith(check().out()).endsWith("""

                          line  quantity   given     expected              verdict
                             2  z1[1]      0.1       0.1                   correct
                             3  a2[1]      0.43290   0.4329070950345456    rounded
                             4  dL/da2[1]  0.567093  -0.5670929049654544   wrong
                             5  dL/dz2[1]  0.139220  -0.13922048140614232  follows
                             6  a2[2]                0.6082590307465143    blank
                             7  L          1,234     0.34578670567342346   unreadable
                             8  nothing    1                               unknown
                             9  z1[1]      0.1       0.1                   repeated
                        """);
    }

    @Test
    void an_explanation_comes_once_for_all_answers_that_it_is_about_in_teaching_order() throws IOException {
        Files.writeString(sheet, """
                dL/dw2[2,3] = 0,547433
                dL/dw2[1,3] = -0,510384
                dL/dw2[1,1] = -0,056709
                dL/dz2[2] = 0,608259
                dL/dz2[1] = -0,567093
                w2'[1,1] = 0,10
                b2'[1] = -0,10
                dL/da1[3] = 7
                """);
        assertThat(check().out()).endsWith("""

                        3 wrong
                          line  quantity   given      expected
                             5  dL/dz2[1]  -0,567093  -0.13922048140614232
                             4  dL/dz2[2]  0,608259   0.14493595105687443
                          The rule doesn't give this, either from the correct values or from your
                            earlier answers.
                             8  dL/da1[3]  7          0.0713248815982908

                        3 right from your earlier answers: no new mistake
                          dL/dz2[1] → dL/dw2[1,1]  dL/dw2[1,3]
                          dL/dz2[2] → dL/dw2[2,3]

                        2 with too few digits
                          Too few digits to tell from a mistake: write at least 1 significant digit of
                            the change from the old value.
                              w2'[1,1]  b2'[1]
                        """);
    }

    @Test
    void a_line_in_another_encoding_is_read_and_named() throws IOException {
        // as Excel saves CSV in Western Europe: an en dash for a minus, a raised 1
        byte[] text = "quantity;value\nz1[1];0,1\nJ2;\u00960,3\nL;3,45787\u00B710^\u00961\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(sheet, text);
        Result result = check("--format", "json");
        assertThat(result.out()).contains("\"correct\" : 3").contains("\"given\" : \"–0,3\"");
        assertThat(result.exitCode()).isEqualTo(0);
        assertThat(result.err())
                .isEqualTo("longhand: " + sheet
                        + ":3: expected text in UTF-8, found other bytes, as on 1 more line: read as Windows-1252;"
                        + " if that is not what it is, save it as UTF-8; in Excel, as “CSV UTF-8”\n");

        // the other lines are what they are, and a byte that is no character costs no more than its own line
        Files.write(sheet, concat("J2 = −0.3\nz1[1] = 0.1".getBytes(StandardCharsets.UTF_8), (byte) 0x81));
        result = check();
        assertThat(result.out()).startsWith("1 of 2 right, 1 unreadable.");
        assertThat(result.err()).contains(":2: expected text in UTF-8, found other bytes: read as Windows-1252");
    }

    private static byte[] concat(byte[] text, byte last) {
        byte[] all = Arrays.copyOf(text, text.length + 1);
        all[text.length] = last;
        return all;
    }

    @Test
    void of_a_perfect_sheet_there_is_nothing_to_list() throws IOException {
        Files.writeString(sheet, "z1[1] = 0.1\nJ2: -0,3\n");
        assertThat(check().out()).isEqualTo("2 of 2 right.\n");
    }

    @Test
    void what_follows_from_a_rounded_answer_is_told_from_what_follows_from_a_wrong_one() {
        String out = run("check", "three-three-two", "worked-examples/three-three-two/homework/rounded-early.csv")
                .out();
        assertThat(out)
                .contains("3 right from your earlier answers: no new mistake\n")
                .contains("""

                        2 right from your rounded answers: keep more digits until the end
                          dL/dz1[1] → dL/dw1[1,2]  dL/dw1[1,3]
                        """);
    }

    @Test
    void json_counts_each_verdict_and_names_the_first_wrong_answer() throws IOException {
        Map<String, String> fields = topLevel(check("--format", "json").out());
        assertThat(fields)
                .containsEntry("example", "three-three-two")
                .containsEntry("answers", "8")
                .containsEntry("correct", "1")
                .containsEntry("rounded", "1")
                .containsEntry("follows", "1")
                .containsEntry("wrong", "1")
                .containsEntry("blank", "1")
                .containsEntry("coarse", "0")
                .containsEntry("unreadable", "1")
                .containsEntry("given", "0")
                .containsEntry("unknown", "1")
                .containsEntry("repeated", "1")
                .containsEntry("first-wrong", "dL/da2[1]");
        assertThat(check("--format", "json").out()).contains("\"causes\" : [ \"error-sign\" ]");
    }

    @Test
    void gradescope_gives_a_point_for_what_is_right_and_for_what_follows() throws IOException {
        String json = check("--format", "gradescope").out();
        assertThat(topLevel(json)).containsEntry("stdout_visibility", "hidden").containsKey("output");
        assertThat(numbers(json, "score")).containsExactly(1, 1, 0, 1, 0, 0, 0, 0);
        assertThat(numbers(json, "max_score")).containsExactly(1, 1, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void what_is_given_earns_no_point() throws IOException {
        Files.writeString(sheet, "x[1] = 1\nalpha = 0.01\nz1[1] = 0.1\n");
        assertThat(check().exitCode()).isZero();
        assertThat(check("--verbose").out())
                .startsWith("1 of 1 right, 2 given.\n")
                .contains("   2  alpha     0.01   0.01      given");
        String json = check("--format", "gradescope").out();
        assertThat(numbers(json, "score")).containsExactly(0, 0, 1);
        assertThat(numbers(json, "max_score")).containsExactly(0, 0, 1);
        assertThat(json).doesNotContain("failed");
    }

    @Test
    void junit_has_a_test_case_for_each_answer() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(check("--format", "junit").out().getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("8");
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("3");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(8);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(3);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "z1[1] = 0.1\n",
                "z1[1] = 0.1\nz1[1] = 0.1\nx[1] = 1\nx[2] = 7\nhello\nfoo = 1\n",
                "a2[1] = 0.43290\nL = one\nL = 0.3\na2[2] =\n,,,\n",
                "x[1] = 1\n",
                "foo = 1\nbar = 2\n",
            })
    void the_score_is_out_of_the_same_number_in_every_format(String answers) throws Exception {
        Files.writeString(sheet, answers);
        String gradescope = check("--format", "gradescope").out();
        long asked = numbers(gradescope, "max_score").stream()
                .mapToLong(Number::longValue)
                .sum();
        long earned = numbers(gradescope, "score").stream()
                .mapToLong(Number::longValue)
                .sum();

        assertThat(check().out()).containsPattern("^\\d+ of " + asked + " right");
        assertThat(check("--format", "json").out())
                .contains("\"asked\" : " + asked + ",", "\"earned\" : " + earned + ",");
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(check("--format", "junit").out().getBytes(StandardCharsets.UTF_8)));
        assertThat(attribute(xml, "tests") - attribute(xml, "skipped")).isEqualTo(asked);
        assertThat(attribute(xml, "failures")).isEqualTo(asked - earned);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo((int) (asked - earned));
    }

    private static long attribute(Document xml, String name) {
        return Long.parseLong(xml.getDocumentElement().getAttribute(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit", "gradescope"})
    void a_line_that_gives_no_value_is_not_quoted_as_an_empty_one(String format) throws IOException {
        Files.writeString(sheet, "quantity,value\nhello\nL,\nz1[1], \n");
        assertThat(check("--format", format).out())
                .contains("unreadable. Not understood", "blank, expected 0.34578670567342346.")
                .doesNotContain(": .", ": ,", ":  ");
    }

    @Test
    void html_opens_the_first_wrong_answer_and_links_into_the_derivation() {
        org.jsoup.nodes.Document page = Jsoup.parse(check("--format", "html").out());
        assertThat(page.select("details.answer")).hasSize(8);
        assertThat(page.select("details[open]")).hasSize(1);
        assertThat(page.select("details[open] code.name").text()).isEqualTo("dL/da2[1]");
        String address = page.select("details[open] a").attr("href");
        assertThat(page.getElementById(address.substring(1))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "junit", "gradescope", "html"})
    void hidden_values_are_nowhere_in_the_output(String format) throws IOException {
        Example example = Examples.find("three-three-two");
        Figures figures = Figures.of(new Trace<>(new Rules(example.computation()), Arithmetic.doubles()));
        StringBuilder answers = new StringBuilder("quantity,value\n");
        Map<String, String> values = new LinkedHashMap<>();
        Names names = new Names(figures.rules(), example.labels());
        figures.rules().forEach(q -> {
            if (NumberText.full(figures.decimal(q)).length() > 8) {
                answers.append('"').append(names.of(q)).append("\",77.77\n");
                values.put(names.of(q), NumberText.full(figures.decimal(q)).replaceFirst("-?0?\\.?0*", ""));
            }
        });
        Files.writeString(sheet, answers);
        String hidden =
                read(format, check("--format", format, "--hide-expected").out());
        String open = read(format, check("--format", format).out());
        assertThat(values).hasSizeGreaterThan(40);
        values.forEach(
                (name, digits) -> assertThat(hidden).as(name).contains(name).doesNotContain(digits.substring(0, 5)));
        if (!format.equals("html")) { // a page shows every digit only beside the step
            values.forEach((name, digits) -> assertThat(open).as(name).contains(digits));
        }
    }

    @Test
    void a_perfect_sheet_ends_with_0_and_an_unreadable_one_with_2() throws IOException {
        Files.writeString(sheet, "# by hand\nz1[1] = 0.1\nJ2: -0,3\n");
        assertThat(check().exitCode()).isZero();
        Files.writeString(sheet, "quantity,value\n");
        assertThat(check().exitCode()).isEqualTo(2);
        assertThat(check().err()).contains("answers.csv: expected answers, found none");
        Files.writeString(sheet, "just words\nz1[1] = 0.1\nand more of them\n");
        Result result = check();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("answers.csv:1: expected name = value or name: value", "found 'just words'");
        assertThat(run("check", "three-three-two", folder.resolve("none.csv").toString())
                        .exitCode())
                .isEqualTo(2);
        Result ofFolder = run("check", "three-three-two", folder.toString());
        assertThat(ofFolder.exitCode()).isEqualTo(2);
        assertThat(ofFolder.err()).contains(folder + ": expected a file, found a folder");
    }

    @Test
    void a_line_that_is_no_answer_is_shown_and_the_others_are_marked() throws IOException {
        Files.writeString(sheet, "z1[1] = 0.1\njust words\nJ2 = -0.3\n");
        assertThat(check().exitCode()).isEqualTo(1);
        assertThat(check().out())
                .contains("line 2: Not understood", "found 'just words'")
                .startsWith("2 of 2 right, 1 unreadable.");
        for (String format : List.of("json", "junit", "html")) {
            assertThat(check("--format", format).out()).contains("just words");
        }
        assertThat(numbers(check("--format", "gradescope").out(), "max_score")).containsExactly(1, 0, 1);
    }

    @Test
    void help_says_what_may_stand_on_a_sheet_and_what_each_verdict_means_within_80_columns() {
        String help = run("check", "--help").out();
        for (Verdict verdict : Verdict.values()) {
            assertThat(help).contains(verdict.key());
        }
        assertThat(help).contains("name: value", "also with ; or tabs", "decimal signs");
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("--help").out().replaceAll("\\s+", " "))
                .contains("or the engines differ", "130 stopped by Ctrl-C", "141 ");
    }

    @Test
    void a_folder_that_takes_no_files_is_named_and_no_file_of_ours() {
        Path folderOfTheSystem = Path.of("/proc");
        assumeTrue(Files.isDirectory(folderOfTheSystem), "skipped: there is no such folder here");
        Result result = check("-o", folderOfTheSystem.resolve("x.txt").toString());
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("/proc/x.txt: expected a writable location, found a folder that cannot be written to, /proc")
                .doesNotContain(".part");
    }

    @Test
    void output_goes_to_a_file_whole() throws IOException {
        Path output = folder.resolve("results.json");
        Result result = check("--format", "gradescope", "-o", output.toString());
        assertThat(result.out()).contains(output.toString());
        assertThat(topLevel(Files.readString(output))).containsKey("tests");
    }

    /** Of a page what stands in its body; its font is a long line of letters and digits. */
    private static String read(String format, String output) {
        return format.equals("html")
                ? Parser.unescapeEntities(Jsoup.parse(output).body().outerHtml(), false)
                : output;
    }

    /** The fields of the outermost object; lists and objects as empty text. */
    private static Map<String, String> topLevel(String json) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                fields.put(name, value.isScalarValue() ? parser.getText() : "");
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static List<Integer> numbers(String json, String field) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals(field)) {
                    parser.nextToken();
                    numbers.add(parser.getIntValue());
                }
            }
        }
        return numbers;
    }

    @Test
    void page_of_a_very_long_sheet_lists_what_is_not_right_and_some_of_the_rest() throws IOException {
        StringBuilder answers = new StringBuilder("quantity,value\n");
        for (int i = 0; i < 5000; i++) {
            answers.append("z1[1],0.1\n").append("L,\n");
        }
        Files.writeString(sheet, answers.append("a2[2],9.87\n"));
        Path page = folder.resolve("page.html");
        check("--format", "html", "-o", page.toString());
        org.jsoup.nodes.Document html = Jsoup.parse(Files.readString(page));
        assertThat(html.select("details.answer.blank")).hasSizeLessThan(501);
        assertThat(html.select("details.answer.repeated")).hasSize(2000);
        assertThat(html.select("details.answer.wrong")).hasSize(1);
        assertThat(html.select("details.answer")).hasSize(2501);
        assertThat(html.text())
                .contains("Of 10,001 answers 2,501 are listed here, those that are not right before the others; "
                        + "7,500 are left out.");
        assertThat(Files.size(page)).isLessThan(5_000_000);
    }

    @Test
    void page_of_a_sheet_of_common_length_lists_every_answer() throws IOException {
        Path page = folder.resolve("page.html");
        check("--format", "html", "-o", page.toString());
        assertThat(Jsoup.parse(Files.readString(page)).select("details.answer")).hasSize(8);
        assertThat(Files.readString(page)).doesNotContain("left out");
    }

    @Test
    void page_shows_a_value_far_too_long_in_part() throws IOException {
        Files.writeString(sheet, "z1[1] = 0.1\nL = " + "1".repeat(100_000) + "\n" + "x".repeat(100_000) + " = 1\n");
        Path page = folder.resolve("page.html");
        check("--format", "html", "-o", page.toString());
        assertThat(Files.readString(page)).doesNotContain("1".repeat(101)).doesNotContain("x".repeat(101));
        assertThat(Jsoup.parse(Files.readString(page)).text()).contains("This has 100,000 characters");
    }

    @Test
    void more_answers_than_anybody_writes_are_refused_with_what_was_expected_and_found() throws IOException {
        Files.writeString(sheet, "z1[1] = 0.1\n".repeat(100_000));
        Result result = check();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("longhand: " + sheet + ":50001: expected at most 50,000 answers, found 100,000");
    }

    @Test
    void a_sheet_by_another_convention_is_called_that_and_can_be_accepted() throws IOException {
        Files.writeString(sheet, """
                z1[1] = 0.1
                L[1] = 0.0803986
                L[2] = 0.0924948
                L = 0.1728934
                dL/da2[1] = -0.2835465
                dL/da2[2] = 0.3041295
                dL/dz2[1] = -0.0696102
                """);
        Result refused = check();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out().replaceAll("\\s+", " "))
                .contains("This sheet follows another convention: read with ½ in the loss, 7 of 7 are right. "
                        + "(half-in-loss: whoever marks can accept it with --convention.)");
        assertThat(check("--format", "json").out().replaceAll("\\s+", " "))
                .contains("\"follows-convention\" : { \"id\" : \"half-in-loss\", \"right\" : 7, \"asked\" : 7 }");
        assertThat(check("--format", "gradescope").out()).contains("follows another convention");

        Result accepted = check("--convention", "half-in-loss");
        assertThat(accepted.exitCode()).isZero();
        assertThat(accepted.out()).isEqualTo("7 of 7 right. Read with ½ in the loss.\n");
        assertThat(check("--convention", "half-in-loss", "--format", "json")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("\"conventions\" : [ \"half-in-loss\" ]");
        assertThat(check("--convention", "half-in-loss", "--convention", "neurons-from-0")
                        .exitCode())
                .isZero();
    }

    @Test
    void of_two_conventions_the_other_is_seen_when_one_is_accepted() throws IOException {
        Files.writeString(sheet, """
                z1[0] = 0.1
                L[0] = 0.0803986
                L[1] = 0.0924948
                L = 0.1728934
                dL/da2[0] = -0.2835465
                dL/da2[1] = 0.3041295
                dL/dz2[0] = -0.0696102
                """);
        assertThat(check("--convention", "half-in-loss", "--convention", "neurons-from-0")
                        .exitCode())
                .isZero();
        sheet = Files.writeString(
                sheet,
                Files.readString(sheet).replace("[1]", "[2]").replace("[0]", "[1]")
                        + "dL/dw2[3,1] = -0.0626492\nw2'[3,1] = -0.1993735\n");
        assertThat(check("--convention", "half-in-loss").out().replaceAll("\\s+", " "))
                .contains("read with the neuron that a weight comes from written first, 9 of 9 are right");
    }

    @Test
    void an_unknown_convention_is_refused_with_those_that_there_are() {
        Result result = check("--convention", "half");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("expected one of half-in-loss, no-half-in-loss", "found 'half'");
    }
}
