package longhand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The licences in the jar, against the list of its libraries that Maven makes. */
class LicencesTest {
    /** In every page, though no library of the program: the build alone uses the compiler. */
    private static final String IN_EVERY_PAGE = "org.teavm:teavm-classlib";

    private static String text(String resource) throws IOException {
        try (InputStream in = LicencesTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static List<String[]> listed() throws IOException {
        return text("/META-INF/licences/libraries.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void each_library_in_the_jar_is_listed_and_no_other() throws IOException {
        List<String> expected = new ArrayList<>(List.of(IN_EVERY_PAGE));
        Matcher ofMaven = Pattern.compile("^ +([\\w.-]+:[\\w.-]+):jar:.*(?:compile|runtime)", Pattern.MULTILINE)
                .matcher(text("/libraries.txt"));
        while (ofMaven.find()) {
            expected.add(ofMaven.group(1));
        }
        assertThat(expected).hasSizeGreaterThan(10);
        assertThat(listed().stream().map(line -> line[0])).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_text_of_each_licence_is_there_and_is_that_licence() throws IOException {
        for (String[] line : listed()) {
            String text = text("/META-INF/" + ("licences/" + line[2]).replace("licences/../", ""));
            assertThat(text)
                    .as(line[0])
                    .contains(
                            switch (line[1]) {
                                case "Apache-2.0" -> "Apache License";
                                case "MIT" -> "Permission is hereby granted, free of charge";
                                case "BSD-3-Clause" -> "Redistributions in binary form must reproduce";
                                default -> throw new AssertionError("a licence that is not known here: " + line[1]);
                            });
            assertThat(text).contains("opyright");
        }
    }

    @Test
    void the_notice_has_a_word_of_what_is_in_every_page() throws IOException {
        // among those of the libraries, which are put end to end in the jar
        List<URL> notices = Collections.list(LicencesTest.class.getClassLoader().getResources("META-INF/NOTICE"));
        List<String> texts = new ArrayList<>();
        for (URL notice : notices) {
            try (InputStream in = notice.openStream()) {
                texts.add(new String(in.readAllBytes(), UTF_8));
            }
        }
        assertThat(texts).anyMatch(text -> text.startsWith("Longhand") && text.contains("teavm.org"));
    }
}
