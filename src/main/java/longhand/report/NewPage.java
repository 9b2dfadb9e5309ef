package longhand.report;

import freemarker.core.TemplateHTMLOutputModel;
import java.util.List;
import java.util.stream.IntStream;
import longhand.example.Example;
import longhand.model.network.Activation;
import longhand.model.network.Loss;
import longhand.notation.text.NumberText;
import longhand.report.html.Assets;
import longhand.report.html.Frame;
import longhand.report.html.Templates;
import longhand.report.html.Typeset;
import longhand.view.page.ExampleContent.Choice;

/** Where somebody makes an example of their own, and where its page appears. */
final class NewPage {
    private static final int MOST_LAYERS = 4;

    /**
     * What the template sees.
     *
     * @param held the scripts of an example page, which wait for one
     * @param cut how many characters of what is packed are at work before there is an example
     * @param room how many bytes the body and the data of a page may have, and {@code numbers} how many numbers
     */
    public record Content(
            Frame frame,
            List<LayerOfForm> layers,
            List<Choice> activations,
            List<Choice> losses,
            List<TemplateHTMLOutputModel> held,
            TemplateHTMLOutputModel engine,
            String cut,
            String room,
            String numbers) {}

    public record LayerOfForm(String number, String activation) {}

    private NewPage() {}

    static String render() {
        return Templates.render(
                "new.ftlh",
                new Content(
                        Assets.newFrame(),
                        IntStream.rangeClosed(1, MOST_LAYERS)
                                .mapToObj(number -> new LayerOfForm(
                                        Integer.toString(number),
                                        (number == 1 ? Activation.RELU : Activation.SIGMOID).key()))
                                .toList(),
                        Activation.named().stream()
                                .map(each -> new Choice(each.key(), each.title()))
                                .toList(),
                        Loss.named().stream()
                                .map(each -> new Choice(each.key(), each.title()))
                                .toList(),
                        Assets.heldScripts().stream().map(Typeset::markup).toList(),
                        Typeset.markup(Assets.newEngine()),
                        Assets.newEngineCut(),
                        Integer.toString(ExamplePage.room()),
                        NumberText.grouped(Example.MOST_ON_PAPER)));
    }
}
