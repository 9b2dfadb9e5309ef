package longhand.check;

import java.util.List;
import longhand.check.convention.Convention;
import longhand.check.judging.Mark;
import longhand.check.judging.Mistake;
import longhand.check.judging.Verdict;

/**
 * A marked sheet as JSON for other programs: counts by verdict, the first wrong answer with its causes, and one result an answer;
 * {@code expected} may be kept back. The command line and the pages give the same, to the last byte.
 */
final class SheetJson {
    private SheetJson() {}

    static String of(CheckedSheet checked) {
        MarkedSheet sheet = checked.sheet();
        IndentedJson json = new IndentedJson()
                .put("example", checked.example())
                .put("answers", sheet.marks().size())
                .put("asked", sheet.asked())
                .put("earned", sheet.earned());
        for (Verdict verdict : Verdict.values()) {
            json.put(verdict.key(), sheet.count(verdict));
        }
        json.put("first-wrong", sheet.firstWrong().map(checked::name).orElse(null));
        putCauses(json, sheet.causes());
        sheet.tellsApart().ifPresent(q -> json.put("tells-apart", checked.name(q)));
        if (!checked.conventions().isEmpty()) {
            json.texts(
                    "conventions",
                    checked.conventions().stream().map(Convention::id).toList());
        }
        checked.other()
                .ifPresent(other -> json.object("follows-convention", within -> within.put(
                                "id", other.convention().id())
                        .put("right", other.right())
                        .put("asked", other.asked())));
        json.objects("results", sheet.marks(), (mark, result) -> put(result, mark, checked));
        return json.whole();
    }

    private static void put(IndentedJson result, Mark mark, CheckedSheet checked) {
        result.put("quantity", checked.name(mark))
                .put("line", mark.answer().line())
                .put("given", checked.given(mark));
        checked.expected(mark).ifPresent(value -> result.put("expected", value));
        result.put("verdict", mark.verdict().key());
        putCauses(result, mark.causes());
        result.put("message", checked.message(mark));
    }

    private static void putCauses(IndentedJson json, List<Mistake> causes) {
        json.texts("causes", causes.stream().map(Mistake::id).toList());
    }
}
