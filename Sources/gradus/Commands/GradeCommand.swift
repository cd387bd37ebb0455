import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// `gradus grade FILE...`.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade files of answers.",
    discussion: """
      Reads JSON Lines, CSV (one record or one student a row), a folder with one folder a student,
      or - for JSON Lines on standard input; writes one JSON line for each answer, in order.

      Examples:
        gradus grade answers.jsonl -o results.jsonl
        gradus grade class.csv --quiz transformer-numeric
      """)

  @Argument(help: "Files or folders of answers") var files: [String]
  @OptionGroup var sources: SourceOptions
  @OptionGroup var answers: AnswerReadingOptions
  @Option(name: [.customShort("o"), .customLong("output")], help: "Write results to this file.")
  var output: String?
  @Option(help: "Expect the questions of this quiz from every student.") var quiz: String?
  @Option(help: "Language of feedback: en or zh.") var lang: Language = .english

  func run() throws {
    try perform {
      let workspace = try sources.reportedWorkspace()
      var expected: [String] = []
      if let quiz {
        guard let (found, bank) = workspace.quiz(named: quiz) else {
          throw Failure(
            .noInput,
            "there is no quiz '\(quiz)'" + Suggestion.sentence(for: quiz, in: workspace.quizNames))
        }
        expected = found.candidates(in: bank).map(\.address)
      }
      let writer = try ResultsWriter(path: output, language: lang)
      let engine = sources.engine(workspace)
      let grader = RecordGrader(engine: engine, questions: workspace.questions)
      let options = try answers.options(workspace, quiz: expected)
      var match = try answers.match(quiz: expected)
      for file in files {
        let input = AnswerFile(path: file, options: options, warn: StandardError.write)
        try input.forEach { record, folder in
          match?.add(student: record.student)
          try writer.write(grader.grade(record, in: folder))
        }
      }
      for record in match?.missing ?? [] { try writer.write(grader.grade(record, in: ".")) }
      for warning in match?.warnings ?? [] { StandardError.write(warning) }
      try writer.finish()
      StandardError.write(writer.summary)
      try writer.exitStatus(in: workspace)
    }
  }
}

/// `gradus worker`: records on standard input, results on standard output.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Grade JSON Lines from standard input to standard output.",
    discussion: "Example: gradus worker < answers.jsonl > results.jsonl")

  @OptionGroup var sources: SourceOptions
  @Option(help: "Language of feedback: en or zh.") var lang: Language = .english

  func run() throws {
    try perform {
      let workspace = try sources.reportedWorkspace()
      let writer = try ResultsWriter(path: nil, language: lang)
      let engine = sources.engine(workspace)
      let grader = RecordGrader(engine: engine, questions: workspace.questions)
      let options = try AnswerOptions(workspace: workspace)
      let input = AnswerFile(path: "-", options: options, warn: StandardError.write)
      try input.forEach { record, folder in
        try writer.write(grader.grade(record, in: folder))
      }
      try writer.finish()
      try writer.exitStatus(in: workspace)
    }
  }
}
