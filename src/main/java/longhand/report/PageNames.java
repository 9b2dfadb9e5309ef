package longhand.report;

/** What the files of the site are called, so that one page can link to another. */
final class PageNames {
    static final String INDEX = "index.html";
    static final String SLIPS = "formula-slips.html";
    static final String TRAINING = "training.html";
    static final String HOMEWORK = "homework.html";

    private PageNames() {}

    /** The file with both engines on the example of that name. */
    static String compared(String example) {
        return example + "-compared.html";
    }
}
