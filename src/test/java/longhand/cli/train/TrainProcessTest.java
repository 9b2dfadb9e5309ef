package longhand.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import longhand.cli.Longhand;
import longhand.cli.PseudoTerminal;
import longhand.mnist.SmallMnist;
import longhand.mnist.TrainedModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} as a process of its own, which is stopped kindly and unkindly. */
@Tag("slow")
class TrainProcessTest {
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void data() {
        SmallMnist.write(folder.resolve("data"), 200);
        model = folder.resolve("run").resolve("model.npz");
    }

    private Process start(String... more) throws IOException {
        // whatever started the tests may ignore Ctrl-C, as a job in the background does, and so would the program
        List<String> command = new ArrayList<>(PseudoTerminal.python()
                .map(python -> List.of(
                        python,
                        "-c",
                        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL);"
                                + " os.execv(sys.argv[1], sys.argv[1:])"))
                .orElse(List.of()));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Longhand.class.getName(),
                "train",
                "--data",
                folder.resolve("data").toString(),
                "--epochs",
                "500000",
                "--network",
                "784-200-10",
                "-o",
                model.getParent().toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    @Test
    void killed_at_any_moment_it_leaves_the_old_model_or_the_new() throws IOException, InterruptedException {
        int done = 0;
        for (int i = 0; i < KILLS; i++) {
            Process process = i == 0 ? start() : start("--resume", model.toString());
            waitForEpochsBeyond(done, process);
            // another moment each time
            Thread.sleep(3 + 7 * i);
            process.destroyForcibly().waitFor();
            int now = TrainedModel.read(model).epochs().size();
            assertThat(now).isGreaterThan(done);
            done = now;
        }
    }

    @Test
    void ctrl_c_ends_after_the_batch_in_hand_and_keeps_a_model_and_the_page() throws IOException, InterruptedException {
        Process process = start("--batch-size", "1");
        waitForEpochsBeyond(0, process);
        assumeTrue(interrupt(process), "skipped: there is no kill to send an interrupt with");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        String out = Files.readString(folder.resolve("out.txt"));
        assertThat(out.replace('\n', ' '))
                .contains("training.html; to continue: longhand train --resume " + model + " --data "
                        + folder.resolve("data") + " -o " + model.getParent());
        TrainedModel kept = TrainedModel.read(model);
        assertThat(kept.epochs()).isNotEmpty();
        int whole = kept.epochs().size();
        assertThat(out)
                .contains(
                        kept.batches() > 0
                                ? "Stopped in epoch " + (whole + 1) + ", after batch " + kept.batches() + " of 200"
                                : "Stopped after epoch " + whole + "."); // struck between two epochs
        assertThat(Files.readString(model.resolveSibling("training.html"), StandardCharsets.UTF_8))
                .endsWith("</html>\n");
    }

    @Test
    void ctrl_c_on_a_terminal_leaves_nothing_of_the_progress_bar() throws Exception {
        Optional<String> python = PseudoTerminal.python();
        assumeTrue(python.isPresent(), "no python3 that can open a pseudo-terminal: the terminal is not tested here");
        try (PseudoTerminal terminal = PseudoTerminal.start(
                python.orElseThrow(),
                Map.of(),
                80,
                24,
                "train",
                "--data",
                folder.resolve("data").toString(),
                "--epochs",
                "100000",
                "--batch-size",
                "1",
                "--network",
                "784-200-10")) {
            terminal.await(screen -> screen.contains("images") && screen.contains("k/s"));
            terminal.type("\u0003");
            assertThat(terminal.awaitEnd()).isEqualTo(130);
            assertThat(terminal.raw()).contains("^C");
            assertThat(terminal.screen())
                    .contains("Stopped ", "The model is not saved; -o DIR saves it.")
                    .doesNotContain("^", "k/s");
        }
    }

    private static boolean interrupt(Process process) throws InterruptedException {
        try {
            return new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void waitForEpochsBeyond(int done, Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(model) || TrainedModel.read(model).epochs().size() <= done) {
            assertThat(process.isAlive())
                    .as("still training; so far it said: %s", Files.readString(folder.resolve("out.txt")))
                    .isTrue();
            assertThat(System.nanoTime()).as("an epoch within two minutes").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
