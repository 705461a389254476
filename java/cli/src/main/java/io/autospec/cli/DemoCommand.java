package io.autospec.cli;

import picocli.CommandLine.Command;

@Command(name = "demo", header = "todo")
final class DemoCommand {}
