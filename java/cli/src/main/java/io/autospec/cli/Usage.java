package io.autospec.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The look of the help texts, the same for every command. */
final class Usage {

  private Usage() {}

  /** Gives a command and its verbs the options every command has, and their headings. */
  static void adorn(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.synopsisHeading("%nUsage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nInput:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.sortOptions(false);
    usage.sortSynopsis(false);
    if (line.getSubcommands().isEmpty()) {
      usage.abbreviateSynopsis(true);
    } else {
      line.getCommandSpec()
          .addOption(
              OptionSpec.builder("-V", "--version")
                  .versionHelp(true)
                  .description("Show the version and exit.")
                  .build());
      line.getSubcommands().values().forEach(Usage::adorn);
    }
  }
}
