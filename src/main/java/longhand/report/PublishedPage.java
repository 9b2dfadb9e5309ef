package longhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.calculus.Trace;
import longhand.example.files.FormulaSlips.FormulaSlip;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.notation.Derivation;
import longhand.notation.formula.FormulaParser;
import longhand.notation.formula.FormulaText;
import longhand.report.html.Assets;
import longhand.report.html.Templates;
import longhand.view.html.Numbers;
import longhand.view.page.ExampleContent;

/**
 * The published examples that are worked out here, what has come of comparing their figures, and what does not hold: formulas of the notes,
 * each with the two numbers that show it, and figures.
 */
final class PublishedPage {
    private PublishedPage() {}

    static String render(Map<String, ExamplePage> pages, List<FormulaSlip> slips) {
        List<PageContent.FormulaSlip> formulas = new ArrayList<>();
        for (FormulaSlip slip : slips) {
            ExamplePage page = pages.get(slip.example());
            if (page == null) {
                throw new IllegalArgumentException(
                        "a formula slip is shown in " + slip.example() + ", which is not there");
            }
            formulas.add(new PageContent.FormulaSlip(
                    "slip-" + (formulas.size() + 1),
                    slip.where(),
                    slip.kind(),
                    slip.written(),
                    slip.right(),
                    slip.why(),
                    link(slip.example(), page),
                    expression(slip.writtenGives(), page),
                    expression(slip.rightGives(), page)));
        }
        List<PageContent.NumberSlip> numbers = new ArrayList<>();
        pages.forEach((name, page) -> page.verdicts()
                .slips()
                .forEach(verdict -> numbers.add(new PageContent.NumberSlip(link(name, page), verdict))));
        List<PageContent.PublishedExample> examples = new ArrayList<>();
        pages.forEach((name, page) -> {
            if (!page.verdicts().all().isEmpty()) {
                examples.add(new PageContent.PublishedExample(
                        link(name, page),
                        page.summary().source(),
                        page.verdicts().tally()));
            }
        });
        return Templates.render(
                "published.ftlh", new PageContent.Published(Assets.frame(), examples, formulas, numbers));
    }

    private static ExampleContent.Link link(String name, ExamplePage page) {
        return new ExampleContent.Link(name + ".html", page.summary().title());
    }

    private static PageContent.Expression expression(String text, ExamplePage page) {
        Derivation derivation = page.derivation();
        Formula formula = FormulaParser.parse(text, derivation.names());
        double value = formula.value(new Trace<>(derivation.rules(), Arithmetic.doubles()))
                .getReal();
        String rule = FormulaText.rule(formula, derivation.names());
        String numbers = FormulaText.numbers(formula, derivation.figures());
        return new PageContent.Expression(
                rule, rule.equals(numbers) ? "" : Numbers.readable(numbers), Numbers.of(value));
    }
}
