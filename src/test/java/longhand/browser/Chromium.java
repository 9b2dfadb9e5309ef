package longhand.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.Executable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/**
 * A real browser for the tests of pages: this machine's Chromium with its own driver, started once for all classes of a process. Each class
 * finds the window as if it were the first. Where there is no Chromium the tests are skipped, and say how to get it; with CI=true in the
 * environment they fail.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Chromium CHROMIUM = new Chromium();
 *
 * @Test
 * void arrow_right_goes_to_the_next_step() {
 *     CHROMIUM.open(page);
 *     CHROMIUM.press(Keys.ARROW_RIGHT);
 *     assertThat(CHROMIUM.text(".step.now code.name")).isEqualTo("a1[1]");
 *     assertThat(CHROMIUM.errors()).isEmpty();
 * }
 * }</pre>
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {
    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_SCRIPT = Duration.ofMinutes(5);

    /** Held, so that it stays: which protocol of the browser Selenium has no classes for is no news. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** Of this process, from the first class on that has tests of pages. */
    private static ChromeDriver shared;

    private ChromeDriver driver;
    private Path folder;
    private final List<String> errors = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Optional<File> browser = program("chromium");
        Optional<File> driverProgram = program("chromedriver");
        require(browser.isPresent() && driverProgram.isPresent(), "true".equals(System.getenv("CI")));
        folder = Files.createTempDirectory("longhand-pages");
        driver = running(browser.get(), driverProgram.get());
        forget();
    }

    private static synchronized ChromeDriver running(File browser, File driverProgram) throws IOException {
        if (shared == null || isGone(shared)) {
            Path profile = Files.createTempDirectory("longhand-chromium");
            ChromeDriver started = start(browser, driverProgram, profile);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.quit();
                delete(profile);
            }));
            shared = started;
        }
        return shared;
    }

    /** One that has crashed fails the tests of one class, and not those of all after it. */
    private static boolean isGone(ChromeDriver driver) {
        try {
            driver.getWindowHandle();
            return false;
        } catch (WebDriverException e) {
            return true;
        }
    }

    private static ChromeDriver start(File browser, File driverProgram, Path profile) {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        // with the program named, Selenium looks for none, here or elsewhere
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram)
                .withSilent(true)
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(LONGEST_SCRIPT);
        return driver;
    }

    /** Leaves nothing of the class before: nothing that its pages have stored, no way back to them, no size, no media. */
    private void forget() {
        open("empty.html", "");
        run("sessionStorage.clear(); localStorage.clear()");
        driver.executeCdpCommand("Page.resetNavigationHistory", Map.of());
        width(1400);
        printing(false);
    }

    /** Nobody reads which tests a server has skipped. */
    static void require(boolean isThere, boolean isContinuousIntegration) {
        String missing =
                "there is no chromium and chromedriver on this machine (apt-get install chromium chromium-driver)";
        if (isContinuousIntegration && !isThere) {
            throw new IllegalStateException(missing);
        }
        assumeTrue(isThere, "skipped: " + missing);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (folder != null) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // what the browser still holds or has just taken away goes with the machine's temporary files
        }
    }

    /** A program of this machine, looked for where a shell would look. */
    private static Optional<File> program(String name) {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator, -1))
                .filter(place -> !place.isEmpty())
                .map(place -> new File(place, name))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Opens a file as a reader does who double-clicks it; {@code fragment} is empty or begins with {@code #}. */
    public void open(Path file, String fragment) {
        open(file.toUri() + fragment);
    }

    public void open(Path file) {
        open(file, "");
    }

    /** Writes a page into a folder of its own, and opens it from there. */
    public Path open(String name, String html) {
        try {
            Path file = Files.createTempDirectory(folder, "page").resolve(name);
            Files.writeString(file, html, StandardCharsets.UTF_8);
            open(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an address, with nothing left of the page before: no console message, and no state but what it has stored. */
    public void open(String address) {
        driver.get("about:blank");
        errors();
        errors.clear();
        driver.get(address);
    }

    /** The width of the window in pixels. */
    public void width(int pixels) {
        size(pixels, HEIGHT);
    }

    /** The size of the window in pixels. */
    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Dark or light, as the reader's system may ask for. */
    public void dark(boolean isDark) {
        media("screen", isDark);
    }

    /** As it would come out of a printer, or back on the screen. */
    public void printing(boolean isPrinting) {
        media(isPrinting ? "print" : "screen", false);
    }

    /** What happens in a browser that lacks something of the window, such as requestIdleCallback. */
    public void without(String feature, Executable happening) throws Throwable {
        Object script = driver.executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", "delete window." + feature))
                .get("identifier");
        try {
            happening.execute();
        } finally {
            driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        }
    }

    /** On how many sheets of paper the page comes out of a printer. */
    public int printedPages() {
        printing(true); // else it prints what a screen shows, if that was asked for before
        byte[] pdf = Base64.getDecoder().decode(driver.print(new PrintOptions()).getContent());
        printing(false);
        return (int) Pattern.compile("/Type\\s*/Page\\b")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    private void media(String media, boolean isDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        media,
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    }

    /** Errors and warnings that the page's console has shown since it was opened: faults of scripts, what a policy refused. */
    public List<String> errors() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                errors.add(entry.getMessage());
            }
        }
        return List.copyOf(errors);
    }

    /** What a script in the page returns: {@code run("return document.title")}. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Gives a file to the page, as it is dropped on a part of it. */
    public void drop(String selector, String name, byte[] content) {
        List<Integer> bytes = new ArrayList<>();
        for (byte each : content) {
            bytes.add(each & 0xFF);
        }
        run(
                "const data = new DataTransfer();"
                        + "data.items.add(new File([new Uint8Array(arguments[2])], arguments[1]));"
                        + "document.querySelector(arguments[0]).dispatchEvent("
                        + "new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))",
                selector,
                name,
                bytes);
    }

    /** Waits until an expression in the page is true. */
    public void await(String expression) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(run("return Boolean(" + expression + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not true within " + PATIENCE.toSeconds() + " s: " + expression);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The first element that a CSS selector finds. */
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /**
     * The text of an element as it stands in the page, shown or not. Found and read at once: between two calls a page may put another
     * element in its place.
     */
    public String text(String selector) {
        String text = (String) run("return document.querySelector(arguments[0])?.textContent", selector);
        if (text == null) {
            throw new NoSuchElementException("nothing in the page is " + selector);
        }
        return text.strip();
    }

    public void click(String selector) {
        find(selector).click();
    }

    /** Types keys, one after another, to whatever has the focus. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Types keys while another is held down: {@code pressWith(Keys.SHIFT, Keys.ARROW_RIGHT)}. */
    public void pressWith(Keys held, CharSequence... keys) {
        new Actions(driver).keyDown(held).sendKeys(keys).keyUp(held).perform();
    }

    /** Puts a text into a field, in the place of what is there. */
    public void type(String selector, String text) {
        WebElement field = find(selector);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text.isEmpty() ? Keys.DELETE : text);
    }

    /** How many pixels the page is wider than the window; 0 if nobody has to scroll sideways. */
    public long overflow() {
        return (Long) run("const page = document.scrollingElement; return Math.max(0, page.scrollWidth - innerWidth)");
    }

    /** A picture of the window, for a person to look at. */
    public void screenshot(Path file) throws IOException {
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** For what the methods above do not do. */
    public ChromeDriver driver() {
        return driver;
    }
}
