package io.autospec.cli;

import picocli.CommandLine.Command;

@Command(name = "probe", header = "todo")
final class ProbeCommand {}
