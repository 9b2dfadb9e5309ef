package longhand.cli.step;

import org.jline.reader.Buffer;
import org.jline.reader.impl.BufferImpl;
import org.jline.utils.AttributedString;

/** A line that somebody is typing. */
final class Prompt {
    private static final int LONGEST = 200;

    private final String question;
    private final Buffer typed = new BufferImpl();

    Prompt(String question, String begun) {
        this.question = question;
        typed.write(begun);
    }

    String text() {
        return typed.toString();
    }

    String upToCursor() {
        return typed.upToCursor();
    }

    /** Puts text in the place of what stands before the cursor. */
    void replaceUpToCursor(String text) {
        typed.backspace(typed.cursor());
        typed.write(text);
    }

    /** Edits the line; keys that edit nothing are passed over. */
    void press(Key key, String character) {
        switch (key) {
            case CHARACTER -> {
                if (typed.length() + character.length() <= LONGEST) {
                    typed.write(character);
                }
            }
            case BACKSPACE -> typed.backspace();
            case DELETE -> typed.delete();
            case LEFT -> typed.move(-1);
            case RIGHT -> typed.move(1);
            case HOME -> typed.cursor(0);
            case END -> typed.cursor(typed.length());
            default -> {}
        }
    }

    /** The row of the prompt; of a text that is too long, what stands around the cursor. */
    AttributedString row(int columns) {
        return new AttributedString(question + text()).columnSubSequence(hidden(columns), hidden(columns) + columns);
    }

    /** In which column of its row the cursor stands, counted from 0. */
    int cursor(int columns) {
        return width() - hidden(columns);
    }

    private int hidden(int columns) {
        return Math.max(0, width() - columns + 1);
    }

    private int width() {
        return new AttributedString(question + upToCursor()).columnLength();
    }
}
