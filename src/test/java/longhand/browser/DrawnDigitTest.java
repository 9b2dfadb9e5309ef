package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.live.Engine;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.report.ImagesPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A digit that somebody draws on the page of a batch, there and back through its network. */
@Tag("browser")
class DrawnDigitTest {
    private static final String SEVEN = "drawn=85,55,195,50,150,130,120,240";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static Path page;

    @BeforeAll
    static void write() throws IOException {
        page = folder.resolve("mnist-batch.html");
        Files.writeString(page, ImagesPage.render(Examples.find("mnist-batch")));
    }

    @BeforeEach
    void wide() {
        CHROMIUM.size(1366, 900);
    }

    private static void open(String fragment) {
        CHROMIUM.open(page, fragment);
        if (!fragment.isEmpty()) {
            settled();
        }
    }

    private static void settled() {
        CHROMIUM.await("document.querySelector('#view:not([hidden])[aria-busy=false]') && document.title.length > 40");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static String address() {
        return (String) CHROMIUM.run("return decodeURIComponent(location.hash)");
    }

    /** From point to point, in parts of the pad's breadth. */
    private static void drag(double... points) {
        WebElement canvas = CHROMIUM.find(".pad canvas");
        CHROMIUM.run("arguments[0].scrollIntoView({block: 'center'})", canvas);
        int size = canvas.getRect().getWidth();
        Actions actions = new Actions(CHROMIUM.driver());
        for (int i = 0; i < points.length; i += 2) {
            actions.moveToElement(canvas, (int) ((points[i] - 0.5) * size), (int) ((points[i + 1] - 0.5) * size));
            if (i == 0) {
                actions.clickAndHold();
            }
        }
        actions.release().perform();
        settled();
    }

    private static Map<?, ?> json(Object answer) {
        return new org.openqa.selenium.json.Json().toType((String) answer, Map.class);
    }

    @Test
    void a_digit_drawn_with_the_mouse_goes_through_the_trained_network_and_back_to_the_digits_of_trace(
            @TempDir Path downloads) throws IOException {
        open("");
        CHROMIUM.click("#parts [data-start=draw]");
        settled();
        assertThat(address()).isEqualTo("#draw;epochs=10");
        drag(0.3, 0.2, 0.7, 0.18, 0.53, 0.46, 0.43, 0.86);
        assertThat(CHROMIUM.text("#view-title")).isEqualTo("A drawn digit, taken for a 7");
        assertThat(CHROMIUM.text("#view-body")).doesNotContain("Backward").doesNotContain("loss =");
        CHROMIUM.click(".labels button:nth-child(8)");
        settled();
        assertThat(address()).startsWith("#draw;epochs=10;drawn=").endsWith(";label=7");
        assertThat(CHROMIUM.text("#view-title")).isEqualTo("A drawn 7, taken for a 7");

        // what is downloaded, read and worked out as any example, has the numbers of the page
        Path file = downloads.resolve("example.yaml");
        Files.writeString(file, (String) CHROMIUM.run("return longhand.text()"));
        Example example = Examples.read(file);
        Figures figures = Figures.of(new Trace<>(new Rules(example.computation()), Arithmetic.doubles()));
        Names names = new Names(figures.rules(), example.labels());
        List<String> all = IntStream.concat(
                        IntStream.of(1),
                        IntStream.iterate(2, at -> at < figures.rules().order().size(), at -> at + 97))
                .mapToObj(at -> names.of(figures.rules().order().at(at)))
                .toList();
        Map<?, ?> told = json(CHROMIUM.run("return longhand.values(arguments[0])", String.join("\n", all)));
        assertThat(((Collection<?>) told.get("data")).stream().map(String::valueOf))
                .containsExactlyElementsOf(
                        all.stream().map(name -> figures.full(names.find(name))).toList());

        String state = address().substring(address().indexOf(';'));
        for (String name : List.of("z1[1]", "a3[8]", "L", "dL/dz3[8]", "dL/da1[2]")) {
            CHROMIUM.run("location.hash = arguments[0]", name + state);
            CHROMIUM.await("document.querySelector('#view-title code')?.textContent === '" + name + "'");
            settled();
            assertThat(CHROMIUM.find("#view .step .full").getDomAttribute("value"))
                    .as(name)
                    .isEqualTo(figures.full(names.find(name)));
        }
    }

    @Test
    void the_pixels_of_a_drawing_are_the_same_here_and_in_the_page() {
        open("#draw;epochs=10;" + SEVEN + ";label=2");
        String exercise = (String) CHROMIUM.run("return document.getElementById('exercise').textContent");
        String checkpoint = (String) CHROMIUM.run("return document.getElementById('checkpoint-3').textContent");
        String pixels = String.join(
                "\n",
                IntStream.rangeClosed(1, 784).mapToObj(i -> "x[" + i + "]").toList());
        for (String drawing : List.of(
                SEVEN.substring("drawn=".length()),
                "0,0,280,280/280,0,0,280",
                "140,140",
                "1,279,3,2,277,5/100,101,103,107,109,113",
                "60,40,61,42,64,45,70,47,79,53,91,60,100,72,111,90,117,115,110,139,97,160,80,171")) {
            CHROMIUM.run("longhand.take(arguments[0], arguments[1], 2)", checkpoint, drawing);
            Engine.open(exercise);
            Engine.take(checkpoint, drawing, 2);
            assertThat(CHROMIUM.run("return longhand.values(arguments[0])", pixels))
                    .isEqualTo(Engine.values(pixels));
            assertThat(CHROMIUM.run("return longhand.tour(1)")).isEqualTo(Engine.tour(1));
        }
    }

    @Test
    void keys_draw_and_undo_and_a_screen_reader_is_told() {
        open("#draw;epochs=10");
        CHROMIUM.run("document.querySelector('.pad canvas').focus()");
        CHROMIUM.press(Keys.ARROW_UP, Keys.ARROW_UP, " ");
        assertThat(CHROMIUM.text("#status")).isEqualTo("Pen down at 14 across, 12 down.");
        CHROMIUM.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_RIGHT, " ");
        settled();
        assertThat(address()).isEqualTo("#draw;epochs=10;drawn=140,120,140,130,140,140,150,140");
        assertThat(CHROMIUM.text("#status")).startsWith("A drawn digit, taken for a");
        assertThat(CHROMIUM.run("return document.activeElement === document.querySelector('.pad canvas')"))
                .isEqualTo(true);
        CHROMIUM.press(Keys.ARROW_LEFT, " ", " ");
        settled();
        assertThat(address()).endsWith("150,140/140,140");
        CHROMIUM.press(Keys.BACK_SPACE);
        settled();
        assertThat(address()).endsWith("150,140");
        CHROMIUM.press(Keys.DELETE);
        settled();
        assertThat(address()).isEqualTo("#draw;epochs=10");
        assertThat(CHROMIUM.all(".labels")).isEmpty();
        assertThat(CHROMIUM.find(".pad button").isEnabled()).isFalse();
    }

    @Test
    void a_link_holds_the_drawing_and_goes_with_it_to_each_number() {
        open("#draw;epochs=10;" + SEVEN + ";label=2");
        assertThat(CHROMIUM.text("#view-title")).isEqualTo("A drawn 2, taken for a 7");
        CHROMIUM.click(".strip a[href^='#a1[2];']");
        settled();
        assertThat(address()).isEqualTo("#a1[2];epochs=10;" + SEVEN + ";label=2");
        assertThat(CHROMIUM.all("#view canvas")).hasSize(3);
        CHROMIUM.click(".steps-of a[href^='#draw']");
        settled();
        CHROMIUM.click("#view a[href^='#tour-1']");
        settled();
        for (int stop = 2; stop <= 11; stop++) {
            CHROMIUM.press(Keys.ARROW_RIGHT);
            CHROMIUM.await("document.title.startsWith('" + stop + " of 11: ')");
            settled();
        }
        CHROMIUM.await("document.querySelectorAll('#view .change data').length === 2");
        assertThat(
                        CHROMIUM.run(
                                "const [before, after] = document.querySelectorAll('#view .change data'); return after.value < before.value"))
                .isEqualTo(true);
        // an image of the batch is none of the drawing's
        CHROMIUM.click("#choose-2");
        settled();
        assertThat(address()).isEqualTo("#image-2;epochs=10");
        CHROMIUM.driver().navigate().back();
        CHROMIUM.await("document.title.startsWith('11 of 11: ')");
        settled();
    }

    @Test
    void what_needs_the_label_asks_for_it() {
        open("#L;epochs=10;" + SEVEN);
        assertThat(CHROMIUM.all("#view .step")).isEmpty();
        CHROMIUM.click(".labels button:nth-child(8)");
        settled();
        assertThat(address()).isEqualTo("#L;epochs=10;" + SEVEN + ";label=7");
        assertThat(CHROMIUM.all("#view .step")).hasSize(1);
    }

    @Test
    void what_is_no_drawing_is_said_to_and_no_link_leads_to_it_again() {
        for (String address : List.of(
                "#draw;drawn=<img src=x onerror=alert(1)>",
                "#draw;drawn=1,2,3",
                "#z1[1];drawn=999,1;label=3",
                "#draw;drawn=1,2;label=77",
                "#draw;drawn=1,2" + ",3,4".repeat(3000))) {
            CHROMIUM.open(page, address.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20"));
            settled();
            assertThat(CHROMIUM.text("#view [role=alert]")).startsWith("This is no drawing: ");
            assertThat(CHROMIUM.all("a[href*=drawn]")).isEmpty();
        }
        CHROMIUM.click("#parts [data-start=draw]");
        CHROMIUM.await("document.querySelector('.pad canvas')");
        settled();
    }

    @Test
    void the_pad_fits_a_telephone_keeps_nobody_out_and_asks_for_nothing() {
        for (boolean isDark : List.of(false, true)) {
            CHROMIUM.dark(isDark);
            for (int width : List.of(360, 1366)) {
                CHROMIUM.width(width);
                open("#draw;epochs=10;" + SEVEN + ";label=7");
                assertThat(CHROMIUM.overflow()).isZero();
            }
            assertThat(
                            CHROMIUM.run(
                                    "return performance.getEntriesByType('resource').filter(each => !each.name.startsWith('data:')).length"))
                    .isEqualTo(0L);
            assertThat(Axe.serious(CHROMIUM)).as(isDark ? "dark" : "light").isEqualTo(List.of());
        }
        CHROMIUM.dark(false);
    }
}
