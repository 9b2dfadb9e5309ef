package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.cli.Longhand;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.report.ExamplePage;
import longhand.report.Site;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** {@code new.html}: an example put together in a form, or given as a file, becomes the page that the report command makes of it. */
@Tag("browser")
class NewPageTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Site.write(folder, List.of(Examples.find("mazur")), List.of(), List.of());
    }

    private static void open(String fragment) {
        CHROMIUM.open(folder.resolve("new.html"), fragment);
        CHROMIUM.await("document.body.classList.contains('form-ready')");
    }

    private static void fill(String... idsAndValues) {
        for (int i = 0; i < idsAndValues.length; i += 2) {
            CHROMIUM.run(
                    "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
                            + "for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {bubbles: true}))",
                    idsAndValues[i],
                    idsAndValues[i + 1]);
        }
    }

    private static void choose(String kind) {
        CHROMIUM.run("document.querySelector(`[name=kind][value=${arguments[0]}]`).click()", kind);
    }

    private static void make() {
        CHROMIUM.run("document.body.classList.remove('form-ready'); document.getElementById('make').click()");
        CHROMIUM.await("document.body.classList.contains('ready')");
    }

    private static final LivePage PAGE = new LivePage(CHROMIUM, null);

    /** The example file that the page downloads, read as any other. */
    private static Example downloaded() throws IOException {
        Path file = Files.createTempDirectory(folder, "own").resolve("own.yaml");
        return Examples.read(
                Files.writeString(file, (String) CHROMIUM.run("return longhand.text()"), StandardCharsets.UTF_8));
    }

    /** The page as a file. */
    private static String saved() {
        CHROMIUM.await("document.body.classList.contains('proved')");
        CHROMIUM.run("window.saved = null; const make = URL.createObjectURL;"
                + "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return make(blob); };"
                + "document.getElementById('save-page').click()");
        CHROMIUM.await("window.saved !== null");
        return (String) CHROMIUM.run("return window.saved");
    }

    /** What a reader finds in a page, but for its scripts and data. */
    private static String body(String html) {
        Document page = Jsoup.parse(html);
        page.select("script, #sheet").remove();
        return page.title() + "\n"
                + page.body()
                        .html()
                        .replaceAll("\\s+", " ")
                        .replaceAll("(?<=>) | (?=<)", "")
                        // an empty element of SVG, and an attribute without a value, as either writes it
                        .replaceAll("<(\\w+)([^<>]*) />", "<$1$2></$1>")
                        .replace("=\"\"", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            inputs=2 depth=2 samples=1 size1=2 activation1=relu size2=2 activation2=sigmoid loss=mse seed=1
            inputs=2 depth=3 samples=2 size1=2 activation1=tanh size2=2 activation2=elu size3=2 activation3=softmax loss=cross-entropy seed=12
            inputs=1 depth=1 samples=2 size1=1 activation1=sigmoid loss=binary-cross-entropy seed=999 rate=
            inputs=2 depth=2 samples=2 size1=2 activation1=max(0.1*z,z) size2=1 activation2=identity loss=(a-y)^4 seed=5
            """)
    void a_network_is_worked_out_as_trace_works_out_the_file_that_it_downloads(String settings) throws IOException {
        open("");
        for (String setting : settings.split(" ", -1)) {
            String[] parts = setting.split("=", 2);
            fill(parts[0], parts[1]);
        }
        make();
        Example example = downloaded();
        assertThat(PAGE.values()).isEqualTo(LivePage.trace(example));
        assertThat(body(saved())).isEqualTo(body(ExamplePage.render(example)));
        Map<String, String> values = PAGE.values();
        String link = (String) CHROMIUM.run("return location.hash");
        open(link);
        CHROMIUM.await("document.body.classList.contains('ready')");
        assertThat(PAGE.values()).isEqualTo(values);
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void a_formula_becomes_a_graph() throws IOException {
        open("");
        choose("graph");
        fill(
                "definitions",
                "q = x*y\n\np = q + sin(x)\nf = p^2",
                "given-numbers",
                "x = 0.5\ny = two",
                "update",
                "x, y",
                "graph-rate",
                "0.1");
        CHROMIUM.run("document.getElementById('make').click()");
        CHROMIUM.await("document.getElementById('problem-given').textContent !== ''");
        assertThat(CHROMIUM.text("#problem-given")).startsWith("Line 2: expected a number such as 0.3, found 'two'");
        fill("given-numbers", "x = 0,5\ny = −2", "graph-rate", "0.1.1");
        CHROMIUM.run("document.getElementById('make').click()");
        CHROMIUM.await("document.activeElement.id === 'graph-rate'");
        assertThat(CHROMIUM.text("#problem-graph-rate")).contains("found '0.1.1'");
        fill("graph-rate", "0,1");
        make();
        Example example = downloaded();
        assertThat(PAGE.values())
                .isEqualTo(LivePage.trace(example))
                .containsKey("df/dq")
                .containsKey("x'");
        assertThat(body(saved())).isEqualTo(body(ExamplePage.render(example)));
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"small-cnn", "recurrent", "perceptron", "mini-batches", "adam", "circuit-max", "ai-by-hand"})
    void an_example_file_that_is_dropped_becomes_the_page_that_report_writes(String name) throws IOException {
        byte[] text = Files.readAllBytes(Path.of("worked-examples", name, "example.yaml"));
        Path file = Files.createTempDirectory(folder, "given").resolve("own.yaml");
        Example example = Examples.read(Files.write(file, text));
        open("");
        choose("file");
        CHROMIUM.run("document.body.classList.remove('form-ready')");
        CHROMIUM.drop("#yaml", "given.yaml", text);
        CHROMIUM.await("document.body.classList.contains('ready')");
        assertThat(PAGE.values()).isEqualTo(LivePage.trace(example));
        String saved = saved();
        String written = ExamplePage.render(example);
        assertThat(body(saved)).isEqualTo(body(written));
        assertThat(exercise(saved)).isEqualTo(exercise(written));
        assertThat(saved.length()).isLessThan(1_400_000);
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static String exercise(String html) {
        return Jsoup.parse(html).getElementById("exercise").data();
    }

    @Test
    void the_page_that_is_saved_works_by_itself() {
        open("");
        fill("title", "<b>Own</b> & \"more\"");
        make();
        CHROMIUM.open("own.html", saved());
        CHROMIUM.await("document.body.classList.contains('ready')");
        assertThat(CHROMIUM.text("h1")).isEqualTo("<b>Own</b> & \"more\"");
        fill("sheet-text", "z1[1] = 0.3\n");
        CHROMIUM.run("live.set('x[1]', '0.5'); sheet.mark(true)");
        CHROMIUM.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(CHROMIUM.text(".step.now code.name")).isEqualTo("a1[1]");
        assertThat(CHROMIUM.text("#sheet-summary")).contains(" of 1 right");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void a_step_a_change_and_the_example_stand_in_the_address_together() throws IOException {
        open("");
        make();
        CHROMIUM.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        CHROMIUM.run("live.set('x[1]', '0.25')");
        CHROMIUM.run("document.querySelector('.step.now .origins a').click()");
        String link = (String) CHROMIUM.run("return location.hash");
        assertThat(link).matches("#[^;]+;x\\[1]=0\\.25;own=[-_\\w]+");
        Map<String, String> values = PAGE.values();
        open(link);
        CHROMIUM.await("document.body.classList.contains('ready')");
        assertThat(PAGE.values()).isEqualTo(values);
        assertThat(CHROMIUM.run("return location.hash")).isEqualTo(link);
    }

    @Test
    void the_page_of_an_example_leads_to_ones_own() throws IOException {
        CHROMIUM.open(folder.resolve("mazur.html"));
        CHROMIUM.await("document.body.classList.contains('ready')");
        CHROMIUM.run("live.set('w1[1,1]', '0.5'); document.getElementById('make-own').click()");
        CHROMIUM.await("location.pathname.endsWith('new.html') && document.body.classList.contains('ready')");
        assertThat(PAGE.values()).containsEntry("w1[1,1]", "0.5").isEqualTo(LivePage.trace(downloaded()));
        CHROMIUM.click("#change-it");
        assertThat(CHROMIUM.find("#yaml").getDomProperty("value")).isEqualTo(CHROMIUM.run("return longhand.text()"));
    }

    @Test
    void what_is_wrong_stands_at_its_field_in_the_words_of_the_command() {
        open("");
        for (List<String> wrong : List.of(
                List.of("inputs", "0", "expected a number of inputs from 1 to 12, found '0'"),
                List.of("size2", "", "expected a number such as 0.3, found nothing"),
                List.of("activation1", "softmax", "softmax stands on the output layer only"),
                List.of("activation2", "sigmod", "found 'sigmod': did you mean sigmoid?"),
                List.of("loss", "<img src=x>", "found '<img src=x>'"),
                List.of("rate", "much", "expected a number such as 0.3, found 'much'"))) {
            String before = (String) CHROMIUM.run("return document.getElementById(arguments[0]).value", wrong.get(0));
            fill(wrong.get(0), wrong.get(1));
            CHROMIUM.run("document.getElementById('make').click()");
            assertThat(CHROMIUM.text("#problem-" + wrong.get(0)))
                    .as(wrong.get(0))
                    .contains(wrong.get(2));
            assertThat(CHROMIUM.run("return document.activeElement.id")).isEqualTo(wrong.get(0));
            assertThat(CHROMIUM.find("#" + wrong.get(0)).getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
            fill(wrong.get(0), before);
        }
        assertThat(CHROMIUM.all("#maker img")).isEmpty();
        choose("file");
        fill("yaml", "title: x\nlayerz: []\n");
        CHROMIUM.run("document.getElementById('make').click()");
        assertThat(CHROMIUM.text("#problem-yaml"))
                .isEqualTo("example.yaml:2: unknown key 'layerz': did you mean layers?");
        StringBuilder rows = new StringBuilder();
        for (int j = 0; j < 30; j++) {
            rows.append("      - [").append("0.1, ".repeat(39)).append("0.1]\n");
        }
        fill(
                "yaml",
                "title: Large\nloss: mse\nlayers:\n  - activation: relu\n    weights:\n" + rows + "    biases: ["
                        + "0, ".repeat(29) + "0]\nbatch:\n  - input: [" + "1, ".repeat(39) + "1]\n    target: ["
                        + "1, ".repeat(29) + "1]\n");
        CHROMIUM.run("document.getElementById('make').click()");
        assertThat(CHROMIUM.text("#problem-yaml"))
                .contains("too many for a page made here")
                .contains("longhand trace");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#;own=",
                "#;own=AAAA",
                "#;own=%00%E0",
                "#;own=7V",
                "#;own=q1YqSyxKzlCyUqpWKkpNTi0uVrJSKk4tUaoFAA"
            })
    void a_link_that_holds_no_example_says_so_or_shows_the_form(String fragment) {
        open(fragment);
        assertThat(CHROMIUM.find("#form").isDisplayed()).isTrue();
        assertThat(CHROMIUM.text("#made")).isEmpty();
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void a_link_that_would_fill_the_memory_is_not_unpacked() {
        open("");
        String bomb = (String) CHROMIUM.driver()
                .executeAsyncScript("const done = arguments[0];"
                        + "address.packed('{\"yaml\": \"' + 'a'.repeat(3e7) + '\"}').then(done)");
        open("#;own=" + bomb);
        assertThat(CHROMIUM.text("#problem-form")).isEqualTo("This link holds no example.");
    }

    @Test
    void keys_are_enough_fields_have_labels_and_nothing_is_asked_for() {
        for (boolean isDark : new boolean[] {false, true}) {
            CHROMIUM.dark(isDark);
            open("");
            CHROMIUM.run("document.getElementById('seed').focus()");
            CHROMIUM.press(Keys.END, "7", Keys.ENTER);
            CHROMIUM.await("document.body.classList.contains('ready')");
            for (int width : new int[] {360, 1366, 1920}) {
                CHROMIUM.width(width);
                assertThat(CHROMIUM.overflow()).isZero();
            }
            CHROMIUM.width(1400);
            assertThat(CHROMIUM.run("return performance.getEntriesByType('resource').map((each) => each.name)"
                            + ".filter((name) => !/^(data|blob):/.test(name))"))
                    .isEqualTo(List.of());
            assertThat(Axe.serious(CHROMIUM)).isEmpty();
        }
        CHROMIUM.dark(false);
        open("");
        for (String kind : List.of("network", "graph", "file")) {
            choose(kind);
            CHROMIUM.width(360);
            assertThat(CHROMIUM.overflow()).isZero();
            CHROMIUM.width(1400);
            assertThat(Axe.serious(CHROMIUM)).isEmpty();
        }
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    @Test
    void the_commands_take_what_it_makes() throws IOException {
        open("");
        make();
        Path file = Files.createTempDirectory(folder, "own").resolve("own.yaml");
        Files.writeString(file, (String) CHROMIUM.run("return longhand.text()"), StandardCharsets.UTF_8);
        StringWriter out = new StringWriter();
        int code =
                Longhand.run(new PrintWriter(out), new PrintWriter(out), "trace", file.toString(), "--format", "csv");
        assertThat(code).isZero();
        List<String> lines = new ArrayList<>();
        PAGE.values()
                .forEach((name, value) -> lines.add((name.contains(",") ? "\"" + name + "\"" : name) + "," + value));
        assertThat(out.toString().lines().skip(1)).containsExactlyInAnyOrderElementsOf(lines);
    }
}
