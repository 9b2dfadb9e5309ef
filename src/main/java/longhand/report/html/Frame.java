package longhand.report.html;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;

/** What every page has: its style and scripts, and the policy that allows these and nothing else. */
public record Frame(String policy, TemplateHTMLOutputModel style, List<TemplateHTMLOutputModel> scripts, String icon) {}
