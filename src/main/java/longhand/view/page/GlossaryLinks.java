package longhand.view.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longhand.view.html.Html;

/** Sentences of a page in which the first occurrence of each word of the glossary leads there. */
final class GlossaryLinks {
    private static final String GLOSSARY = "glossary.html";

    /** @param place where the glossary explains it, and {@code words} a pattern of what it is called */
    private record Term(String place, String words) {}

    /** A longer name before those that are part of it. */
    private static final List<Term> TERMS = List.of(
            new Term("word-backward", "backpropagation"),
            new Term("word-chain", "chain[ -]rule"),
            new Term("word-alpha", "learning rate"),
            new Term("term-weighted-sum", "weighted sums?"),
            new Term("term-local-slope", "slopes?"),
            new Term("term-gradient-of-a-weight", "gradients?"),
            new Term("word-dead", "dead"),
            new Term("word-saturated", "saturated"),
            new Term("word-sigma", "activations?|ReLU|sigmoid|softmax|tanh"),
            new Term("word-sample", "batch|epochs?"),
            new Term("term-loss", "loss"),
            new Term("term-bias", "bias(?:es)?"),
            new Term("term-target", "targets?"),
            new Term("term-weight", "weights?"));

    private final List<Term> left = new ArrayList<>(TERMS);
    private final boolean isOn;

    /** @param isOn whether there is a glossary to lead to */
    GlossaryLinks(boolean isOn) {
        this.isOn = isOn;
    }

    /** A sentence as markup; the words that are linked here are not linked again in the next. */
    String of(String sentence) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        while (isOn) {
            Found next = null;
            for (Term term : left) {
                Matcher matcher = Pattern.compile("(?<![\\p{L}-])(?:" + term.words() + ")(?![\\p{L}-])")
                        .matcher(sentence);
                if (matcher.find(from) && (next == null || matcher.start() < next.start())) {
                    next = new Found(term, matcher.start(), matcher.end());
                }
            }
            if (next == null) {
                break;
            }
            left.remove(next.term());
            markup.append(Html.escaped(sentence.substring(from, next.start())))
                    .append("<a class=\"term\" href=\"" + GLOSSARY + "#")
                    .append(next.term().place())
                    .append("\">")
                    .append(Html.escaped(sentence.substring(next.start(), next.end())))
                    .append("</a>");
            from = next.end();
        }
        return markup.append(Html.escaped(sentence.substring(from))).toString();
    }

    private record Found(Term term, int start, int end) {}
}
