package longhand.example.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longhand.file.FileProblem;
import longhand.file.TextContent;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML as a tree of {@link Node}s that know where they stand.
 *
 * <p>Built from the parser's events, not by its loader: a loader turns 0.10 into a double, joins what aliases repeat,
 * and forgets the lines. Only what example files need is taken: one document of mappings, lists and scalars, without
 * anchors, aliases and tags.
 */
public final class YamlReader {
    /** An example needs 5 levels. The parser works in a loop, but this reader calls itself: its depth must end. */
    private static final int DEEPEST = 20;

    private final String file;
    private final Iterator<Event> events;
    private int line = 1;

    private YamlReader(String file, String text) {
        this.file = file;
        // the whole text at once: the parser copies what it has of a scalar each time it reads on
        LoadSettings settings = LoadSettings.builder()
                .setBufferSize(text.length() + 1)
                .setCodePointLimit(TextContent.MOST_BYTES)
                // whatever a %YAML line says, it is read as 1.2
                .setVersionFunction(version -> version)
                .build();
        events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * The document in a text.
     *
     * @param file the name of the file, as a message names it
     */
    public static Node read(String file, String text) {
        return new YamlReader(file, text).document();
    }

    private Node document() {
        next(); // start of the stream
        Event start = next();
        if (start.getEventId() != Event.ID.DocumentStart) {
            throw new FileProblem(file, 1, "expected an example, found an empty file");
        }
        Event top = next();
        Node document = node(top, Place.top(file, line(top)), 1);
        next(); // end of the document
        Event end = next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new FileProblem(file, line(end), "expected one document, found the start of another");
        }
        return document;
    }

    private Node node(Event event, Place place, int depth) {
        refuseAnchorsAndTags((NodeEvent) event, place);
        if (event instanceof ScalarEvent scalar) {
            return new Node.Scalar(place, scalar.getValue(), scalar.isPlain());
        }
        if (depth >= DEEPEST) {
            throw place.problem("expected at most " + DEEPEST + " levels of lists and mappings, found more");
        }
        return event.getEventId() == Event.ID.SequenceStart ? sequence(place, depth) : mapping(place, depth);
    }

    private Node sequence(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
            items.add(node(item, place.item(items.size(), line(item)), depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private Node mapping(Place place, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Event start = next(); start.getEventId() != Event.ID.MappingEnd; start = next()) {
            int keyLine = line(start);
            String key = key(node(start, place.onLine(keyLine), depth + 1));
            Event value = next();
            Node.Entry entry = new Node.Entry(keyLine, node(value, place.entry(key, line(value)), depth + 1));
            Node.Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                String again = "expected once, found again after line " + first.line();
                throw place.entry(key, keyLine).problem(again);
            }
        }
        return new Node.Mapping(place, entries);
    }

    private static String key(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.value();
        }
        throw node.expected("a word for a key");
    }

    /** Without them no file is larger than it looks, and every value stands where it is used. */
    private static void refuseAnchorsAndTags(NodeEvent event, Place place) {
        if (event instanceof AliasEvent alias) {
            throw place.problem("expected a written-out value, found the alias "
                    + FileProblem.quoted("*" + alias.getAlias().getValue()));
        }
        event.getAnchor().ifPresent(anchor -> {
            throw place.problem("expected a value without an anchor, found the anchor "
                    + FileProblem.quoted("&" + anchor.getValue()));
        });
        tag(event).ifPresent(tag -> {
            throw place.problem("expected a value without a tag, found the tag " + FileProblem.quoted(tag));
        });
    }

    private static Optional<String> tag(NodeEvent event) {
        return event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
    }

    private Event next() {
        try {
            Event event = events.next();
            line = line(event);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw notYaml(e);
        } catch (YamlEngineException | NumberFormatException e) {
            // the parser lets the latter out for "\UFFFFFFFF"
            throw notYaml(line, e.getMessage());
        }
    }

    private static int line(Event event) {
        return event.getStartMark().orElseThrow().getLine() + 1;
    }

    private FileProblem notYaml(MarkedYamlEngineException e) {
        Mark mark = e.getProblemMark().orElseThrow();
        String context = e.getContext() == null || e.getContext().isEmpty()
                ? ""
                : " (" + e.getContext() + startOf(e.getContextMark()) + ")";
        return notYaml(mark.getLine() + 1, "column " + (mark.getColumn() + 1) + ": " + e.getProblem() + context);
    }

    private static String startOf(Optional<Mark> context) {
        return context.map(mark -> " that starts on line " + (mark.getLine() + 1))
                .orElse("");
    }

    private FileProblem notYaml(int where, String why) {
        return new FileProblem(file, where, "not valid YAML: " + FileProblem.abbreviated(why, 300));
    }
}
