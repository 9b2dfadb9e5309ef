package longhand.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core: whether the page that is open keeps anybody out. */
final class Axe {
    /**
     * What axe-core finds that keeps people out: its two impacts above {@code moderate}. It takes minutes for thousands of elements, so
     * of what one template makes over and over only the first few are left for it, and of a formula its first symbol.
     */
    private static final String SERIOUS = """
            document.querySelectorAll('.group .step:nth-of-type(n + 3), .answer:nth-of-type(n + 6), tr:nth-of-type(n + 8),'
                    + '.images li:nth-of-type(n + 12), .products li:nth-of-type(n + 12)')
                .forEach(more => more.remove());
            document.querySelectorAll('math').forEach(formula => formula.replaceChildren(...[...formula.children].slice(0, 1)));
            window.axeFound = null;
            setTimeout(() => axe.run({resultTypes: ['violations']}).then(
                found => { window.axeFound = found.violations
                    .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                    .flatMap(rule => rule.nodes.slice(0, 5).map(node => rule.id + ': ' + node.html.slice(0, 200)
                        + ' ' + (node.any[0] ? node.any[0].message : ''))); },
                fault => { window.axeFound = [String(fault)]; }));
            """;

    private static final String SCRIPT = script();

    private Axe() {}

    /** What is serious or critical, a line each; afterwards the page has lost what is there more than a few times. */
    static List<?> serious(Chromium browser) {
        if (!Boolean.TRUE.equals(browser.run("return 'axe' in window"))) {
            browser.run(SCRIPT);
        }
        browser.run(SERIOUS);
        browser.await("window.axeFound");
        return (List<?>) browser.run("return window.axeFound");
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
