import ArgumentParser

/// The command.
@main
struct Gradus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "A quiz engine whose formats, rules and checks are Lua plugins.",
    discussion: """
      Examples:
        gradus run                                  take the built-in quiz on Transformers
        gradus show t055-attention-scaling.scaled-output --seed 3 --solution
        gradus grade answers.jsonl -o results.jsonl grade a file of answers
        gradus check Plugins                        prove banks and plugins
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, ReviewCommand.self, ProgressCommand.self, ListCommand.self,
      ShowCommand.self, GradeCommand.self, WorkerCommand.self, MergeCommand.self,
      RegradeCommand.self, DiffCommand.self, StatsCommand.self, CheckCommand.self,
      PluginCommand.self, SchemaCommand.self, ExportCommand.self, ForgetCommand.self,
      DoctorCommand.self,
    ])
}

/// The version of this Gradus.
enum Version {
  static let text = "0.1.0"
}
