package longhand.report.html;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import longhand.view.html.Html;

/** The templates in {@code /templates}, set so that they escape by default, reach no class, and fail loudly. */
public final class Templates {
    private static final Configuration CONFIGURATION = configuration();
    private static final Map<String, Template> READ = new ConcurrentHashMap<>();

    private Templates() {}

    /** A template, read when it is first asked for; whoever else asks meanwhile waits for it. */
    public static Template read(String template) {
        return READ.computeIfAbsent(template, name -> {
            try {
                return CONFIGURATION.getTemplate(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The page that a template makes of a view. */
    public static String render(String template, Object view) {
        StringWriter page = new StringWriter(1 << 18);
        try {
            read(template).process(Map.of("page", view), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        return page.toString();
    }

    /** Prints our own markup as it is; all else is escaped. */
    private static final class Wrapper extends DefaultObjectWrapper {
        Wrapper() {
            super(Configuration.VERSION_2_3_35);
        }

        @Override
        protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
            return value instanceof Html html ? Typeset.markup(html.markup()) : super.handleUnknownType(value);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setClassForTemplateLoading(Templates.class, "/templates");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setObjectWrapper(new Wrapper());
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        return configuration;
    }
}
