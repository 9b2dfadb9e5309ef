package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.Map;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.quantity.Quantity;
import longhand.notation.Derivation;
import longhand.notation.formula.FormulaMathML;
import longhand.notation.name.Names;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.html.Numbers;
import longhand.view.html.Shown;

/** What the symbols, names and words on the pages mean, each with the number of an example that it stands for. */
final class GlossaryPage {
    /** Of a batch and with two layers, so that every kind of index occurs. */
    private static final String EXAMPLE = "three-three-two-batch";

    /** What the template sees. */
    public record Content(Frame frame, String address, String example, List<Term> symbols, List<Word> words) {}

    /**
     * A symbol.
     *
     * @param id of its place on the page
     * @param name as it is typed, and {@code address} its step in the example
     */
    public record Term(
            String id,
            TemplateHTMLOutputModel symbol,
            String name,
            String address,
            String title,
            String meaning,
            Shown.Figure value) {}

    public record Word(String id, String title, String meaning) {}

    private final Derivation derivation;
    private final boolean isLinked;

    private GlossaryPage(Derivation derivation, boolean isLinked) {
        this.derivation = derivation;
        this.isLinked = isLinked;
    }

    /** @param pages of the site; where the example is among them, its steps are linked */
    static String render(Map<String, ExamplePage> pages) {
        ExamplePage there = pages.get(EXAMPLE);
        Example example = Examples.find(EXAMPLE);
        GlossaryPage page =
                new GlossaryPage(there == null ? ExamplePage.derivation(example) : there.derivation(), there != null);
        return Templates.render(
                "glossary.ftlh",
                new Content(
                        Assets.frame(),
                        page.isLinked ? EXAMPLE + ".html" : "",
                        example.title(),
                        page.symbols(),
                        WORDS));
    }

    private List<Term> symbols() {
        return List.of(
                term(
                        "x[2]@2",
                        "input",
                        "What is given to the network. The index counts the inputs from 1; after @ stands the sample, where there are several."),
                term("y[1]@2", "target", "What the network ought to put out."),
                term(
                        "w1[3,2]",
                        "weight",
                        "How strongly a number counts for a neuron. The superscript is the layer; of the two indices the first is the neuron that the weight leads to, the second where it comes from."),
                term("b1[3]", "bias", "What is added to the weighted sum of a neuron, whatever comes in."),
                term(
                        "z1[3]@2",
                        "weighted sum",
                        "Weights times what comes in, plus the bias. Also called net input, pre-activation or, before a softmax, logit."),
                term(
                        "a1[3]@2",
                        "activation",
                        "What a neuron puts out: its activation function of z. Of the last layer it is the output of the network, often written ŷ."),
                term(
                        "L@2",
                        "loss",
                        "How far the outputs are from the targets, as one number: of a sample here; without @ the mean over the batch. Also called cost or error."),
                term(
                        "dL/da2[1]@2",
                        "gradient of an activation",
                        "How much the loss changes when this number changes a little: so many times as much. ∂ is read “partial” and means that all other numbers it does not pass through stay as they are."),
                term(
                        "da2[1]/dz2[1]@2",
                        "local slope",
                        "How much the activation changes with its own z: the derivative of the activation function, σ′(z)."),
                term(
                        "dL/dz2[1]@2",
                        "error of a neuron, δ",
                        "The gradient of the weighted sum. Many books write δ for it; everything further back is worked out from it."),
                term(
                        "dL/dw1[3,2]@2",
                        "gradient of a weight, in one sample",
                        "The chain rule: what moves the loss of this sample, step by step, multiplied along the way from the weight to the loss and added up over all ways."),
                term("dL/dw1[3,2]", "gradient of a weight", "The mean of the gradients of all samples of the batch."),
                term(
                        "w1'[3,2]",
                        "new weight",
                        "After the update: the old weight less the learning rate times its gradient. The prime says “new”, and not a derivative."));
    }

    private Term term(String name, String title, String meaning) {
        Names names = derivation.names();
        Quantity quantity = names.find(name);
        return new Term(
                "term-" + title.replaceAll("\\W+", "-"),
                Typeset.math(FormulaMathML.symbol(
                        quantity, name.contains("@"), derivation.rules().computation())),
                names.of(quantity),
                isLinked ? EXAMPLE + ".html#" + names.of(quantity) : "",
                title,
                meaning,
                Numbers.of(derivation.figures(), quantity));
    }

    private static final List<Word> WORDS = List.of(
            new Word(
                    "word-alpha",
                    "α, learning rate",
                    "How far an update follows the gradient. Too small, and learning takes long; too large, and it overshoots."),
            new Word(
                    "word-sigma",
                    "σ, activation function",
                    "What makes z into a. σ also stands for the sigmoid, 1 / (1 + e⁻ᶻ), the best known of them; ReLU is max(0, z), tanh runs from −1 to 1, softmax makes shares of all outputs together."),
            new Word(
                    "word-backward",
                    "backpropagation",
                    "Working out how much every number moves the loss, from the loss back to the first layer, each step from the one after it."),
            new Word(
                    "word-chain",
                    "chain rule",
                    "If a moves b three times as much and b moves the loss twice as much, a moves the loss six times as much. Along one way slopes are multiplied; over several ways they are added."),
            new Word(
                    "word-sample",
                    "sample, batch, epoch",
                    "A sample is one input with its target. A batch is the samples that an update learns from together. An epoch is all of them once."),
            new Word(
                    "word-update",
                    "~2, update",
                    "Where there are several updates, a name ends in ~ and the number of the update."),
            new Word(
                    "word-place",
                    "row, column and step",
                    "In a convolution, a name has after a bar the row and the column, a1[1|2,3]; in a recurrent network the time step, a1[1|2]."),
            new Word(
                    "word-dead",
                    "dead neuron",
                    "A ReLU whose z is not above 0 puts out 0 and passes no gradient back."),
            new Word(
                    "word-saturated",
                    "saturated neuron",
                    "A sigmoid or tanh so far from 0 that its slope is nearly 0: it hardly learns."));
}
