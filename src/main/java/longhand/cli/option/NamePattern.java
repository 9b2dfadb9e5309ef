package longhand.cli.option;

/** A pattern over names: {@code *} stands for any characters, {@code ?} for one; brackets stand for themselves. */
record NamePattern(String pattern) {
    /** In time with the product of the lengths, whatever the pattern: only the last {@code *} so far is ever gone back to. */
    boolean matches(String name) {
        int at = 0;
        int inName = 0;
        int afterStar = -1;
        int starTakesTo = 0;
        while (inName < name.length()) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : '\0';
            if (at < pattern.length() && wanted == '*') {
                at++;
                afterStar = at;
                starTakesTo = inName;
            } else if (at < pattern.length() && (wanted == '?' || wanted == name.charAt(inName))) {
                at++;
                inName++;
            } else if (afterStar >= 0) {
                at = afterStar;
                starTakesTo++;
                inName = starTakesTo;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
