package longhand.report.html;

/** What the files of the site are called, so that one page can link to another. */
public final class PageNames {
    public static final String INDEX = "index.html";
    public static final String PUBLISHED = "published.html";
    public static final String TRAINING = "training.html";
    public static final String HOMEWORK = "homework.html";
    public static final String CHECK = "check.html";
    public static final String GLOSSARY = "glossary.html";
    public static final String NEW = "new.html";

    private PageNames() {}

    /** The file with both engines on the example of that name. */
    public static String compared(String example) {
        return example + "-compared.html";
    }
}
