package longhand.report.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import longhand.report.html.Assets;

/**
 * Run by the build, so that no page has to wait for it: puts the font into the style sheet, packs the engine with the scripts that need it, and writes beside
 * that and beside each script the hash by which the policy of a page lets it in.
 */
public final class AssetBuild {
    private static final String FONT = "fonts/texgyrepagella-math.woff2";

    private AssetBuild() {}

    /**
     * @param arguments the folder that the build has copied style sheet, scripts and font to, and the file in which it remembers what
     *     the pages that are made here were made from
     */
    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[0]);
        String font =
                "data:font/woff2;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(site.resolve(FONT)));
        String style = tight(Files.readString(site.resolve("style.css"))).replace(FONT, font);
        Files.writeString(site.resolve(Assets.STYLE_OF_STEPS), style);
        Files.writeString(site.resolve(Assets.STYLE), style + tight(Files.readString(site.resolve("pages.css"))));
        for (Path asset : assets(site)) {
            // the compiler leaves none in the engine
            if (asset.toString().endsWith(".js") && !asset.toString().endsWith("engine.js")) {
                Files.writeString(asset, withoutRemarks(Files.readString(asset)));
            }
            Files.writeString(asset.resolveSibling(asset.getFileName() + Assets.HASH), hash(Files.readAllBytes(asset)));
        }
        pack(site, "engine.js", Assets.LIVE_SCRIPTS, Assets.PACKED_ENGINE);
        pack(site, "site-engine.js", Assets.SITE_SCRIPTS, Assets.PACKED_SITE_ENGINE);
        pack(site, "site-engine.js", Assets.LIVE_SCRIPTS, Assets.PACKED_NEW_PAGE);
        PageBuild.run(site.getParent(), Path.of(arguments[1]));
    }

    /** Without what only those need who work on it: remarks, ends of lines, and room around braces, colons and commas. */
    private static String tight(String style) {
        return style.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};]) ?", "$1")
                .replace(": ", ":")
                .replace(", ", ",")
                .replace(";}", "}");
    }

    /** A script without lines of remarks and room before lines. */
    private static String withoutRemarks(String script) {
        return script.replaceAll("(?m)^\\s+", "")
                .replaceAll("(?m)^//.*\n", "")
                .replaceAll("(?ms)^/\\*\\*.*?\\*/\n", "");
    }

    /** Packs an engine and the scripts that need it, as one. */
    private static void pack(Path site, String engine, List<String> scripts, String packed) throws IOException {
        StringBuilder whole = new StringBuilder(Files.readString(site.resolve(engine)));
        whole.append(Files.readString(site.resolve(scripts.get(0))));
        int cut = whole.length();
        for (String script : scripts.subList(1, scripts.size())) {
            whole.append(Files.readString(site.resolve(script)));
        }
        Files.writeString(site.resolve(packed + Assets.CUT), Integer.toString(cut));
        Files.writeString(
                site.resolve(packed + Assets.REST + Assets.HASH),
                hash(whole.substring(cut).getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = whole.toString().getBytes(StandardCharsets.UTF_8);
        Files.writeString(site.resolve(packed), packed(bytes));
        Files.writeString(site.resolve(packed + Assets.HASH), hash(bytes));
    }

    private static String packed(byte[] script) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new BestGzip(bytes)) {
            gzip.write(script);
        }
        return Base91.encoded(bytes.toByteArray());
    }

    /** As small as it gets: made once, read by everybody. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static List<Path> assets(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site)) {
            return files.filter(file -> file.endsWith(Assets.STYLE)
                            || file.endsWith(Assets.STYLE_OF_STEPS)
                            || file.toString().endsWith(".js"))
                    .toList();
        }
    }

    /** As a Content-Security-Policy writes it: of the text between the tags. */
    private static String hash(byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
