package io.autospec.cli;

import picocli.CommandLine.Command;

@Command(name = "compare", header = "todo")
final class CompareCommand {}
