package longhand.report.training;

import freemarker.core.TemplateHTMLOutputModel;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import longhand.report.html.Typeset;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Curves over the epochs: drawn by XChart, written as SVG by Batik, and coloured by the page's style sheet. */
final class Curves {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final String SVG = "http://www.w3.org/2000/svg";

    // no colours but names of colours: each is put in for the one that the style sheet calls so
    private static final Color INK = new Color(1, 0, 0);
    private static final Color GRID = new Color(2, 0, 0);
    private static final List<Color> LINES = List.of(new Color(3, 0, 0), new Color(4, 0, 0));
    private static final Map<String, String> NAMES = Map.of(
            "rgb(1,0,0)", "var(--soft)",
            "rgb(2,0,0)", "var(--line)",
            "rgb(3,0,0)", "var(--forward)",
            "rgb(4,0,0)", "var(--backward)");

    /** A curve: a value for each epoch. */
    record Curve(String name, List<Double> values) {}

    private Curves() {}

    /**
     * A chart; nothing where this Java has no fonts to measure its text with.
     *
     * @param name tells its parts from those of other charts on the page
     * @param epochs the numbers of those that the curves have values for
     * @param description what a reader who does not see it should know
     */
    static Optional<TemplateHTMLOutputModel> svg(
            String name, String title, List<Integer> epochs, List<Curve> curves, String description) {
        try {
            return Optional.of(Typeset.markup(drawn(name, title, epochs, curves, description)));
        } catch (InternalError | LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String drawn(
            String name, String title, List<Integer> numbers, List<Curve> curves, String description) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("epoch")
                .title(title)
                .build();
        style(chart.getStyler(), curves.get(0).values().size());
        chart.getStyler().setLegendVisible(curves.size() > 1);
        for (int i = 0; i < curves.size(); i++) {
            List<Double> values = curves.get(i).values();
            double[] epochs = new double[values.size()];
            double[] heights = new double[values.size()];
            for (int k = 0; k < epochs.length; k++) {
                epochs[k] = numbers.get(k);
                heights[k] = values.get(k);
            }
            XYSeries series = chart.addSeries(curves.get(i).name(), epochs, heights);
            series.setLineColor(LINES.get(i));
            series.setMarkerColor(LINES.get(i));
            series.setLineStyle(i == 0 ? new BasicStroke(2) : dashed());
            series.setMarker(epochs.length <= 40 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        chart.paint(graphics, WIDTH, HEIGHT);
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + WIDTH + " " + HEIGHT);
        root.setAttributeNS(null, "class", "curve");
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-label", description);
        StringWriter out = new StringWriter();
        try {
            graphics.stream(root, out, false, false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String svg = out.toString();
        svg = svg.substring(svg.indexOf("<svg"))
                .replace(" id=\"", " id=\"" + name + "-")
                .replace("url(#", "url(#" + name + "-");
        for (Map.Entry<String, String> colour : NAMES.entrySet()) {
            svg = svg.replace(colour.getKey(), colour.getValue());
        }
        return svg;
    }

    /** Apart also for who does not see colours. */
    private static BasicStroke dashed() {
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
    }

    private static void style(XYStyler styler, int epochs) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        Color none = new Color(0, 0, 0, 0);
        styler.setChartBackgroundColor(none)
                .setPlotBackgroundColor(none)
                .setChartTitleFont(font.deriveFont(15f))
                .setChartFontColor(INK)
                .setLegendFont(font)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendBackgroundColor(none)
                .setLegendBorderColor(none)
                .setChartTitleBoxVisible(false)
                .setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID)
                .setAxisTitleFont(font)
                .setAxisTickLabelsFont(font)
                .setAxisTickMarksColor(GRID)
                .setXAxisTickLabelsColor(INK)
                .setYAxisTickLabelsColor(INK)
                .setXAxisDecimalPattern("#")
                .setXAxisMaxLabelCount(Math.min(epochs, 10))
                .setPlotGridVerticalLinesVisible(false)
                .setMarkerSize(6);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has an XML parser", e);
        }
    }
}
