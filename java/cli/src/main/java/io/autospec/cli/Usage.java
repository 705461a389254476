package io.autospec.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The look of the help texts, the same for every command. */
final class Usage {

  private Usage() {}

  /** Shows {@code --tol T} rather than {@code --tol=T}; both are understood. */
  static CommandLine.Help spaced(CommandSpec spec, ColorScheme colours) {
    return new CommandLine.Help(spec, colours) {
      @Override
      public IParamLabelRenderer parameterLabelRenderer() {
        IParamLabelRenderer usual = super.parameterLabelRenderer();
        return new IParamLabelRenderer() {
          @Override
          public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
            Text label = usual.renderParameterLabel(argument, ansi, styles);
            return label.toString().startsWith("=")
                ? ansi.text(" ").concat(label.substring(1))
                : label;
          }

          @Override
          public String separator() {
            return " ";
          }
        };
      }
    };
  }

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
