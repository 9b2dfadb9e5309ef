package longhand.view.picture;

import longhand.view.html.Html;
import longhand.view.html.Shown;

/** The picture of a network or of a graph as SVG: with all its words, or small and without. */
public final class NetworkMarkup {
    private final Shown.Network network;
    private final boolean isMini;
    private final String key;
    private final StringBuilder svg = new StringBuilder();

    private NetworkMarkup(Shown.Network network, boolean isMini, String key) {
        this.network = network;
        this.isMini = isMini;
        this.key = Html.escaped(key);
    }

    /** The picture that a page has once. */
    public static Html of(Shown.Network network) {
        return of(network, "");
    }

    /** One of several on a page, told apart by their keys. */
    public static Html of(Shown.Network network, String key) {
        return new NetworkMarkup(network, false, key).markup();
    }

    /** A small picture without words. */
    public static Html mini(Shown.Network network) {
        return new NetworkMarkup(network, true, "").markup();
    }

    private Html markup() {
        boolean isDrawing = !isMini && network.isGraph();
        svg.append(isDrawing ? "<div class=\"drawing\">" : "")
                .append("<svg class=\"network")
                .append(network.isGraph() ? " graph" : "")
                .append(network.isSmall() ? " small" : "")
                .append(isMini ? " mini" : "")
                .append('"');
        attribute("viewBox", "0 " + (isMini ? "18" : "0") + " " + network.width() + " " + network.height());
        if (isDrawing) {
            attribute("width", network.width());
            attribute("height", network.height());
        }
        if (isMini) {
            svg.append(" aria-hidden=\"true\" focusable=\"false\">\n");
        } else {
            svg.append(" role=\"img\" aria-labelledby=\"network-title" + key + " network-description" + key
                            + "\">\n<title id=\"network-title" + key + "\">")
                    .append(Html.escaped(network.title()))
                    .append("</title><desc id=\"network-description" + key + "\">")
                    .append(Html.escaped(network.description()))
                    .append("</desc>\n");
            network.captions().forEach(caption -> caption("caption", caption));
        }
        network.edges().stream().filter(edge -> !isMini || !edge.isZero()).forEach(this::edge);
        network.nodes().forEach(this::node);
        if (!isMini) {
            network.gaps().forEach(gap -> caption("caption gap", gap));
            network.edges().stream().filter(edge -> !edge.label().isEmpty()).forEach(this::weight);
        }
        return new Html(svg.append(isDrawing ? "</svg></div>\n" : "</svg>\n").toString());
    }

    private void caption(String style, Shown.Caption caption) {
        svg.append("<text class=\"").append(style).append('"');
        attribute("x", caption.x());
        attribute("y", caption.y());
        text(caption.text());
        svg.append('\n');
    }

    private void edge(Shown.Edge edge) {
        svg.append("<line class=\"edge")
                .append(edge.isNegative() ? " negative" : edge.isZero() ? " zero" : "")
                .append('"');
        if (!isMini) {
            attribute("data-key", edge.key());
            optional("data-strokes", edge.strokes());
            if (!edge.strokes().isEmpty()) {
                attribute("data-styles", edge.styles());
            }
        }
        attribute("x1", edge.x1());
        attribute("y1", edge.y1());
        attribute("x2", edge.x2());
        attribute("y2", edge.y2());
        attribute("stroke-width", edge.stroke());
        svg.append('>');
        if (!isMini && !edge.title().isEmpty()) {
            title(edge.title());
        }
        svg.append("</line>\n");
    }

    private void node(Shown.Node node) {
        svg.append("<g class=\"neuron").append(node.isDead() ? " dead" : "").append('"');
        if (!isMini) {
            attribute("data-key", node.key());
            optional("data-dead", node.dead());
        }
        svg.append('>');
        shape(node);
        if (!isMini) {
            if (!network.isSmall()) {
                written(node);
            }
            title(node.title());
        }
        svg.append("</g>\n");
    }

    private void shape(Shown.Node node) {
        if (node.cell() == null) {
            svg.append("<circle");
            attribute("cx", node.x());
            attribute("cy", node.y());
            attribute("r", node.radius());
        } else {
            svg.append("<rect");
            attribute("x", node.cell().x());
            attribute("y", node.cell().y());
            attribute("width", node.cell().size());
            attribute("height", node.cell().size());
        }
        svg.append("/>");
    }

    private void written(Shown.Node node) {
        svg.append("<text class=\"value")
                .append(node.narrowing().isEmpty() ? "" : " " + node.narrowing())
                .append('"');
        attribute("x", node.x());
        attribute("y", node.y());
        attribute("dy", "4");
        optional("data-values", node.values());
        if (!node.values().isEmpty()) {
            optional("data-narrowings", node.narrowings());
        }
        text(node.value());
        if (!node.label().isEmpty()) {
            svg.append("<text class=\"name\"");
            attribute("x", node.x());
            attribute("y", node.labelY());
            text(node.label());
        }
        if (!node.aside().isEmpty()) {
            svg.append("<text class=\"aside")
                    .append(node.hasGradient() ? " gradient" : "")
                    .append('"');
            attribute("x", node.x());
            attribute("y", node.asideX());
            optional("data-values", node.asides());
            text(node.aside());
        }
    }

    private void weight(Shown.Edge edge) {
        svg.append("<text class=\"weight\"");
        attribute("data-weight", edge.key());
        optional("data-values", edge.labels());
        attribute("x", edge.labelX());
        attribute("y", edge.labelY());
        text(edge.label());
        svg.append('\n');
    }

    /** What is in the element that is open, and its end. */
    private void text(String words) {
        svg.append('>').append(Html.escaped(words)).append("</text>");
    }

    private void title(String words) {
        svg.append("<title>").append(Html.escaped(words)).append("</title>");
    }

    private void optional(String name, String value) {
        if (!value.isEmpty()) {
            attribute(name, value);
        }
    }

    private void attribute(String name, String value) {
        svg.append(' ').append(name).append("=\"").append(Html.escaped(value)).append('"');
    }
}
