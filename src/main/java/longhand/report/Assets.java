package longhand.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Style sheet, script and font, put into the page itself, so that it asks for nothing from anywhere. */
final class Assets {
    private static final String FONT_ADDRESS = "fonts/texgyrepagella-math.woff2";
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
                    + "%3Cpath d='M7 8 25 16 7 24' fill='none' stroke='%23c2410c' stroke-width='3'/%3E"
                    + "%3Ccircle cx='7' cy='8' r='5' fill='%231d5fd1'/%3E%3Ccircle cx='7' cy='24' r='5' fill='%231d5fd1'/%3E"
                    + "%3Ccircle cx='25' cy='16' r='5' fill='%23c2410c'/%3E%3C/svg%3E";

    private Assets() {}

    /** A page that steps through a calculation, with its script. */
    static View.Frame withScript() {
        return WithScript.FRAME;
    }

    /** Made once, however many pages there are: its hashes take their time. */
    private static final class WithScript {
        static final View.Frame FRAME = frame(text("page.js"));
    }

    /** A page that is only read. */
    static View.Frame withoutScript() {
        return frame("");
    }

    private static View.Frame frame(String script) {
        String font = "data:font/woff2;base64," + Base64.getEncoder().encodeToString(bytes(FONT_ADDRESS));
        String style = text("style.css").replace(FONT_ADDRESS, font);
        String policy = "default-src 'none'; style-src " + hash(style) + "; font-src data:; img-src data:; script-src "
                + (script.isEmpty() ? "'none'" : hash(script)) + "; base-uri 'none'; form-action 'none'";
        return new View.Frame(policy, Typeset.markup(style), Typeset.markup(script), ICON);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/site/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/site/" + name + " is missing from the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
