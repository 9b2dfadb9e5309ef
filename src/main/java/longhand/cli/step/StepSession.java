package longhand.cli.step;

import java.util.List;
import java.util.function.UnaryOperator;
import longhand.check.reading.WrittenNumber;
import longhand.cli.option.WorkedExample;
import longhand.cli.output.ExplanationText;
import longhand.formula.quantity.Quantity;
import longhand.notation.Working.Origin;
import longhand.notation.name.Completions;
import longhand.notation.name.Names;
import longhand.notation.name.UnknownName;

/** Going through a derivation by keys: what each key does. Knows no terminal; {@link StepScreen} says what is to be seen. */
final class StepSession {
    /** What the keys work on. */
    enum Mode {
        STEP,
        /** Choosing one of the factors of the step. */
        FACTORS,
        HELP,
        /** Typing the name of a quantity to go to. */
        NAME,
        /** Typing the value of the step. */
        VALUE
    }

    private static final String BEGINNINGS_OF_NUMBERS = "0123456789.,+-−";

    private final WorkedExample worked;
    private final ExplanationText explanation;
    private final Completions completions;
    private final Practice practice;
    private Position position;
    private Mode mode = Mode.STEP;
    private boolean isDone;
    private int scroll;
    private int chosen;
    private Prompt prompt;
    private String message = "";
    private List<String> candidates = List.of();

    StepSession(WorkedExample worked, ExplanationText explanation, Position start) {
        this.worked = worked;
        this.explanation = explanation;
        completions = new Completions(names());
        practice = new Practice(worked.derivation());
        position = start;
    }

    /** Of the example. */
    String title() {
        return worked.example().title();
    }

    Names names() {
        return worked.derivation().names();
    }

    ExplanationText explanation() {
        return explanation;
    }

    Position position() {
        return position;
    }

    Practice practice() {
        return practice;
    }

    Mode mode() {
        return mode;
    }

    boolean isDone() {
        return isDone;
    }

    /** How many rows of what is in view are above the screen, if there are so many. */
    int scroll() {
        return scroll;
    }

    /** Which factor is chosen, counted from 0. */
    int chosen() {
        return chosen;
    }

    /** The line being typed; null unless the mode has one. */
    Prompt prompt() {
        return prompt;
    }

    /** What there is to say of the last key; may be empty. */
    String message() {
        return message;
    }

    /** How the name being typed may go on; empty until it is asked for. */
    List<String> candidates() {
        return candidates;
    }

    /** @param character what a {@link Key#CHARACTER} stands for */
    void press(Key key, String character) {
        message = "";
        candidates = List.of();
        if (key == Key.QUIT) {
            isDone = true;
            return;
        }
        switch (mode) {
            case STEP -> step(key, character);
            case FACTORS -> factors(key, character);
            case HELP -> help(key);
            case NAME -> name(key, character);
            case VALUE -> value(key, character);
        }
    }

    private void step(Key key, String character) {
        switch (key) {
            case ENTER, RIGHT, PAGE_DOWN -> next();
            case LEFT, BACKSPACE, PAGE_UP -> back();
            case SHIFT_RIGHT -> move(Position::nextNeuron, "This is the last neuron.");
            case SHIFT_LEFT -> move(Position::previousNeuron, "This is the first neuron.");
            case HOME -> move(Position::first, "This is the first step.");
            case END -> move(Position::last, "This is the last step.");
            case UP -> scroll = Math.max(0, scroll - 1);
            case DOWN -> scroll++;
            case ESCAPE -> {
                if (position.isAside()) {
                    go(position.home());
                }
            }
            case CHARACTER -> character(character);
            default -> {}
        }
    }

    private void character(String character) {
        Quantity q = position.shown();
        if (practice.covers(q) && BEGINNINGS_OF_NUMBERS.contains(character)) {
            ask(character);
            return;
        }
        switch (character) {
            case " " -> next();
            case "n" -> move(Position::nextNeuron, "This is the last neuron.");
            case "N" -> move(Position::previousNeuron, "This is the first neuron.");
            case "l" -> move(Position::nextLayer, "This is the last layer.");
            case "L" -> move(Position::previousLayer, "This is the first layer.");
            case "p" -> move(Position::nextPhase, "This is the last phase.");
            case "P" -> move(Position::previousPhase, "This is the first phase.");
            case "g" -> {
                mode = Mode.NAME;
                prompt = new Prompt("go to: ", "");
            }
            case "w" -> why();
            case "t" -> tryIt(q);
            case "v" -> uncover(q);
            case "?", "h" -> {
                mode = Mode.HELP;
                scroll = 0;
            }
            case "q" -> isDone = true;
            default -> message = "This key does nothing; ? lists the keys.";
        }
    }

    private void next() {
        if (position.isAside()) {
            go(position.home());
        } else {
            move(Position::next, "This is the last step.");
        }
    }

    private void back() {
        if (position.isAside()) {
            go(position.home());
        } else {
            move(Position::back, "This is the first step.");
        }
    }

    private void move(UnaryOperator<Position> how, String otherwise) {
        Position moved = how.apply(position);
        message = moved.equals(position) ? otherwise : "";
        go(moved);
    }

    private void go(Position where) {
        position = where;
        mode = Mode.STEP;
        prompt = null;
        scroll = 0;
    }

    private void why() {
        List<Origin> factors = explanation.factors(position.shown());
        if (factors.isEmpty()) {
            message = "This number is given, so it has no factors.";
        } else if (factors.size() == 1) {
            go(position.behind(factors.get(0).quantity()));
        } else {
            mode = Mode.FACTORS;
            chosen = 0;
        }
    }

    private void factors(Key key, String character) {
        List<Origin> factors = explanation.factors(position.shown());
        int last = factors.size() - 1;
        switch (key) {
            case UP -> chosen = Math.max(0, chosen - 1);
            case DOWN -> chosen = Math.min(last, chosen + 1);
            case HOME, PAGE_UP -> chosen = 0;
            case END, PAGE_DOWN -> chosen = last;
            case ENTER, RIGHT -> go(position.behind(factors.get(chosen).quantity()));
            case ESCAPE, LEFT, BACKSPACE -> mode = Mode.STEP;
            case CHARACTER -> {
                int number = "123456789".indexOf(character);
                if (character.equals("q")) {
                    isDone = true;
                } else if (number >= 0 && number <= last) {
                    go(position.behind(factors.get(number).quantity()));
                }
            }
            default -> {}
        }
    }

    private void help(Key key) {
        switch (key) {
            case UP -> scroll = Math.max(0, scroll - 1);
            case DOWN -> scroll++;
            default -> go(position);
        }
    }

    private void name(Key key, String character) {
        switch (key) {
            case ESCAPE -> go(position);
            case TAB -> complete();
            case ENTER -> {
                if (prompt.text().isBlank()) {
                    go(position);
                    return;
                }
                try {
                    go(position.to(find(prompt.text())));
                } catch (UnknownName unknown) {
                    message = unknown.getMessage();
                }
            }
            default -> prompt.press(key, character);
        }
    }

    /** The quantity of that name; where the name needs a sample and has none, of the sample in view. */
    private Quantity find(String typed) {
        int sample = position.shown().sample();
        String name = typed.strip().endsWith("@")
                ? typed.strip().substring(0, typed.strip().length() - 1)
                : typed;
        try {
            return names().find(name);
        } catch (UnknownName unknown) {
            if (sample > 0 && name.indexOf('@') < 0) {
                try {
                    return names().find(name + "@" + sample);
                } catch (UnknownName stillUnknown) {
                    throw unknown;
                }
            }
            throw unknown;
        }
    }

    private void complete() {
        List<String> possible = completions.of(prompt.upToCursor());
        if (possible.isEmpty()) {
            message = "No name begins like that.";
            return;
        }
        String common = Completions.common(possible);
        boolean goesOn = common.length() > prompt.upToCursor().length();
        prompt.replaceUpToCursor(common);
        if (!goesOn && possible.size() > 1) {
            candidates = possible;
        }
    }

    private void tryIt(Quantity q) {
        if (practice.isOn()) {
            practice.end();
            message = "All values are shown again.";
            return;
        }
        practice.begin();
        if (practice.covers(q)) {
            ask("");
        } else {
            message = "Values are covered from here on; this one has already been shown.";
        }
    }

    private void uncover(Quantity q) {
        if (practice.covers(q)) {
            practice.show(q);
        } else {
            message = "This value has already been shown.";
        }
    }

    private void ask(String begun) {
        mode = Mode.VALUE;
        prompt = new Prompt("your value: ", begun);
    }

    private void value(Key key, String character) {
        switch (key) {
            case ESCAPE -> go(position);
            case ENTER -> {
                String given = prompt.text().strip();
                if (given.isEmpty()) {
                    go(position);
                } else if (WrittenNumber.problem(given).isPresent()) {
                    message = "This " + WrittenNumber.problem(given).orElseThrow() + ".";
                } else {
                    practice.answer(position.shown(), given);
                    go(position);
                }
            }
            default -> prompt.press(key, character);
        }
    }
}
