import ArgumentParser

/// The command.
@main
struct Gradus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "Take quizzes, grade answers, and write questions that prove themselves.",
    discussion: """
      Formats of questions, grading rules and checks are plugins in Lua. A bank on 101 questions \
      about Transformers, in English and Chinese, is built in.

      Examples:
        To learn:
          gradus run
          gradus review

        To grade:
          gradus grade answers.jsonl -o results.jsonl
          gradus stats results.jsonl --report report.html

        To write questions and plugins:
          gradus plugin new my-check
          gradus check my-check
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Learner",
        subcommands: [
          RunCommand.self, ReviewCommand.self, ProgressCommand.self, ListCommand.self,
          ExportCommand.self, ForgetCommand.self,
        ]),
      CommandGroup(
        name: "Grader",
        subcommands: [
          GradeCommand.self, StatsCommand.self, RegradeCommand.self, DiffCommand.self,
          MergeCommand.self, WorkerCommand.self,
        ]),
      CommandGroup(
        name: "Author",
        subcommands: [
          ShowCommand.self, CheckCommand.self, PluginCommand.self, SchemaCommand.self,
        ]),
      CommandGroup(
        name: "Other",
        subcommands: [DoctorCommand.self, CompletionsCommand.self, ManualCommand.self]),
    ])

  /// Runs what was typed. A command that is none is told what it may have meant.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let unknown = UnknownCommand.find(in: arguments, of: configuration) {
      exit(withError: ValidationError(unknown.message))
    }
    main(arguments)
  }
}

/// The version of this Gradus.
enum Version {
  static let text = "0.1.0"
  /// The day it is of, for the manual.
  static let date = "November 25, 2026"
}
