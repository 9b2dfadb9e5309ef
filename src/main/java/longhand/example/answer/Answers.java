package longhand.example.answer;

import java.util.List;
import longhand.check.reading.Answer;

/**
 * What was handed in.
 *
 * @param remark how it was read, where that is not plain; or empty
 */
public record Answers(List<Answer> all, String remark) {
    public Answers {
        all = List.copyOf(all);
    }
}
