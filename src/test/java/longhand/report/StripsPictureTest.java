package longhand.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import longhand.calculus.Rules;
import longhand.calculus.Trace;
import longhand.example.Example;
import longhand.example.files.Examples;
import longhand.formula.Arithmetic;
import longhand.formula.quantity.Quantity;
import org.junit.jupiter.api.Test;

/** The card of a batch of images: that its picture is of these images and these numbers. */
class StripsPictureTest {
    private final Example example = Examples.find("mnist-batch");
    private final PageContent.Strips picture = StripsPicture.of(example);

    @Test
    void each_image_stands_beside_a_strip_for_each_layer() throws IOException {
        assertThat(picture.digits()).hasSize(4);
        assertThat(picture.strips()).hasSize(4 * 3);
        String png = picture.digits().get(2).content().replace("data:image/png;base64,", "");
        int grey = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)))
                .getRaster()
                .getSample(20, 14, 0);
        double x = example.step().batch().sample(3).input().get(14 * 28 + 20).doubleValue();
        assertThat(x).isPositive();
        assertThat(grey).isEqualTo(255 - (int) Math.round(255 * x));
    }

    @Test
    void a_cell_is_as_full_as_its_neuron_is_active_and_a_silent_one_is_empty() {
        Trace<?> trace = new Trace<>(new Rules(example.computation()), Arithmetic.doubles());
        List<Double> activations = IntStream.rangeClosed(1, 16)
                .mapToObj(j -> trace.of(Quantity.activation(1, j, 2)).getReal())
                .toList();
        double largest = activations.stream().max(Double::compare).orElseThrow();
        List<Double> shares = activations.stream()
                .map(a -> a / largest)
                .filter(share -> share >= 0.005)
                .toList();
        PageContent.Box strip = picture.strips().get(3);
        double end = Double.parseDouble(strip.x()) + Double.parseDouble(strip.width());
        List<Double> cells = picture.cells().stream()
                .filter(cell -> cell.y().equals(strip.y()) && Double.parseDouble(cell.x()) < end - 0.1)
                .map(cell -> Double.parseDouble(cell.content()))
                .collect(Collectors.toList());
        assertThat(cells).hasSizeBetween(5, 15).hasSameSizeAs(shares);
        for (int i = 0; i < cells.size(); i++) {
            assertThat(cells.get(i)).isCloseTo(shares.get(i), within(0.0051));
        }
    }
}
