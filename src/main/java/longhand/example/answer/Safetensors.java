package longhand.example.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import longhand.check.reading.AnswerSheet;
import longhand.file.FileProblem;
import longhand.notation.text.NumberText;

/**
 * The tensors of a {@code .safetensors} file: eight bytes with the length of a header in JSON, which says for each name the type, the
 * shape and where the values stand behind it. Everything is held against the size of the file.
 */
final class Safetensors {
    private static final int LENGTH_BYTES = 8;
    private static final String METADATA = "__metadata__";

    private final String file;
    private final ByteBuffer bytes;

    private Safetensors(String file, byte[] bytes) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws FileProblem if it is no such file */
    static List<NamedArray> read(String file, byte[] bytes) {
        try {
            return new Safetensors(file, bytes).arrays();
        } catch (IOException e) {
            throw new FileProblem(file, "expected a header in JSON, found other bytes");
        }
    }

    private List<NamedArray> arrays() throws IOException {
        long length = bytes.capacity() < LENGTH_BYTES ? -1 : bytes.getLong(0);
        if (length < 2 || length > bytes.capacity() - LENGTH_BYTES) {
            throw new FileProblem(file, "expected a header and values as .safetensors has them, found other bytes");
        }
        int start = LENGTH_BYTES + (int) length;
        List<NamedArray> arrays = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(bytes.array(), LENGTH_BYTES, (int) length)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json, json.nextToken(), JsonToken.START_OBJECT);
                if (name.equals(METADATA)) {
                    json.skipChildren();
                } else {
                    arrays.add(tensor(name, json, start));
                }
            }
        }
        return arrays;
    }

    private void expect(JsonParser json, JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw new FileProblem(
                    file,
                    "expected a header with dtype, shape and data_offsets, found something else at byte "
                            + json.currentTokenLocation().getByteOffset());
        }
    }

    private NamedArray tensor(String name, JsonParser json, int start) throws IOException {
        String type = "";
        List<Integer> shape = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "dtype" -> type = json.getText();
                case "shape" -> shape = wholes(json, value);
                case "data_offsets" -> offsets = wholes(json, value);
                default -> json.skipChildren();
            }
        }
        long count = 1;
        for (int side : shape) {
            count = Math.min(Integer.MAX_VALUE, count * side);
        }
        int width = width(name, type);
        boolean fits = offsets.size() == 2
                && shape.size() <= 2
                && count <= AnswerSheet.MOST_ANSWERS
                && offsets.get(1) - offsets.get(0) == count * width
                && offsets.get(1) <= bytes.capacity() - start;
        if (!fits) {
            throw new FileProblem(
                    file + ": " + FileProblem.abbreviated(name, 40),
                    "expected a tensor of at most two dimensions and " + AnswerSheet.MOST_ANSWERS
                            + " numbers, whose shape and offsets agree, found " + shape + " at " + offsets);
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(NumberText.full(value(type, start + offsets.get(0) + i * width)));
        }
        return new NamedArray(name, List.copyOf(shape), values);
    }

    private List<Integer> wholes(JsonParser json, JsonToken first) throws IOException {
        expect(json, first, JsonToken.START_ARRAY);
        List<Integer> wholes = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT && wholes.size() < 9) {
            if (!json.getText().matches("\\d{1,9}")) {
                break;
            }
            wholes.add(json.getIntValue());
        }
        expect(json, json.currentToken(), JsonToken.END_ARRAY);
        return wholes;
    }

    private int width(String name, String type) {
        return switch (type) {
            case "F64", "I64" -> 8;
            case "F32", "I32" -> 4;
            case "F16", "BF16" -> 2;
            default ->
                throw new FileProblem(
                        file + ": " + FileProblem.abbreviated(name, 40),
                        "expected F64, F32, F16, BF16, I64 or I32, found the type " + FileProblem.quoted(type));
        };
    }

    private double value(String type, int at) {
        return switch (type) {
            case "F64" -> bytes.getDouble(at);
            case "F32" -> bytes.getFloat(at);
            case "BF16" -> Float.intBitsToFloat(bytes.getShort(at) << 16);
            case "F16" -> half(bytes.getShort(at));
            case "I64" -> bytes.getLong(at);
            default -> bytes.getInt(at);
        };
    }

    /** IEEE 754's 16 bits: a sign, five for the exponent, ten for the fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 0x1F
                        ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                        : (1024 + fraction) * Math.pow(2, exponent - 25);
        return bits < 0 ? -size : size;
    }
}
