import Foundation
import GradusBanks
import GradusCore
import GradusPlugins

/// The banks and quizzes that a line being typed can name.
///
/// They are read without running any plugin. What cannot be read is left out in silence: a shell
/// that completes a word has no place for messages, and the command itself will tell.
struct TypedSources {
  private let line: TypedLine
  private let plugins: [PluginFolder]
  private let bankFolders: [String]

  init(_ line: TypedLine) {
    self.line = line
    // A plugin may also be named by itself, as in 'gradus check my-plugin --only …'.
    let named = line.words.filter { FileManager.default.fileExists(atPath: $0 + "/plugin.lua") }
    let places = PluginPlaces.folders(line.values(of: "--plugins") + named)
    plugins = (try? PluginFinder.folders(in: places)) ?? []
    bankFolders = plugins.flatMap(\.banks) + line.values(of: "--bank")
  }

  /// What `gradus run` can be given: quizzes, and banks taken as a whole.
  var quizzes: [Candidate] {
    let quizzes = plugins.flatMap { QuizReader.read(folder: $0.path + "/quizzes").content ?? [] }
    var meanings = quizzes.reduce(into: [:]) { $0[$1.name] = $1.title.text(in: language) }
    for folder in bankFolders {
      let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
      meanings[name] = meanings[name] ?? "every question of the bank"
    }
    return Self.sorted(meanings)
  }

  /// The addresses of questions.
  var questions: [Candidate] {
    topics.flatMap { topic in
      topic.questions.compactMap {
        Candidate($0.address, meaning: topic.title.text(in: language))
      }
    }
  }

  /// What `--only` takes: tags, sections, formats and topics.
  var themes: [Candidate] {
    var meanings: [String: String] = [:]
    for topic in topics {
      meanings[topic.name] = topic.title.text(in: language)
      for question in topic.questions {
        for tag in question.tags { meanings[tag] = "tag" }
      }
    }
    // A word that is several of these is what comes last here.
    for question in topics.flatMap(\.questions) {
      meanings[question.format] = "format"
      meanings[question.section] = "section"
    }
    return Self.sorted(meanings)
  }

  private var topics: [Topic] {
    bankFolders.flatMap { BankReader(folder: $0).read().content?.topics ?? [] }
  }

  private var language: Language {
    line.values(of: "--lang").last.flatMap { Language(rawValue: $0) } ?? .english
  }

  private static func sorted(_ meanings: [String: String]) -> [Candidate] {
    meanings.sorted { $0.key < $1.key }.compactMap { Candidate($0.key, meaning: $0.value) }
  }
}
