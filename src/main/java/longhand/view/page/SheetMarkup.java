package longhand.view.page;

import longhand.view.html.Html;

/** Where somebody gives a page a sheet of answers, and what is then said of it. */
public final class SheetMarkup {
    private SheetMarkup() {}

    /**
     * The form, and the room for what is said.
     *
     * @param example what the sheet is about; empty where that is chosen on the page
     * @param steps what the address of a step begins with
     */
    public static Html of(String example, String steps) {
        return new Html("<div class=\"sheet\" id=\"sheet\" data-example=\"" + Html.escaped(example) + "\" data-steps=\""
                + Html.escaped(steps) + "\" hidden>\n" + FORM
                + "<noscript><p>Checking a sheet on this page needs JavaScript, which is"
                + " switched off here. On the command line: <code>longhand check "
                + Html.escaped(example.isEmpty() ? "EXAMPLE" : example) + " ANSWERS</code>.</p></noscript>\n");
    }

    private static final String FORM = """
            <p><label for="sheet-text">Your answers, one a line</label></p>
            <textarea id="sheet-text" rows="7" spellcheck="false" autocapitalize="off" autocomplete="off" inputmode="text" aria-describedby="sheet-forms sheet-problem"></textarea>
            <p class="soft" id="sheet-forms">As <code>name = value</code>, or as a table under <code>quantity,value</code>, or as a C program prints them. Paste them, type them, or drop a file here. Nothing leaves this computer.</p>
            <p class="buttons"><button type="button" id="sheet-mark">check</button> <button type="button" id="sheet-open">open a file</button><input type="file" id="sheet-file" accept=".csv,.txt,.tsv,text/*" aria-label="A file with answers" hidden> <span id="sheet-after" hidden><button type="button" id="sheet-print">print</button> <button type="button" id="sheet-save">download as JSON</button></span></p>
            <p id="sheet-problem" class="problem" role="alert"></p>
            <section id="sheet-result" aria-labelledby="sheet-title" hidden><h3 id="sheet-title" tabindex="-1"></h3>
            <p role="status"><b id="sheet-score"></b> · <span id="sheet-summary"></span></p>
            <p id="sheet-headline" class="headline"></p>
            <p class="soft">“Follows” means wrong only because of an earlier answer: the step itself is right. An updated weight or bias is judged by the digits of its change from the old value.</p>
            <p class="soft" id="sheet-left-out"></p>
            <div class="answers" id="sheet-answers"></div></section>
            </div>
            """;
}
