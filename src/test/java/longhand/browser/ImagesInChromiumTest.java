package longhand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.live.image.Checkpoint;
import longhand.model.network.Network;
import longhand.notation.name.Names;
import longhand.notation.text.Figures;
import longhand.report.ImagesPage;
import longhand.report.html.Assets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** A batch of images opened up, in a real browser and from a file. */
@Tag("browser")
class ImagesInChromiumTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static Path page;
    private static Figures figures;
    private static Names names;

    @BeforeAll
    static void write() throws IOException {
        Example example = Examples.find("mnist-batch");
        page = folder.resolve("mnist-batch.html");
        Files.writeString(page, ImagesPage.render(example));
        Rules rules = new Rules(example.computation());
        figures = Figures.of(new Trace<>(rules, Arithmetic.doubles()));
        names = new Names(rules, example.labels());
    }

    @BeforeEach
    void open() {
        CHROMIUM.width(1400);
        CHROMIUM.open(page);
    }

    private static void go(String address) {
        CHROMIUM.run("location.hash = arguments[0]", address);
        shows(address);
    }

    private static void shows(String address) {
        CHROMIUM.await("decodeURIComponent(location.hash.slice(1)) === \"" + address
                + "\" && document.querySelector('#view:not([hidden])[aria-busy=false]') && document.title.length > 40");
        assertThat(CHROMIUM.errors()).isEmpty();
    }

    private static String full(String name) {
        return figures.full(names.find(name));
    }

    @Test
    void a_number_of_every_phase_has_all_the_digits_that_trace_gives() {
        for (String name : List.of(
                "z1[3]@1",
                "a1[3]@1",
                "z2[16]@64",
                "a3[9]@5",
                "L@1",
                "dL/da1[1]@1",
                "dL/dz3[4]@17",
                "dL/dw1[3,400]@16",
                "L",
                "dL/dw1[3,400]",
                "dL/db2[1]",
                "w1'[3,400]",
                "b3'[10]")) {
            go(name);
            assertThat(CHROMIUM.find("#view .step .full").getDomAttribute("value"))
                    .as(name)
                    .isEqualTo(full(name));
        }
    }

    @Test
    void steps_have_the_numbers_that_the_terminal_gives_them_and_what_is_given_has_none() {
        go("dL/dw1[3,407]");
        assertThat(CHROMIUM.text(".steps-of p")).isEqualTo("mean · step 1,712,762 of 1,736,789");
        go("w1[3,407]");
        assertThat(CHROMIUM.text(".steps-of p")).isEqualTo("given");
    }

    @Test
    void an_image_shows_its_activations_and_a_click_on_one_leads_to_its_neuron() {
        CHROMIUM.click("#choose-3");
        shows("image-3");
        assertThat(CHROMIUM.text("#view-title")).isEqualTo("Image 3: a 4, taken for a 7");
        for (int j = 1; j <= 10; j++) {
            String name = "a3[" + j + "]@3";
            assertThat(CHROMIUM.find(".strip a[href='#" + name + "'] data").getDomAttribute("value"))
                    .isEqualTo(full(name));
        }
        CHROMIUM.click(".strip a[href='#a1[1]@3']");
        shows("a1[1]@3");
        assertThat(CHROMIUM.all("#view canvas")).hasSize(3);
        CHROMIUM.driver().navigate().back();
        shows("image-3");
        CHROMIUM.driver().navigate().back();
        CHROMIUM.await("document.getElementById('view').hidden");
    }

    @Test
    void a_weight_has_a_product_of_every_image_and_their_mean_and_what_becomes_of_it() {
        go("w2[3,5]");
        List<String> products = CHROMIUM.all(".products li > a:last-child data").stream()
                .map(each -> each.getDomAttribute("value"))
                .toList();
        assertThat(products)
                .isEqualTo(IntStream.rangeClosed(1, 64)
                        .mapToObj(k -> full("dL/dw2[3,5]@" + k))
                        .toList());
        assertThat(CHROMIUM.all("#view .part:last-child td data").stream()
                        .map(each -> each.getDomAttribute("value"))
                        .toList())
                .containsExactly(full("w2[3,5]"), full("dL/dw2[3,5]"), full("alpha"), full("w2'[3,5]"));
    }

    @Test
    void keys_and_phases_go_through_the_batch_in_teaching_order() {
        go("z1[1]@1");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        shows("a1[1]@1");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        shows("z1[2]@1");
        CHROMIUM.press(Keys.ARROW_LEFT);
        shows("a1[1]@1");
        CHROMIUM.press(Keys.PAGE_DOWN);
        shows("z1[2]@1");
        for (String phase : List.of("loss", "backward", "mean", "update")) {
            CHROMIUM.click("#part-" + phase);
            CHROMIUM.await("document.querySelector('#part-" + phase + "[aria-current]')");
        }
    }

    @Test
    void every_matrix_has_its_entries_each_with_its_own_link() {
        go("matrix");
        assertThat(CHROMIUM.all(".matrix-list a")).hasSize(1 + 4 * 3 + 1 + 5 * 3);
        go("matrix-A2");
        assertThat(CHROMIUM.all(".entries td a")).hasSize(16 * 64);
        assertThat(CHROMIUM.find(".entries a[href='#a2[7]@40'] data").getDomAttribute("value"))
                .isEqualTo(full("a2[7]@40"));
        go("matrix-W1-3");
        assertThat(CHROMIUM.all(".entries td a")).hasSize(784);
        assertThat(CHROMIUM.find(".entries a[href='#w1[3,400]'] data").getDomAttribute("value"))
                .isEqualTo(full("w1[3,400]"));
    }

    @Test
    void a_matrix_is_a_picture_too_that_leads_to_its_entries() {
        go("matrix-A2");
        assertThat(CHROMIUM.run(
                        "const map = document.querySelector('.of-matrix canvas'); return map.width + '×' + map.height"))
                .isEqualTo("64×16");
        CHROMIUM.click(".of-matrix canvas");
        CHROMIUM.await("/^#a2\\[[89]\\]@3[23]$/.test(location.hash)");
    }

    @Test
    void another_image_shows_the_same_number_of_it() {
        go("z1[3]@5");
        CHROMIUM.click(".steps-of a[aria-label='The same of the image after']");
        shows("z1[3]@6");
        CHROMIUM.click("#choose-64");
        shows("z1[3]@64");
        CHROMIUM.click(".steps-of a[href='#image-64']");
        shows("image-64");
        CHROMIUM.click("#choose-2");
        shows("image-2");
    }

    @Test
    void softmax_with_cross_entropy_has_another_way_to_its_error() {
        go("dL/dz3[6]@1");
        assertThat(CHROMIUM.text("#view .way")).startsWith("Another way to the same number");
        assertThat(CHROMIUM.find("#view .way data, #view .step .full").getDomAttribute("value"))
                .isEqualTo(full("dL/dz3[6]@1"));
    }

    @Test
    void a_tour_goes_through_its_stops_and_keeps_its_stop_for_another_image() {
        go("tour-1");
        for (int stop = 1; stop <= 12; stop++) {
            assertThat(CHROMIUM.text("#view-title")).startsWith(stop + " of 12: ");
            assertThat(CHROMIUM.text("#view-body > .lead")).isNotEmpty();
            assertThat(CHROMIUM.errors()).isEmpty();
            if (stop == 2) {
                assertThat(CHROMIUM.all(".sum-of-pictures .spot")).hasSize(3);
            }
            if (stop == 7) {
                assertThat(CHROMIUM.find("#view .step .full").getDomAttribute("value"))
                        .isEqualTo(full("dL/dz3[6]@1"));
            }
            if (stop < 12) {
                CHROMIUM.press(Keys.ARROW_RIGHT);
                shows("tour-" + (stop + 1) + "-1");
            }
        }
        assertThat(CHROMIUM.all("#view .change data")).hasSize(2);
        go("tour-7-1");
        CHROMIUM.click("#choose-3");
        shows("tour-7-3");
        assertThat(CHROMIUM.find("#view .step .full").getDomAttribute("value")).isEqualTo(full("dL/dz3[5]@3"));
    }

    @Test
    void a_slider_shows_the_batch_as_training_changes_it_with_the_digits_that_its_weights_give() {
        go("a3[6]@1");
        CHROMIUM.run("document.getElementById('stage').focus()");
        CHROMIUM.press(Keys.ARROW_RIGHT);
        CHROMIUM.press(Keys.ARROW_RIGHT);
        shows("a3[6]@1;epochs=3");
        Example example = Examples.find("mnist-batch");
        Network network = Checkpoint.read(
                        Assets.checkpoints().get(1), example.step().network())
                .network();
        Figures trained = Figures.of(new Trace<>(new Rules(example.step().withNetwork(network)), Arithmetic.doubles()));
        assertThat(value()).isEqualTo(trained.full(names.find("a3[6]@1")));
        assertThat(CHROMIUM.find("#stage").getDomAttribute("aria-valuetext")).isEqualTo("after 3 epochs of training");
        assertThat(CHROMIUM.text("#choose-1 .guess:not([hidden])")).isEqualTo("1 a 5, taken for 5");
        CHROMIUM.click("#view .origins a[href='#z3[6]@1;epochs=3']");
        shows("z3[6]@1;epochs=3");
        CHROMIUM.click("#part-mean");
        CHROMIUM.await("document.querySelector('#part-mean[aria-current]')");
        CHROMIUM.await("document.querySelector('#view[aria-busy=false] .products')");
        String mean = CHROMIUM.text("#view-title code");
        assertThat(value()).isEqualTo(trained.full(names.find(mean)));
        CHROMIUM.driver().navigate().back();
        shows("z3[6]@1;epochs=3");
        go("z3[6]@1");
        assertThat(value()).isEqualTo(full("z3[6]@1"));
    }

    private static String value() {
        return CHROMIUM.find("#view .step .full").getDomAttribute("value");
    }

    @Test
    void an_address_that_names_nothing_is_said_to_and_breaks_nothing() {
        go("z9[1]@1");
        assertThat(CHROMIUM.text("#view [role=alert]")).contains("z9[1]@1");
        CHROMIUM.click("#view-body a[href=\"#w1'[1,1]\"]");
        shows("w1'[1,1]");
        go("z1[1]@1");
        assertThat(CHROMIUM.all("#view [role=alert]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E0%A4", "z1[1]%"})
    void an_address_with_a_stray_percent_sign_names_nothing_either(String address) {
        CHROMIUM.open(page, "#" + address);
        CHROMIUM.await("document.querySelector('#view [role=alert]')");
        assertThat(CHROMIUM.text("#view-title")).isEqualTo("No such number");
        assertThat(CHROMIUM.errors()).isEmpty();
        go("z1[1]@1");
        assertThat(CHROMIUM.all("#view [role=alert]")).isEmpty();
    }

    @Test
    void an_image_that_the_batch_has_not_is_said_to_and_those_that_it_has_stand_right_below() {
        for (String address : List.of("image-999", "image-0", "image-x")) {
            CHROMIUM.open(page, "#" + address);
            shows(address);
            assertThat(CHROMIUM.text("#view-title")).isEqualTo("No such image");
            assertThat(CHROMIUM.text("#view [role=alert]")).isEqualTo("The images of this batch are 1 to 64.");
            assertThat(CHROMIUM.find("#images").getRect().getY()).isLessThan(500);
        }
        CHROMIUM.click("#view a[href='#image-64']");
        shows("image-64");
    }

    @Test
    void a_link_says_what_it_leads_to_before_the_number_is_there() {
        Object listening = CHROMIUM.driver()
                .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                window.titles = [];
                new MutationObserver(() => {
                    const title = document.getElementById('view-title')?.textContent;
                    if (title && titles.at(-1) !== title) titles.push(title);
                }).observe(document, {childList: true, subtree: true});
                """))
                .get("identifier");
        try {
            for (String name : List.of("dL/dw1[3,400]", "<img src=x>")) {
                CHROMIUM.open(
                        page, "#" + name.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20"));
                shows(name);
                assertThat((List<?>) CHROMIUM.run("return titles")).first().isEqualTo("Working out " + name + " …");
            }
            CHROMIUM.open(page, "#image-3");
            shows("image-3");
            assertThat((List<?>) CHROMIUM.run("return titles")).first().isEqualTo("Image 3: a 4, taken for a 7");
        } finally {
            CHROMIUM.driver()
                    .executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", listening));
        }
    }

    @Test
    void no_view_is_wider_than_a_telephone_and_no_formula_has_to_be_scrolled() {
        CHROMIUM.width(360);
        for (String address : List.of(
                "image-1",
                "z1[1]@1",
                "z2[3]@1",
                "a3[4]@1",
                "L@1",
                "dL/da1[1]@1",
                "dL/dz3[4]@1",
                "L",
                "dL/dw1[3,400]",
                "dL/db2[2]",
                "w1'[3,400]",
                "matrix",
                "matrix-A2",
                "matrix-b1",
                "matrix-W1-3",
                "tour-2-3",
                "tour-10-3")) {
            go(address);
            assertThat(CHROMIUM.overflow()).as(address).isZero();
            assertThat(CHROMIUM.run("return [...document.querySelectorAll('.math, .scroll:not(:has(.entries))')]"
                            + ".filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)"))
                    .as(address)
                    .isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image-3",
                "z1[2]@3",
                "a3[4]@1",
                "dL/dw1[3,400]",
                "matrix",
                "matrix-A2",
                "matrix-W1-3",
                "tour-2-3"
            })
    void axe_finds_nothing_serious_in_any_view_by_day_or_by_night(String address) {
        go(address);
        for (boolean isDark : List.of(false, true)) {
            CHROMIUM.dark(isDark);
            assertThat(Axe.serious(CHROMIUM)).as(isDark ? "dark" : "light").isEqualTo(List.of());
        }
        CHROMIUM.dark(false);
    }
}
