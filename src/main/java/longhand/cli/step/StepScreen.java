package longhand.cli.step;

import java.util.ArrayList;
import java.util.List;
import longhand.calculus.TeachingOrder.Stretch;
import longhand.check.judging.Mark;
import longhand.cli.output.ExplanationText;
import longhand.cli.output.ExplanationText.Line;
import longhand.cli.output.Terminal;
import longhand.formula.quantity.Phase;
import longhand.formula.quantity.Quantity;
import longhand.formula.quantity.Variable;
import longhand.model.Computation;
import longhand.model.Unfolded;
import longhand.notation.Conventions;
import longhand.notation.Working.Origin;
import longhand.notation.name.Names;
import longhand.notation.name.UnfoldedNames;
import org.jline.utils.AttributedString;

/**
 * What is to be seen of a {@link StepSession} on a terminal of some size.
 *
 * @param rows as many as the terminal has, none of them wider
 * @param cursorRow where the cursor stands, counted from 0; −1 if it is not to be seen
 */
record StepScreen(List<AttributedString> rows, int cursorRow, int cursorColumn) {
    private static final int FEWEST_COLUMNS = 30;
    private static final int FEWEST_ROWS = 8;
    /** From here on there is room for empty rows between the parts. */
    private static final int AIRY_ROWS = 16;

    private static final int MOST_MESSAGE_ROWS = 6;
    /** The rules of more factors than this would hide the step. */
    private static final int MOST_RULES = 6;

    StepScreen {
        rows = List.copyOf(rows);
    }

    static StepScreen of(StepSession session, Terminal terminal, int columns, int rows) {
        if (columns < FEWEST_COLUMNS || rows < FEWEST_ROWS) {
            return tooSmall(columns, rows);
        }
        return new Drawing(session, terminal, columns, rows).screen();
    }

    private static StepScreen tooSmall(int columns, int rows) {
        String sorry = "Too small: this needs " + FEWEST_COLUMNS + " columns and " + FEWEST_ROWS + " rows. q quits.";
        List<AttributedString> lines = new ArrayList<>(Rows.of(Line.of(sorry, 0), Math.max(1, columns)));
        return new StepScreen(padded(lines, rows), -1, 0);
    }

    private static List<AttributedString> padded(List<AttributedString> lines, int rows) {
        List<AttributedString> padded = new ArrayList<>(lines.subList(0, Math.min(rows, lines.size())));
        while (padded.size() < rows) {
            padded.add(AttributedString.EMPTY);
        }
        return padded;
    }

    private record Drawing(StepSession session, Terminal terminal, int columns, int height) {
        StepScreen screen() {
            List<AttributedString> top = new ArrayList<>(header());
            List<AttributedString> bottom = new ArrayList<>(message());
            Prompt prompt = session.prompt();
            if (prompt != null) {
                bottom.add(prompt.row(columns));
            }
            int promptFromBottom = 2;
            if (isAiry()) {
                top.add(AttributedString.EMPTY);
                bottom.add(0, AttributedString.EMPTY);
            }
            bottom.add(footer());
            int room = Math.max(1, height - top.size() - bottom.size());
            List<AttributedString> all = new ArrayList<>(top);
            all.addAll(padded(window(body(), room), room));
            all.addAll(bottom);
            return new StepScreen(
                    padded(all, height),
                    prompt == null ? -1 : height - promptFromBottom,
                    prompt == null ? 0 : prompt.cursor(columns));
        }

        private boolean isAiry() {
            return height >= AIRY_ROWS;
        }

        private List<AttributedString> header() {
            Position position = session.position();
            Practice practice = session.practice();
            String trying =
                    practice.isOn() ? "trying" + (practice.score().isEmpty() ? "" : ": " + practice.score()) : "";
            return List.of(
                    spread(session.title(), position.counted()),
                    spread(position.isAside() ? trail(position) : place(position.stretch()), trying));
        }

        /** Something at the left, its end cut off if need be, and something at the right. */
        private AttributedString spread(String left, String right) {
            AttributedString start = Rows.clipped(left, columns - (right.isEmpty() ? 0 : right.length() + 2));
            String gap = " ".repeat(Math.max(0, columns - start.columnLength() - right.length()));
            String plain = start + (right.isEmpty() ? "" : gap + right);
            return AttributedString.fromAnsi(terminal.quiet(plain));
        }

        private String trail(Position position) {
            StringBuilder names =
                    new StringBuilder("why: ").append(name(position.order().at(position.place())));
            position.trail().forEach(q -> names.append(" › ").append(name(q)));
            return names.toString();
        }

        private String place(Stretch stretch) {
            return placeOf(stretch, session.names());
        }

        private List<AttributedString> body() {
            return switch (session.mode()) {
                case HELP -> Rows.of(StepKeys.help(), columns);
                case FACTORS -> factors();
                default -> step();
            };
        }

        private List<AttributedString> step() {
            Quantity q = session.position().shown();
            ExplanationText explanation = session.explanation();
            boolean isCovered = session.practice().covers(q);
            List<Line> lines = new ArrayList<>(explanation.question(q));
            lines.add(Line.EMPTY);
            lines.addAll(explanation.working(q, isCovered));
            session.practice().mark(q).ifPresent(mark -> lines.addAll(marked(mark)));
            if (isCovered) {
                lines.add(explanation.line("", "Type your value; v shows ours, t stops trying."));
            } else {
                lines.addAll(explanation.remarks(q));
            }
            List<Line> origins =
                    explanation.factors(q).size() > MOST_RULES ? explanation.values(q) : explanation.origins(q, 1);
            if (!origins.isEmpty()) {
                lines.add(Line.EMPTY);
                lines.addAll(origins);
            }
            return Rows.of(lines, columns);
        }

        private List<Line> marked(Mark mark) {
            String verdict = mark.verdict().key();
            String coloured = mark.verdict().earnsMark() ? terminal.good(verdict) : terminal.bad(verdict);
            ExplanationText explanation = session.explanation();
            return List.of(
                    explanation.line("yours", mark.answer().given() + "   " + coloured),
                    explanation.line("", mark.message()));
        }

        private List<AttributedString> factors() {
            Quantity q = session.position().shown();
            List<AttributedString> rows =
                    new ArrayList<>(Rows.of(session.explanation().question(q), columns));
            rows.add(AttributedString.EMPTY);
            rows.add(Rows.clipped("Which of its factors?", columns));
            List<Origin> factors = session.explanation().factors(q);
            for (int i = 0; i < factors.size(); i++) {
                String number = i < 9 ? Integer.toString(i + 1) : " ";
                String mark = i == session.chosen() ? "> " : "  ";
                rows.add(Rows.clipped(
                        mark + number + "  " + session.explanation().factor(factors.get(i)), columns));
            }
            return rows;
        }

        /** What fits of the body: from where it is scrolled to, or around the chosen factor. */
        private List<AttributedString> window(List<AttributedString> body, int room) {
            if (body.size() <= room) {
                return body;
            }
            int visible = Math.max(1, room - 1);
            int wanted = session.scroll();
            if (session.mode() == StepSession.Mode.FACTORS) {
                int row = body.size()
                        - session.explanation()
                                .factors(session.position().shown())
                                .size()
                        + session.chosen();
                wanted = row - visible + 1;
            }
            int from = Math.max(0, Math.min(wanted, body.size() - visible));
            List<AttributedString> rows = new ArrayList<>(body.subList(from, from + visible));
            String where = "↑↓ lines " + (from + 1) + " to " + (from + visible) + " of " + body.size();
            rows.add(Rows.clipped(terminal.quiet(where), columns));
            return rows;
        }

        private List<AttributedString> message() {
            List<AttributedString> rows = new ArrayList<>();
            if (!session.message().isEmpty()) {
                rows.addAll(Rows.of(Line.of(session.message(), 0), columns));
            }
            if (!session.candidates().isEmpty()) {
                rows.addAll(Rows.of(Line.of(String.join("  ", session.candidates()), 0), columns));
            }
            int most = Math.min(MOST_MESSAGE_ROWS, height - FEWEST_ROWS + 2);
            if (rows.size() > most) {
                rows = new ArrayList<>(rows.subList(0, most - 1));
                rows.add(new AttributedString("…"));
            }
            return rows;
        }

        private AttributedString footer() {
            Position position = session.position();
            String home = position.isAside() ? name(position.askedFrom()) : "";
            return Rows.clipped(
                    terminal.quiet(StepKeys.footer(
                            session.mode(), home, session.practice().isOn(), columns)),
                    columns);
        }

        private String name(Quantity q) {
            return session.names().of(q);
        }
    }

    /** Where a step stands, in words: "backward, layer 2, O1, sample 3". */
    static String placeOf(Stretch stretch, Names names) {
        Computation step = names.rules().computation();
        StringBuilder place = new StringBuilder(Conventions.phase(step, stretch.phase()));
        if (step.updates() > 1 && stretch.phase() != Phase.GIVEN) {
            place.append(", update ").append(stretch.update());
        }
        if (step.hasSeveralSamples() && stretch.sample() > 0) {
            place.append(", sample ").append(stretch.sample());
        }
        if (stretch.layer() > 0) {
            String neuron = unit(stretch, names);
            String layer = "layer " + stretch.layer();
            place.append(", ").append(neuron.contains(layer) ? neuron : layer + ", " + neuron);
        }
        return place.toString();
    }

    /** The neuron; of an unfolded network with its place, or the feature map. */
    private static String unit(Stretch stretch, Names names) {
        if (!(names.rules().computation() instanceof Unfolded unfolded)) {
            return names.neurons().inWords(stretch.layer(), stretch.neuron());
        }
        UnfoldedNames units = names.ofUnfolded(unfolded.network());
        Variable first = names.rules().order().at(stretch.first()).variable();
        return first.kind().isParameter() || first.kind().isState()
                ? units.channelInWords(stretch.layer(), stretch.neuron())
                : units.inWords(first);
    }
}
