package io.autospec.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The C++ solvers of others, in a process of their own that holds one matrix and solves when told.
 */
final class PeerProcess implements AutoCloseable {

  private static final int SECONDS_PER_SOLVE = 120;

  private final List<String> command;
  private Process process;
  private BufferedReader answers;
  private BufferedWriter orders;
  private List<String> peers;

  /**
   * Starts it.
   *
   * @param command of time_to_tolerance, with all of its arguments
   */
  PeerProcess(List<String> command) throws IOException {
    this.command = command;
    start();
  }

  private void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    process = builder.start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
    String names = answers.readLine();
    if (names == null) {
      throw new IOException(command.get(0) + " ended before it named its peers");
    }
    peers = List.of(names.split("\t", -1));
  }

  /** Returns the names of those that were installed when it was built. */
  List<String> peers() {
    return peers;
  }

  /**
   * Solves once by a peer. One that ends the process, or takes longer than {@value
   * #SECONDS_PER_SOLVE} seconds, has failed; the others get a new process.
   */
  TimedSolve solve(String peer) throws IOException {
    orders.write(peer + "\n");
    orders.flush();
    String answer = answerInTime();
    if (answer == null) {
      start();
      return TimedSolve.FAILED;
    }
    String[] fields = answer.split("\t", -1);
    return new TimedSolve(
        Double.parseDouble(fields[0]), Integer.parseInt(fields[1]), Double.parseDouble(fields[2]));
  }

  private String answerInTime() throws IOException {
    Process solving = process;
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            solving::destroyForcibly,
            CompletableFuture.delayedExecutor(SECONDS_PER_SOLVE, TimeUnit.SECONDS));
    try {
      return answers.readLine();
    } finally {
      end.cancel(false);
    }
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
