package longhand.view.page;

import java.util.List;
import java.util.stream.Collectors;
import longhand.view.LineBreaks;
import longhand.view.html.Html;
import longhand.view.html.Shown;
import longhand.view.picture.NetworkMarkup;

/** The page of one example as markup, from its head to the sections below the steps: what a file is made of, and what a browser fills in. */
public final class ExampleMarkup {
    private final ExampleContent page;
    private final StringBuilder html = new StringBuilder();
    private final GlossaryLinks glossary;

    private ExampleMarkup(ExampleContent page) {
        this.page = page;
        glossary = new GlossaryLinks(!page.place().home().isEmpty());
    }

    /** What is in the body of the page, but for the data and the scripts at its end. */
    public static Html of(ExampleContent page) {
        return new ExampleMarkup(page).markup();
    }

    private Html markup() {
        head();
        html.append("<main>\n<div id=\"work\" class=\"work\"")
                .append(page.isInFull() ? "" : " data-short")
                .append(">\n");
        figure();
        steps();
        html.append("</div>\n<div class=\"after\">\n");
        updates();
        loss();
        gradients();
        matrices();
        html.append(page.source().markup());
        if (page.hasSteps()) {
            open("check", "Check your sheet")
                    .append(SheetMarkup.of(page.name(), "#").markup())
                    .append("</section>\n");
        }
        proof();
        String neighbours = page.place().neighboursByTitle();
        html.append(
                neighbours.isEmpty()
                        ? ""
                        : "<nav class=\"neighbours\" aria-label=\"Other examples\">" + neighbours + "</nav>\n");
        html.append("</div>\n</main>\n");
        if (page.hasSteps()) {
            bar();
        }
        return new Html(html.toString());
    }

    private void head() {
        ExampleContent.Summary summary = page.summary();
        String source = summary.source().isEmpty() ? "" : "Source: " + Html.escaped(summary.source());
        String home = page.place().home().isEmpty()
                ? ""
                : "<a href=\"" + Html.escaped(page.place().home())
                        + "\">all examples</a> · <a href=\"new.html\" id=\"make-own\">make your"
                        + " own from this one</a>"
                        + page.place().neighbours(" · ");
        html.append(
                        "<a class=\"skip\" href=\"#work\">To the calculation</a>\n<header class=\"top\">\n<div class=\"title\"><h1>")
                .append(Html.escaped(summary.title()))
                .append("</h1><p class=\"line\">")
                .append(Html.escaped(summary.line()))
                .append("</p></div>\n")
                .append(
                        summary.about().isEmpty()
                                ? ""
                                : "<p class=\"about\">" + glossary.of(summary.about()) + "</p>\n")
                .append("<p class=\"source\">")
                .append(source)
                .append(source.isEmpty() || home.isEmpty() ? "" : " · ")
                .append(home)
                .append("</p>\n</header>\n<nav class=\"phases\" aria-label=\"Parts of this page\"><ul>");
        for (ExampleContent.Link link : page.navigation()) {
            html.append("<li><a href=\"")
                    .append(Html.escaped(link.address()))
                    .append("\">")
                    .append(Html.escaped(link.text()))
                    .append("</a></li>");
        }
        html.append("</ul></nav>\n");
    }

    private void figure() {
        Shown.Network network = page.network();
        html.append("<aside class=\"figure\" aria-label=\"The ")
                .append(page.isGraph() ? "graph" : "network")
                .append("\">\n<figure>\n")
                .append(NetworkMarkup.of(network).markup())
                .append("<figcaption>");
        if (!network.pass().isEmpty()) {
            html.append("<p class=\"of-pass\">")
                    .append(page.isGraph() ? "Numbers" : page.areSeveral() ? "Weights and activations" : "Activations")
                    .append(" of <b id=\"shown-pass\" data-pass=\"1\">")
                    .append(Html.escaped(network.pass()))
                    .append("</b></p>");
        }
        html.append("<p class=\"legend\">")
                .append(Html.escaped(network.legend()))
                .append("</p>");
        network.remarks().forEach(remark -> html.append(paragraph(" class=\"dead-note\"", remark)));
        html.append("</figcaption>\n</figure>\n");
        if (page.hasSteps()) {
            live();
        }
        html.append("</aside>\n");
    }

    /** What changes the numbers, and asks for them; shown once the engine is there. */
    private void live() {
        html.append("<p class=\"live-loss\" id=\"live-loss\"")
                .append(page.hasLossChange() ? "" : " hidden")
                .append('>')
                .append(page.loss() == null ? "" : Html.escaped(page.loss().name()))
                .append(" <data id=\"loss-before\" value=\"\"></data>")
                .append(page.hasUpdate() ? LOSS_AFTER : "")
                .append("</p>\n<section id=\"live\" class=\"live\" aria-label=\"Change it\" hidden>\n")
                .append("<p class=\"buttons\">")
                .append(page.hasUpdate() ? updateButtons() : "")
                .append(LIVE);
    }

    private static final String LOSS_AFTER = " <span class=\"arrow\" role=\"img\" aria-label=\"becomes\">→</span>"
            + " <data id=\"loss-after\" value=\"\"></data> <span class=\"words\">after the update</span>";

    private String updateButtons() {
        String once = page.areSeveral() ? "all updates once more" : "one more update";
        String often = page.areSeveral() ? " times all updates" : " more updates";
        StringBuilder buttons =
                new StringBuilder("<button type=\"button\" id=\"one-more\" data-updates=\"1\">" + once + "</button>");
        for (String count : List.of("10", "100")) {
            buttons.append(
                    " <button type=\"button\" id=\"more-" + count + "\" data-updates=\"" + count + "\" aria-label=\""
                            + count + often + "\" title=\"" + count + often + "\">×" + count + "</button>");
        }
        return buttons + " <button type=\"button\" id=\"stop-updates\" hidden>stop</button> ";
    }

    private static final String LIVE = """
            <button type="button" id="undo" disabled>undo</button> <button type="button" id="reset" disabled>reset</button> <button type="button" id="download">download</button></p>
            <p class="rate-row" id="rate" hidden><label for="rate-slider">learning rate</label> <input type="range" id="rate-slider" min="0"> <span id="rate-field"></span></p>
            <div id="curve" class="loss-curve" hidden><span id="curve-most"></span><svg viewBox="-4 -4 608 168" preserveAspectRatio="none" role="img" aria-labelledby="curve-words"><path id="curve-line" d=""/></svg><span id="curve-least"></span><p id="curve-words"></p></div>
            <p id="live-words" role="status"></p>
            <details class="practice"><summary>Try it yourself</summary>
            <p><label>cover <select id="cover-kind"><option value="all">all values</option><option value="here">from this step on</option></select></label> <button type="button" id="cover">start</button> <button type="button" id="worksheet">print a blank worksheet</button></p>
            <p id="practice-on" hidden><b id="practice-count" role="status"></b> <span class="key">Enter marks an answer.</span> <button type="button" id="cover-stop">show all values</button></p>
            <p id="practice-cause" role="status"></p>
            </details>
            </section>
            <div id="in-picture" class="in-picture" hidden></div>
            """;

    private void steps() {
        String limit = paragraph(" class=\"limit\"", page.limit());
        html.append("<div class=\"steps\">\n")
                .append(page.hasSteps() ? "" : limit)
                .append(
                        "<section id=\"given\" class=\"given\" aria-labelledby=\"given-title\"><h2 id=\"given-title\">Given</h2>\n");
        html.append(GivenTables.markup(page.given(), page.settings(), page.hasSteps())
                .markup());
        if (page.choices() != null) {
            choices(page.choices());
        }
        html.append("<h3>Conventions</h3>\n<ul class=\"conventions\">");
        page.conventions()
                .forEach(words -> html.append("<li>").append(glossary.of(words)).append("</li>"));
        html.append("</ul>\n")
                .append(page.place().home().isEmpty() ? "" : GLOSSARY)
                .append("</section>\n")
                .append(page.hasSteps() ? limit : "");
        page.sections().forEach(this::section);
        html.append("</div>\n");
    }

    private static final String GLOSSARY =
            "<p class=\"soft\"><a href=\"glossary.html\">What the symbols and words mean</a></p>\n";

    private void choices(ExampleContent.Choices choices) {
        html.append("<p id=\"choices\" class=\"choices\" hidden>");
        if (!choices.losses().isEmpty()) {
            select("loss", "loss", choices.losses());
        }
        choices.layers().forEach(layer -> {
            html.append(' ');
            select(layer.name(), layer.key(), layer.choices());
        });
        html.append(
                "</p>\n<p class=\"hint soft\">Change any of these numbers, here or in the picture: everything is recomputed as"
                        + " you type.</p>\n");
    }

    private void select(String label, String key, List<ExampleContent.Choice> choices) {
        html.append("<label>")
                .append(Html.escaped(label))
                .append(" <select data-key=\"")
                .append(Html.escaped(key))
                .append("\">")
                .append(choices.stream()
                        .map(choice -> "<option value=\"" + Html.escaped(choice.key()) + "\">"
                                + Html.escaped(choice.title()) + "</option>")
                        .collect(Collectors.joining()))
                .append("</select></label>");
    }

    private void section(ExampleContent.Section section) {
        String id = Html.escaped(section.id());
        html.append("<section id=\"").append(id).append('"');
        if (!section.pass().isEmpty()) {
            html.append(" data-pass=\"")
                    .append(Html.escaped(section.pass()))
                    .append("\" data-pass-words=\"")
                    .append(Html.escaped(section.passWords()))
                    .append('"');
        }
        html.append(" class=\"phase ")
                .append(section.phase())
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("-title\"><h2 id=\"")
                .append(id)
                .append("-title\">")
                .append(Html.escaped(section.title()))
                .append("</h2>\n");
        for (ExampleContent.Group group : section.groups()) {
            html.append("<div class=\"group\"><h3>")
                    .append(Html.escaped(group.title()))
                    .append("</h3>\n");
            group.steps().forEach(step -> html.append(step.markup()).append('\n'));
            html.append("</div>\n");
        }
        html.append("</section>\n");
    }

    private void updates() {
        if (page.updates() != null) {
            open("updates", page.updates().title())
                    .append(paragraph("", page.updates().words()))
                    .append(page.updates().table().html().markup())
                    .append("</section>");
        }
    }

    private void loss() {
        Shown.LossChange loss = page.loss();
        if (loss == null) {
            return;
        }
        String title = page.hasLossChange() ? "The loss before and after" : "The outputs before and after";
        open("loss-change", page.isGraph() ? "Before and after" : title).append(paragraph("", loss.words()));
        if (page.hasLossChange()) {
            html.append("<p class=\"change\">")
                    .append(Html.number(loss.before()).markup())
                    .append(" <span class=\"arrow\" role=\"img\" aria-label=\"becomes\">→</span> ")
                    .append(Html.number(loss.after()).markup())
                    .append("</p>\n");
        }
        if (loss.hasOutputs()) {
            html.append(
                    "<div class=\"scroll\"><table class=\"list\"><caption>Outputs with the old weights and with the new</caption>"
                            + "<thead><tr><th scope=\"col\">output</th><th scope=\"col\">target</th><th scope=\"col\">before</th>"
                            + "<th scope=\"col\">after</th></tr></thead><tbody>\n");
            for (Shown.Output output : loss.outputs()) {
                html.append("<tr><th scope=\"row\">")
                        .append(Html.code(output.name()).markup())
                        .append("</th>");
                for (Shown.Figure figure : List.of(output.target(), output.before(), output.after())) {
                    html.append("<td>").append(Html.number(figure).markup()).append("</td>");
                }
                html.append("</tr>\n");
            }
            html.append("</tbody></table></div>\n");
        }
        html.append("</section>");
    }

    private void gradients() {
        if (page.gradients() == null) {
            return;
        }
        String what = page.isGraph() ? "given numbers matter most" : "weights move, and which way";
        open("gradients", "Which " + what)
                .append(paragraph("", page.gradients().words()))
                .append(
                        "<div class=\"scroll\"><table class=\"list bars\"><caption>Gradients, the largest first</caption><thead><tr>"
                                + "<th scope=\"col\">")
                .append(page.isGraph() ? "number" : "weight or bias")
                .append(
                        "</th><th scope=\"col\" class=\"picture\"><span class=\"hidden\">picture</span></th><th scope=\"col\">gradient</th>"
                                + "<th scope=\"col\">update</th><th scope=\"col\">before</th><th scope=\"col\">after</th></tr></thead><tbody>")
                .append(page.gradients().rows().markup())
                .append("</tbody></table></div>\n</section>\n");
    }

    private void matrices() {
        if (page.matrices() == null) {
            return;
        }
        open("matrices", "The same as matrices")
                .append("<p>")
                .append(Html.escaped(page.matrices().words()))
                .append(
                        page.place().compared().isEmpty()
                                ? ""
                                : " <a href=\"" + Html.escaped(page.place().compared())
                                        + "\">Both engines, matrix by matrix</a>.")
                .append("</p>\n<div class=\"equations\">");
        for (ExampleContent.Equation equation : page.matrices().equations()) {
            html.append("\n<div class=\"equation\"><h3>")
                    .append(Html.escaped(equation.title()))
                    .append("</h3><p class=\"math\">")
                    .append(LineBreaks.math(equation.math()))
                    .append("</p><p class=\"shapes\">")
                    .append(Html.escaped(equation.shapes()))
                    .append("</p>")
                    .append(equation.result().html().markup())
                    .append("</div>");
        }
        html.append("\n</div>\n</section>");
    }

    private void proof() {
        open("proof", "How we know");
        page.proof().get().forEach(sentence -> html.append(paragraph("", sentence)));
        html.append("</section>\n");
    }

    /** From step to step. */
    private void bar() {
        html.append("<div class=\"bar\" id=\"bar\" role=\"toolbar\" aria-label=\"Steps\" hidden>\n")
                .append(button("first", "First step", "First step", "M5 4v12M15 4 8 10l7 6z"))
                .append(button("previous", "Previous step", "Previous step (←)", "M13 4 6 10l7 6z"))
                .append(button("next", "Next step", "Next step (→)", "M7 4l7 6-7 6z"))
                .append(button("last", "Last step", "Last step", "M15 4v12M5 4l7 6-7 6z"))
                .append("<input type=\"range\" id=\"slider\" min=\"1\" max=\"")
                .append(page.steps())
                .append("\" value=\"1\" aria-label=\"Step\">\n<output id=\"counter\">step 1 of ")
                .append(page.steps())
                .append("</output>\n")
                .append(KEYS)
                .append("</div>\n<p class=\"hidden\" role=\"status\" id=\"status\"></p>\n")
                .append(FINDER)
                .append(Html.code(page.exampleName()).markup())
                .append(DIALOGS);
    }

    private static String button(String id, String label, String title, String path) {
        return "<button type=\"button\" id=\"" + id + "\" aria-label=\"" + label + "\" title=\"" + title
                + "\"><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"" + path + "\"/></svg></button>\n";
    }

    private static final String KEYS = """
            <button type="button" id="open" class="words" aria-pressed="false" title="Show every step in full (a)">all open</button>
            <button type="button" id="go" class="words" title="Go to a name (g)">go to <kbd>g</kbd></button>
            """;

    private static final String FINDER = """
            <dialog id="finder" aria-labelledby="finder-title"><form id="finder-form"><h2 id="finder-title">Go to a name</h2><p><label for="wanted">Our name, such as\s""";

    private static final String DIALOGS = """
            , the source’s own, or the number of a step</label></p><p><input id="wanted" list="known" autocomplete="off" autocapitalize="off" spellcheck="false"><datalist id="known"></datalist></p><p id="unknown" role="alert"></p><p class="buttons"><button type="button" id="cancel">cancel</button> <button type="submit">go</button></p></form></dialog>
            <dialog id="anew" aria-labelledby="anew-title"><form method="dialog"><h2 id="anew-title">Start again?</h2><p id="anew-words"></p><p class="buttons"><button value="">cancel</button> <button value="anew" id="anew-yes">start again</button></p></form></dialog>
            """;

    private StringBuilder open(String id, String title) {
        return html.append("<section id=\"")
                .append(id)
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("-title\"><h2 id=\"")
                .append(id)
                .append("-title\">")
                .append(title)
                .append("</h2>\n");
    }

    private static String paragraph(String attribute, String text) {
        return text.isEmpty() ? "" : "<p" + attribute + ">" + Html.escaped(text) + "</p>\n";
    }
}
