package longhand.report.html;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import longhand.view.LineBreaks;

/** MathML made ready for a page: whole, or in pieces between which a line may break. */
public final class Typeset {
    private Typeset() {}

    /** Markup of our own making, which is printed as it is. */
    public static TemplateHTMLOutputModel markup(String html) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A formula that stands on one line. */
    public static TemplateHTMLOutputModel math(String inside) {
        return markup(LineBreaks.math(inside));
    }

    /** A formula in pieces. */
    public static List<TemplateHTMLOutputModel> pieces(List<String> pieces) {
        return pieces.stream().map(Typeset::markup).toList();
    }
}
