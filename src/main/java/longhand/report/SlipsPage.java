package longhand.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longhand.calculus.Trace;
import longhand.example.FormulaSlips.FormulaSlip;
import longhand.formula.Arithmetic;
import longhand.formula.Formula;
import longhand.live.Numbers;
import longhand.notation.Figures;
import longhand.notation.FormulaParser;
import longhand.notation.FormulaText;

/** The formulas of the notes that do not hold as written, each with the two numbers that show it, and the slips in figures. */
final class SlipsPage {
    private SlipsPage() {}

    static String render(Map<String, ExamplePage> pages, List<FormulaSlip> slips) {
        List<View.FormulaSlip> formulas = new ArrayList<>();
        for (FormulaSlip slip : slips) {
            ExamplePage page = pages.get(slip.example());
            if (page == null) {
                throw new IllegalArgumentException(
                        "a formula slip is shown in " + slip.example() + ", which is not there");
            }
            formulas.add(new View.FormulaSlip(
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
        List<View.NumberSlip> numbers = new ArrayList<>();
        pages.forEach((name, page) -> page.verdicts()
                .slips()
                .forEach(verdict -> numbers.add(new View.NumberSlip(link(name, page), verdict))));
        return Templates.render("slips.ftlh", new View.Slips(Assets.frame(), formulas, numbers));
    }

    private static View.Link link(String name, ExamplePage page) {
        return new View.Link(name + ".html", page.summary().title());
    }

    private static View.Expression expression(String text, ExamplePage page) {
        Figures figures = page.figures();
        Formula formula = FormulaParser.parse(text, page.names());
        double value = formula.value(new Trace<>(figures.rules(), Arithmetic.doubles()))
                .getReal();
        String rule = FormulaText.rule(formula, page.names());
        String numbers = FormulaText.numbers(formula, figures);
        return new View.Expression(rule, rule.equals(numbers) ? "" : Numbers.readable(numbers), Numbers.of(value));
    }
}
