package longhand.course.marking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import longhand.check.CheckedSheet;
import longhand.check.MarkedSheet;
import longhand.check.convention.Convention;
import longhand.check.judging.Mark;
import longhand.check.judging.Verdict;
import longhand.check.reading.Answer;
import longhand.course.Roster;
import longhand.course.Student;
import longhand.course.marking.Exercises.Exercise;
import longhand.course.marking.MarkedSubmission.Counts;
import longhand.example.Example;
import longhand.example.answer.AnswerForm;
import longhand.file.FileProblem;
import longhand.file.PrintableText;
import longhand.file.WholeFolder;
import longhand.report.CheckPage;

/**
 * Marks all that a class has handed in, by as many threads as the machine has cores. Of each file only what is counted is kept, and
 * results stand in the order of the files, whichever thread is done first.
 */
public final class ClassMarking {
    /** So many files are in memory for each thread: marked, or about to be. */
    private static final int IN_HAND_A_THREAD = 8;

    /** The folder of the students' pages. */
    static final String PAGES = "students/";

    /**
     * How sheets are marked.
     *
     * @param points what an answer is worth
     * @param accepted conventions beside the example's own
     * @param fewestDigits that an answer needs
     * @param showsExpected whether the pages have our values
     * @param hasPages whether there is a page for each student
     */
    public record Settings(
            Points points, List<Convention> accepted, int fewestDigits, boolean showsExpected, boolean hasPages) {
        public Settings {
            accepted = List.copyOf(accepted);
        }
    }

    private final Exercises exercises;
    private final Settings settings;
    private final StudentFinder finder;
    private final WholeFolder folder;
    private final AtomicInteger written = new AtomicInteger();
    private final AskedIndex asked = new AskedIndex();
    private final List<MarkedSubmission> results = new ArrayList<>();

    private ClassMarking(Exercises exercises, Settings settings, WholeFolder folder) {
        this.exercises = exercises;
        this.settings = settings;
        this.folder = folder;
        finder = new StudentFinder(exercises.students());
    }

    /**
     * Marks what is in folders and archives, and writes a gradebook, a page for each student and one of the class.
     *
     * @param given folders and zip archives
     * @param progress is told of each file, how many there are by then
     * @throws FileProblem if one of these is neither
     */
    public static ClassResults mark(
            List<Path> given, Exercises exercises, Settings settings, Path output, IntConsumer progress)
            throws IOException {
        try (WholeFolder folder = WholeFolder.in(output)) {
            ClassMarking marking = new ClassMarking(exercises, settings, folder);
            marking.markAll(given, progress);
            ClassResults results = ClassResults.of(marking.results, marking.asked, exercises);
            marking.namePages(results);
            folder.write(ClassResults.GRADEBOOK, results.gradebook());
            folder.write(ClassResults.PROBLEMS, results.problems());
            folder.write(ClassResults.CLASS, ClassPage.render(results, exercises, settings.hasPages()));
            folder.finish(ClassResults.GRADEBOOK);
            return results;
        }
    }

    private void namePages(ClassResults results) throws IOException {
        Set<String> counted = new HashSet<>();
        results.counted().forEach(submission -> counted.add(submission.page()));
        for (MarkedSubmission submission : this.results) {
            if (!submission.page().isEmpty() && !counted.contains(submission.page())) {
                folder.remove(submission.page());
            }
        }
        for (MarkedSubmission submission : results.counted()) {
            if (!submission.page().isEmpty()) {
                folder.rename(submission.page(), PAGES + pageName(submission.student()));
            }
        }
    }

    /** About how many files there are: those in archives within archives are not looked for. */
    public static long count(List<Path> given) {
        return given.stream().mapToLong(Submissions::count).sum();
    }

    private void markAll(List<Path> given, IntConsumer progress) {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "marking");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<List<MarkedSubmission>>> inHand = new ArrayDeque<>();
        try {
            Submissions submissions = new Submissions(folder.scratch("."), submission -> {
                inHand.add(workers.submit(() -> marked(submission)));
                if (inHand.size() > threads * IN_HAND_A_THREAD) {
                    take(inHand, progress);
                }
            });
            given.forEach(submissions::read);
            while (!inHand.isEmpty()) {
                take(inHand, progress);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void take(Deque<Future<List<MarkedSubmission>>> inHand, IntConsumer progress) {
        try {
            results.addAll(inHand.remove().get());
            progress.accept(results.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while marking", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    /** What a file comes to: one result, or one for each student in a table of several. */
    private List<MarkedSubmission> marked(Submission submission) {
        if (submission.bytes() == null) {
            Student student = finder.of(submission.segments()).orElse(null);
            return List.of(MarkedSubmission.unmarked(submission.path(), student, submission.problem()));
        }
        Optional<String> table = table(submission);
        if (table.isPresent()) {
            return marked(submission, table.get());
        }
        Optional<Student> student = student(submission.segments());
        if (student.isEmpty()) {
            return List.of(MarkedSubmission.unmarked(
                    submission.path(), null, "nobody's: no id or name of one student is in the names on its path"));
        }
        return List.of(marked(submission, student.get()));
    }

    /** The text of a table of several students, if it is one. */
    private static Optional<String> table(Submission submission) {
        if (AnswerForm.of(submission.fileName()) != AnswerForm.TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(AnswerForm.text(submission.path(), submission.bytes()))
                    .filter(ClassTable::is);
        } catch (FileProblem | IOException e) {
            return Optional.empty(); // said when it is read as a sheet
        }
    }

    private List<MarkedSubmission> marked(Submission submission, String table) {
        Map<String, List<Answer>> byId;
        try {
            byId = ClassTable.read(table);
        } catch (IllegalArgumentException e) {
            return List.of(MarkedSubmission.unmarked(submission.path(), null, e.getMessage()));
        }
        List<MarkedSubmission> all = new ArrayList<>();
        byId.forEach((id, answers) -> {
            String path = submission.path() + ", " + PrintableText.of(id);
            Optional<Student> student = exercises.students().isEmpty() && Roster.isId(id)
                    ? Optional.of(new Student(id, ""))
                    : finder.withId(id);
            all.add(
                    student.isEmpty()
                            ? MarkedSubmission.unmarked(path, null, "nobody's: there is no student of that id")
                            : marked(path, student.get(), exercise -> answers));
        });
        return all;
    }

    /** Where nobody says who takes part, whoever has a folder does, or else a file. */
    private Optional<Student> student(List<String> segments) {
        if (!exercises.students().isEmpty()) {
            return finder.of(segments);
        }
        String name =
                PrintableText.of(StudentFinder.withoutEnding(segments.get(0))).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(new Student(name, ""));
    }

    private MarkedSubmission marked(Submission submission, Student student) {
        return marked(submission.path(), student, exercise -> AnswerForm.answers(
                        submission.path(), submission.bytes(), exercise.names())
                .all());
    }

    /** How the answers are read of somebody who has this exercise. */
    private interface Reading {
        List<Answer> answers(Exercise exercise);
    }

    private MarkedSubmission marked(String path, Student student, Reading reading) {
        try {
            Exercise exercise = exercises.of(student);
            return marked(path, student, exercise.example(), reading.answers(exercise));
        } catch (FileProblem problem) {
            String said = problem.getMessage();
            return MarkedSubmission.unmarked(
                    path,
                    student,
                    said.startsWith(path)
                            ? said.substring(path.length())
                                    .replaceFirst("^:(\\d+:)", "line $1")
                                    .replaceFirst("^: ?", "")
                            : said);
        }
    }

    private MarkedSubmission marked(String path, Student student, Example example, List<Answer> answers) {
        CheckedSheet checked = CheckedSheet.of(
                example.name(),
                example.names(),
                answers,
                settings.accepted(),
                settings.fewestDigits(),
                settings.showsExpected());
        // of several files of a student it is known in the end which one counts
        String page = settings.hasPages() ? PAGES + written.incrementAndGet() : "";
        if (settings.hasPages()) {
            try {
                folder.write(page, CheckPage.render(checked, example.title()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        MarkedSheet sheet = checked.sheet();
        BigDecimal points = BigDecimal.ZERO;
        for (Mark mark : sheet.marks()) {
            points = points.add(settings.points().of(mark, exercises.any().names()));
        }
        Counts counts = new Counts(
                (int) (sheet.count(Verdict.CORRECT) + sheet.count(Verdict.ROUNDED)),
                (int) sheet.count(Verdict.FOLLOWS),
                (int) sheet.count(Verdict.WRONG));
        return new MarkedSubmission(
                path,
                page,
                student,
                "",
                points,
                counts,
                sheet.firstWrong().map(checked::name).orElse(""),
                sheet.marks().stream()
                        .flatMap(mark -> mark.causes().stream())
                        .distinct()
                        .toList(),
                asked.verdicts(sheet),
                AnswerPrint.of(sheet));
    }

    /** The page of a student. An id that cannot be the name of a file is given one that can, and is no other's. */
    static String pageName(Student student) {
        if (Roster.isId(student.id())) {
            return student.id() + ".html";
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(student.id().getBytes(StandardCharsets.UTF_8));
            String readable = student.id().replaceAll("[^A-Za-z0-9]+", "-");
            return (readable.length() > 40 ? readable.substring(0, 40) : readable) + "-"
                    + HexFormat.of().formatHex(digest, 0, 4) + ".html";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
