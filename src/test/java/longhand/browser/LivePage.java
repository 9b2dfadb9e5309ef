package longhand.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.report.ExamplePage;

/** The page of an example in a browser, its engine ready, and what somebody does there. */
record LivePage(Chromium browser, Path folder) {
    /** The pages of this process as they were written first, which is how they would be written again. */
    private static final Map<String, String> WRITTEN = new ConcurrentHashMap<>();

    /** The page of a bundled example. */
    static String written(String name) {
        return WRITTEN.computeIfAbsent(name, same -> ExamplePage.render(Examples.find(same)));
    }

    /** @param fragment as of a link, or empty */
    void open(String name, String fragment) throws IOException {
        Path page = folder.resolve(name + ".html");
        if (!Files.exists(page)) {
            Files.writeString(page, written(name));
        }
        browser.open(page, fragment);
        browser.await("document.body.classList.contains('ready')");
    }

    /** A page that is made for this example alone. */
    void open(Example example) {
        browser.open("made.html", ExamplePage.render(example));
        browser.await("document.body.classList.contains('ready')");
    }

    /** Chooses an activation, {@code activation2}, or the {@code loss}. */
    void choose(String key, String value) {
        browser.run(
                "const field = document.querySelector(`select[data-key=${arguments[0]}]`);"
                        + "field.value = arguments[1]; field.dispatchEvent(new Event('input'))",
                key,
                value);
    }

    /** Types an answer to a step that is covered, and leaves its field. */
    void answer(String name, String value) {
        browser.run(
                "const field = document.getElementById(arguments[0]).querySelector('.answer-field');"
                        + "field.value = arguments[1];"
                        + "for (const what of ['input', 'change']) field.dispatchEvent(new Event(what))",
                name,
                value);
    }

    /** Why a field does not take what is in it. */
    String reason(String field) {
        return browser.text("[id='" + browser.find(field).getDomAttribute("aria-describedby") + "']");
    }

    /** The values that the page's engine has. */
    Map<String, String> values() {
        @SuppressWarnings("unchecked")
        Map<String, List<String>> told =
                (Map<String, List<String>>) browser.run("return JSON.parse(longhand.derive())");
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < told.get("names").size(); i++) {
            values.put(told.get("names").get(i), told.get("data").get(i));
        }
        return values;
    }

    /** The points of each stroke of the curve of losses. */
    List<List<String>> strokes() {
        return Arrays.stream(browser.find("#curve-line")
                        .getDomAttribute("d")
                        .substring(1)
                        .split("M", -1))
                .map(stroke -> List.of(stroke.split(" ", -1)))
                .map(points -> points.subList(1, points.size()))
                .toList();
    }

    /** The file that the page's download button gives, read as any other. */
    Example downloaded() throws IOException {
        Path file = Files.createTempDirectory(folder, "download").resolve("example.yaml");
        Files.writeString(file, (String) browser.run("return longhand.text()"), StandardCharsets.UTF_8);
        return Examples.read(file);
    }

    /** The values that the derivation here has. */
    static Map<String, String> trace(Example example) {
        Rules rules = new Rules(example.computation());
        Names names = new Names(rules, example.labels());
        Figures figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        Map<String, String> values = new TreeMap<>();
        rules.forEach(q -> values.put(names.of(q), figures.full(q)));
        return values;
    }
}
