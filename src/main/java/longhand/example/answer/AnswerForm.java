package longhand.example.answer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import longhand.check.reading.AnswerSheet;
import longhand.check.reading.UnreadableSheet;
import longhand.file.FileProblem;
import longhand.file.PrintableText;
import longhand.file.TextFile;
import longhand.mnist.npy.NpyArray;
import longhand.mnist.npy.Npz;
import longhand.notation.name.Names;
import longhand.notation.text.NumberText;

/** The forms in which answers are handed in, told by the ending of the file's name; any other is text. */
public enum AnswerForm {
    TEXT {
        @Override
        Answers read(String file, byte[] bytes, Names names) {
            StringBuilder remark = new StringBuilder();
            String text = TextFile.byLines(file, bytes, remark::append).text();
            return new Answers(AnswerSheet.read(text), PrintableText.of(remark.toString()));
        }
    },
    JSON("json") {
        @Override
        Answers read(String file, byte[] bytes, Names names) throws IOException {
            return ArrayAnswers.of(file, JsonArrays.read(file, text(file, bytes)), names);
        }
    },
    XLSX("xlsx", "xlsm") {
        @Override
        Answers read(String file, byte[] bytes, Names names) {
            return new Answers(SpreadsheetAnswers.of(file, Xlsx.rows(file, bytes)), "");
        }
    },
    ODS("ods") {
        @Override
        Answers read(String file, byte[] bytes, Names names) {
            return new Answers(SpreadsheetAnswers.of(file, Ods.rows(file, bytes)), "");
        }
    },
    NPZ("npz") {
        @Override
        Answers read(String file, byte[] bytes, Names names) throws IOException {
            List<NamedArray> arrays = new ArrayList<>();
            Map<String, NpyArray> read = Npz.read(
                    file, new ByteArrayInputStream(bytes), bytes.length, any -> true, AnswerSheet.MOST_ANSWERS);
            read.forEach((name, array) -> arrays.add(named(name, array)));
            return ArrayAnswers.of(file, arrays, names);
        }
    },
    NPY("npy") {
        @Override
        Answers read(String file, byte[] bytes, Names names) throws IOException {
            NpyArray array =
                    Npz.readArray(file, new ByteArrayInputStream(bytes), bytes.length, AnswerSheet.MOST_ANSWERS);
            String name = file.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.[^.]*$", "");
            return ArrayAnswers.of(file, List.of(named(name, array)), names);
        }
    },
    SAFETENSORS("safetensors") {
        @Override
        Answers read(String file, byte[] bytes, Names names) {
            return ArrayAnswers.of(file, Safetensors.read(file, bytes), names);
        }
    },
    /** Python's own, which only running what is in it could read. */
    PICKLE("pt", "pth", "pkl", "pickle", "joblib") {
        @Override
        Answers read(String file, byte[] bytes, Names names) {
            throw new FileProblem(
                    file,
                    "expected numbers, found a pickle, which only running the code in it could read; save them with"
                            + " numpy.savez(\"answers.npz\", dW1=dW1, db1=db1), a PyTorch gradient as"
                            + " dW1=layer.weight.grad.numpy()");
        }
    },
    /** What is to be read by people. */
    DOCUMENT(
            "pdf", "doc", "docx", "odt", "rtf", "xls", "numbers", "pages", "png", "jpg", "jpeg", "heic", "gif", "webp",
            "ipynb", "html") {
        @Override
        Answers read(String file, byte[] bytes, Names names) {
            throw new FileProblem(
                    file,
                    "expected answers as CSV or text, as .xlsx, .ods, .npz, .npy, .json or .safetensors, found a document"
                            + " of another kind");
        }
    };

    /** Each between points. */
    private final String endings;

    AnswerForm(String... endings) {
        this.endings = Arrays.stream(endings).map(ending -> "." + ending + ".").collect(Collectors.joining());
    }

    /** The form of a file of that name. */
    public static AnswerForm of(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> form.endings.contains("." + ending + "."))
                .findFirst()
                .orElse(TEXT);
    }

    abstract Answers read(String file, byte[] bytes, Names names) throws IOException;

    /**
     * The answers in a file, at least one.
     *
     * @param file its name, as a message has it; its ending says the form
     * @param names of the example that they are to: they say which shapes arrays can have
     * @throws FileProblem if they cannot be read
     */
    public static Answers answers(String file, byte[] bytes, Names names) {
        try {
            Answers answers = of(file).read(file, bytes, names);
            if (answers.all().isEmpty()) {
                throw new FileProblem(file, "expected answers, found none");
            }
            return answers;
        } catch (UnreadableSheet problem) {
            throw problem.in(file);
        } catch (IOException e) {
            throw new FileProblem(file, "expected a readable file, found: " + e.getMessage());
        }
    }

    /** A file as text, with the bounds of every text that someone gives. */
    public static String text(String file, byte[] bytes) throws IOException {
        return TextFile.read(file, new ByteArrayInputStream(bytes)).text();
    }

    private static NamedArray named(String name, NpyArray array) {
        List<String> values;
        if (array instanceof NpyArray.Reals reals) {
            values = Arrays.stream(reals.values()).mapToObj(NumberText::full).toList();
        } else if (array instanceof NpyArray.Integers integers) {
            values = LongStream.of(integers.values()).mapToObj(Long::toString).toList();
        } else {
            values = List.of(((NpyArray.Text) array).text());
        }
        return new NamedArray(name, array.shape(), values);
    }
}
