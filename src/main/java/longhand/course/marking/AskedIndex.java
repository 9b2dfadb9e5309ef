package longhand.course.marking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import longhand.check.MarkedSheet;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.formula.quantity.Quantity;

/** The quantities that a class has answered, each with a number, so that what is kept of a sheet is a byte for each. Used by several threads. */
final class AskedIndex {
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());

    private final Map<Quantity, Integer> places = new HashMap<>();
    private final List<Quantity> quantities = new ArrayList<>();

    private synchronized int place(Quantity q) {
        Integer place = places.get(q);
        if (place == null) {
            place = quantities.size();
            places.put(q, place);
            quantities.add(q);
        }
        return place;
    }

    /** The verdicts of a sheet on what is worth a mark: by the number of the quantity, 0 for none. */
    byte[] verdicts(MarkedSheet sheet) {
        byte[] verdicts = new byte[0];
        for (Mark mark : sheet.marks()) {
            if (MarkedSheet.isAsked(mark)) {
                int place = place(mark.quantity());
                verdicts = place < verdicts.length ? verdicts : Arrays.copyOf(verdicts, place + 1);
                verdicts[place] = (byte) (VERDICTS.indexOf(mark.verdict()) + 1);
            }
        }
        return verdicts;
    }

    /** The verdict on a quantity; null if it was not answered. */
    synchronized Verdict verdict(byte[] verdicts, Quantity q) {
        Integer place = places.get(q);
        return place == null || place >= verdicts.length || verdicts[place] == 0
                ? null
                : VERDICTS.get(verdicts[place] - 1);
    }

    synchronized List<Quantity> quantities() {
        return List.copyOf(quantities);
    }
}
