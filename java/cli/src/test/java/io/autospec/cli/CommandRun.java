package io.autospec.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** A command that has run in this JVM: its status and what it wrote. */
record CommandRun(int status, String out, String err) {

  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = CommandLines.create();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int status = CommandLines.run(line, words);
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** Returns standard output as JSON, and fails if it is anything else. */
  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  int widestLine() {
    return (out + err).lines().mapToInt(String::length).max().orElse(0);
  }
}
