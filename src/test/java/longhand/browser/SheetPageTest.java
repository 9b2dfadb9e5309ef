package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longhand.cli.Longhand;
import longhand.example.files.Examples;
import longhand.report.Site;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** A sheet of answers marked in a page, on {@code check.html} and on the page of an example, as the check command marks it. */
@Tag("browser")
class SheetPageTest {
    private static final Path SHEETS = Path.of("src/test/resources/longhand/check");
    private static final Path HOMEWORK = Path.of("worked-examples/three-three-two/homework");
    private static final List<String> EXAMPLES =
            List.of("three-three-two", "mazur", "softmax", "micrograd", "two-epochs", "adam");

    private static final String OVERFLOWING = """
            title: 'Too large: 1 < 2 & "more"'
            learning-rate: 1
            loss: squared-error
            layers:
              - {activation: identity, weights: [[1e200]], biases: [0]}
            batch: [{input: [1e200], target: [0]}]
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Site.write(folder, EXAMPLES.stream().map(Examples::find).toList(), List.of(), List.of());
    }

    private static void open(String page) {
        CHROMIUM.open(
                folder.resolve(page.replaceFirst("#.*", "")), page.contains("#") ? page.replaceFirst("[^#]*", "") : "");
        CHROMIUM.await("document.body.classList.contains('ready')");
    }

    /** What the check command writes. */
    private static String command(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Longhand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return out.toString() + err;
    }

    private static Path sheet(String name, byte[] text) throws IOException {
        return Files.write(Files.createTempDirectory(folder, "sheet").resolve(name), text);
    }

    /** Puts a text into the field as somebody pastes it. */
    private static void paste(String selector, String text) {
        CHROMIUM.run(
                "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('input', {bubbles: true}))",
                selector,
                text);
    }

    /** The JSON that the page offers for download. */
    private static String downloaded() {
        CHROMIUM.run("window.saved = null; const make = URL.createObjectURL;"
                + "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return make(blob); };"
                + "document.getElementById('sheet-save').click()");
        CHROMIUM.await("window.saved !== null");
        return (String) CHROMIUM.run("return window.saved");
    }

    static List<Path> sheets(String example) throws IOException {
        List<Path> sheets = new ArrayList<>();
        for (Path part : List.of(SHEETS.resolve("right"), SHEETS.resolve("mistakes"))) {
            try (Stream<Path> all = Files.list(part)) {
                all.filter(file -> file.getFileName().toString().matches(example + "(--.*)?\\.csv"))
                        .sorted()
                        .forEach(sheets::add);
            }
        }
        return sheets;
    }

    @ParameterizedTest
    @CsvSource({"three-three-two, 25", "mazur, 25", "softmax, 25", "micrograd, 25", "two-epochs, 10", "adam, 10"})
    void every_sheet_gives_the_json_of_the_command_to_the_last_byte(String example, int most) throws IOException {
        open("check.html#" + example);
        List<Path> sheets = sheets(example);
        assertThat(sheets).isNotEmpty();
        for (Path sheet : sheets.subList(0, Math.min(most, sheets.size()))) {
            Map<?, ?> told = (Map<?, ?>) CHROMIUM.run(
                    "return JSON.parse(longhand.sheet(arguments[0], 'a.csv', arguments[1], '#'))",
                    example,
                    Files.readString(sheet));
            assertThat(told.get("json"))
                    .as(sheet.toString())
                    .isEqualTo(command("check", example, sheet.toString(), "--format", "json"));
        }
    }

    @ParameterizedTest
    @CsvSource({"check.html#three-three-two", "three-three-two.html"})
    void a_sheet_in_any_form_is_marked_at_once_as_the_command_marks_it(String page) throws IOException {
        open(page);
        for (String name : List.of("forgotten-derivative.csv", "c-dump.txt", "rounded-early.csv", "perfect.csv")) {
            Path file = HOMEWORK.resolve(name);
            paste("#sheet-text", Files.readString(file));
            CHROMIUM.await("!document.getElementById('sheet-result').hidden");
            CHROMIUM.run("sheet.mark(false)");
            String json = command("check", "three-three-two", file.toString(), "--format", "json");
            assertThat(downloaded()).isEqualTo(json);
            assertThat(command("check", "three-three-two", file.toString()).replaceAll("\\s+", " "))
                    .startsWith((CHROMIUM.text("#sheet-summary") + " " + CHROMIUM.text("#sheet-headline")).strip());
        }
        paste("#sheet-text", Files.readString(HOMEWORK.resolve("forgotten-derivative.csv")));
        CHROMIUM.run("sheet.mark(false)");
        assertThat(CHROMIUM.text(".answer[open] .name")).isEqualTo("dL/dz2[1]");
        assertThat(CHROMIUM.text("#sheet-headline")).contains("(activation-derivative-forgotten)");
        assertThat(CHROMIUM.all(".answer")).hasSize(34);
        assertThat(CHROMIUM.find(".answer[open] a").getDomAttribute("href"))
                .isEqualTo((page.startsWith("check") ? "three-three-two.html" : "") + "#dL/dz2[1]");
        CHROMIUM.run("document.querySelector('.answer[open] a').click()");
        CHROMIUM.await("document.querySelector('.step.now')?.id === 'dL/dz2[1]'");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void the_numbers_of_a_page_that_somebody_has_changed_are_those_that_a_sheet_is_marked_by() throws IOException {
        open("mazur.html#z1[1];w1[1,1]=0.5");
        String text = "z1[1] = 0.3775\na1[1] = 0.59327\nz1[2] = 0.3925\n";
        paste("#sheet-text", text);
        CHROMIUM.run("sheet.mark(false)");
        Path example =
                sheet("mazur.yaml", ((String) CHROMIUM.run("return longhand.text()")).getBytes(StandardCharsets.UTF_8));
        Path answers = sheet("a.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(downloaded())
                .isEqualTo(command("check", example.toString(), answers.toString(), "--format", "json"));
        assertThat(CHROMIUM.text(".answer.wrong .name")).isEqualTo("z1[1]");
        CHROMIUM.run("document.getElementById('reset').click()");
        assertThat(CHROMIUM.all(".answer.wrong")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_a_sheet_is_refused_in_the_words_of_the_command() throws IOException {
        open("check.html#mazur");
        Map<String, byte[]> files = Map.ofEntries(
                entry("empty.csv", new byte[0]),
                entry("prose.txt", "Dear teacher,\nthe dog ate it.\n".getBytes(StandardCharsets.UTF_8)),
                entry("wide.txt", new byte[] {(byte) 0xFF, (byte) 0xFE, 'z', 0, 0, (byte) 0xD8, '1', 0}),
                entry("bell.txt", "z1[1] = 1\n\u0007a = 2".getBytes(StandardCharsets.UTF_8)),
                entry("many.txt", "z1[1] = 1\n".repeat(50_001).getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            CHROMIUM.run("document.getElementById('sheet-problem').textContent = ''");
            CHROMIUM.drop("#sheet", file.getKey(), file.getValue());
            CHROMIUM.await("document.getElementById('sheet-problem').textContent !== ''");
            Path given = sheet(file.getKey(), file.getValue());
            assertThat("longhand: " + CHROMIUM.text("#sheet-problem"))
                    .isEqualTo(command("check", "mazur", given.toString())
                            .replace(given.toString(), file.getKey())
                            .strip());
            assertThat(CHROMIUM.find("#sheet-result").isDisplayed()).isFalse();
            assertThat(CHROMIUM.find("#sheet-text").getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
        }
        assertThat(CHROMIUM.run(
                        "return JSON.parse(longhand.size('a.csv', arguments[0])).problem", 10 * 1024 * 1024 + 1))
                .isEqualTo("a.csv: expected a file of at most 10 MB, found a larger one");
        CHROMIUM.run("document.getElementById('sheet-problem').textContent = ''");
        CHROMIUM.drop("#sheet", "a.JSON", "{\"z1\": [1]}".getBytes(StandardCharsets.UTF_8));
        CHROMIUM.await(
                "/^a.JSON: expected answers as text or CSV/.test(document.getElementById('sheet-problem').textContent)");
        CHROMIUM.run("document.getElementById('sheet-problem').textContent = ''");
        CHROMIUM.drop("#sheet", "latin.csv", "z1[1]=1\na1[1]=0,5 \u00e9 1\n".getBytes(StandardCharsets.ISO_8859_1));
        CHROMIUM.await("document.getElementById('sheet-problem').textContent !== ''");
        // which the command reads as Windows-1252
        assertThat(CHROMIUM.text("#sheet-problem"))
                .startsWith("latin.csv:2: expected text in UTF-8, found the byte E9 at character 11");
        byte[] wide = "\uFEFFz1[1] = 0,3775".getBytes(StandardCharsets.UTF_16LE);
        CHROMIUM.drop("#sheet", "wide.csv", wide);
        CHROMIUM.await("!document.getElementById('sheet-result').hidden");
        assertThat(CHROMIUM.text("#sheet-summary")).startsWith("1 of 1 right");
    }

    @Test
    void an_example_of_ones_own_is_read_as_the_command_reads_it() throws IOException {
        open("check.html");
        CHROMIUM.run("const choice = document.getElementById('example'); choice.value = '';"
                + "choice.dispatchEvent(new Event('change'))");
        String mazur = Files.readString(Path.of("worked-examples/mazur/example.yaml"));
        for (String yaml : List.of(mazur, OVERFLOWING)) {
            String answers = "z1[1] = 0.3775\na1[1] = 0,59\nL = 1e800\ndL/dx[1] = 0.0038\n";
            CHROMIUM.drop("#chosen", "own.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            paste("#sheet-text", answers);
            CHROMIUM.await("!document.getElementById('sheet-result').hidden");
            CHROMIUM.run("sheet.mark(false)");
            Path example = sheet("own.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            Path sheet = sheet("a.txt", answers.getBytes(StandardCharsets.UTF_8));
            assertThat(downloaded())
                    .isEqualTo(command("check", example.toString(), sheet.toString(), "--format", "json"));
        }
        for (String yaml : List.of(
                mazur.replace("sigmoid", "sigmod"),
                mazur.replace("weights", "<img src=x onerror=alert(1)>"),
                mazur + "\t- x",
                "a: &b c",
                "title: nothing else")) {
            paste("#own-text", yaml);
            CHROMIUM.await("document.getElementById('own-text').hasAttribute('aria-invalid')");
            Path example = sheet("example.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            CHROMIUM.await("document.getElementById('own-problem').textContent.length > 20");
            String told = command("trace", example.toString()).replace(example.toString(), "example.yaml");
            CHROMIUM.await(
                    "'longhand: ' + document.getElementById('own-problem').textContent === " + quoted(told.strip()));
            assertThat(CHROMIUM.find("#check").isDisplayed()).isFalse();
        }
        String large =
                "title: t\nloss: mse\nlayers:\n- {activation: relu, weights: [[1]], biases: [0]}\nlearning-rate: 1\n"
                        + "epochs: 1000\nbatch:\n" + "- {input: [1], target: [1]}\n".repeat(50);
        paste("#own-text", large);
        CHROMIUM.await(
                "/expected at most 100,000 numbers to work out, found [0-9,]+: on the command line, longhand takes more/"
                        + ".test(document.getElementById('own-problem').textContent)");
        paste("#own-text", mazur.replaceFirst("(?s)layers:.*", """
                        initialise: {method: he, seed: 1}
                        layers:
                          - {activation: relu, size: 2}
                        batch:
                          - {input: [1], target: [1, 2]}
                        """));
        CHROMIUM.await(
                "/draws no weights, the command line does/.test(document.getElementById('own-problem').textContent)");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    @Test
    void a_sheet_that_means_harm_stays_text() {
        open("check.html#three-three-two");
        paste("#sheet-text", "<img src onerror> = 1\n\"><script>alert(1)</script> = <b>2\nz1[1] = 0.1\nz1[2] = 0.2\n");
        CHROMIUM.run("sheet.mark(false)");
        assertThat(CHROMIUM.all("#sheet-answers :is(img, script, b)")).isEmpty();
        assertThat(CHROMIUM.text(".answer.unknown .name")).isEqualTo("<img src onerror>");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void keys_are_enough_every_field_has_a_label_and_no_request_is_made() throws IOException {
        for (String page : List.of("check.html#mazur", "mazur.html")) {
            open(page);
            CHROMIUM.run("document.getElementById('sheet-text').focus()");
            CHROMIUM.press("z1[1] = –0,5", Keys.ENTER, "a1[1] = 0.593");
            CHROMIUM.press(Keys.TAB, Keys.ENTER);
            assertThat(CHROMIUM.text("#sheet-summary")).startsWith("1 of 2 right, 1 wrong.");
            assertThat(CHROMIUM.run("return document.activeElement.id")).isEqualTo("sheet-title");
            CHROMIUM.press(Keys.TAB, Keys.ENTER);
            assertThat(CHROMIUM.all(".answer[open]")).isEmpty();
            assertThat(CHROMIUM.run("return performance.getEntriesByType('resource').map((each) => each.name)"
                            + ".filter((name) => !name.startsWith('data:'))"))
                    .isEqualTo(List.of());
            for (int width : new int[] {360, 1366, 1920}) {
                CHROMIUM.width(width);
                assertThat(CHROMIUM.overflow()).isZero();
            }
            CHROMIUM.width(1400);
            assertThat(Axe.serious(CHROMIUM)).isEmpty();
            assertThat(CHROMIUM.errors()).isEmpty();
        }
    }
}
