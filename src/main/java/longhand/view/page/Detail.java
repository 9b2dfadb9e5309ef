package longhand.view.page;

/** How much of the steps a page shows, from most to least: the longer the calculation, the less there is room for. */
public enum Detail {
    FULL("", Steps.Manner.ORIGINS_WITH_RULES),
    PLAIN("", Steps.Manner.ORIGINS_WITH_VALUES),
    LINKED("", Steps.Manner.ORIGINS),
    BRIEF("To keep this page below 1.2 MB, its steps do not say where each factor came from.", Steps.Manner.FORMULAS),
    TEXT(
            "To keep this page below 1.2 MB, its formulas are plain text, and its steps do not say where each factor came from.",
            Steps.Manner.TEXT),
    SUMMARY(
            "This example has too many numbers for a page below 1.2 MB with a step for each, so there are no steps here."
                    + " On the command line, “longhand trace” lists every number of it, and “longhand explain”"
                    + " works out any one of them, back to what is given.",
            Steps.Manner.TEXT);

    private final String words;
    private final Steps.Manner manner;

    Detail(String words, Steps.Manner manner) {
        this.words = words;
        this.manner = manner;
    }

    /** Whether there is a step for each number. */
    public boolean hasSteps() {
        return this != SUMMARY;
    }

    /** What is to be said of what is left out, or empty. */
    String words() {
        return words;
    }

    Steps.Manner manner() {
        return manner;
    }
}
