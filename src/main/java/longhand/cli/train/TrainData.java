package longhand.cli.train;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import longhand.cli.output.UnclosedWriter;
import longhand.mnist.Epoch;
import longhand.mnist.Training;

/** A training as data for other programs: one line of JSON. */
final class TrainData {
    private TrainData() {}

    static void json(Training training, PrintWriter out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(new UnclosedWriter(out));
        json.writeStartObject();
        json.writeStringField("network", TrainOptions.text(training.parameters().sizes()));
        json.writeNumberField("seed", training.settings().seed());
        json.writeArrayFieldStart("epochs");
        for (Epoch epoch : training.epochs()) {
            json.writeStartObject();
            json.writeNumberField("epoch", epoch.number());
            // as a decimal: a double below a thousandth would be written with a power of ten
            json.writeNumberField("seconds", BigDecimal.valueOf(Math.round(1e6 * epoch.seconds()), 6));
            json.writeNumberField("loss", epoch.loss());
            json.writeNumberField("train-accuracy", epoch.trainAccuracy());
            json.writeNumberField("test-accuracy", epoch.testAccuracy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("test-accuracy", training.test().accuracy());
        json.writeEndObject();
        json.flush();
        out.println();
    }
}
