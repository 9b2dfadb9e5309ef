package longhand.cli.trace;

import java.util.regex.Pattern;

/** A pattern over names: {@code *} stands for any characters, {@code ?} for one; brackets stand for themselves. */
record NamePattern(Pattern pattern) {
    static NamePattern of(String text) {
        StringBuilder regex = new StringBuilder();
        text.chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return new NamePattern(Pattern.compile(regex.toString()));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
