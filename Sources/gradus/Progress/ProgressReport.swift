import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// All that `gradus progress` tells, before it is known how it is shown.
struct ProgressReport {
  let standing: Standing
  /// How to see everything by some day; `nil` when no day was named.
  let plan: StudyPlan?
  /// What sections are called, by their names in the banks.
  let sectionTitles: [String: Text]

  /// Whether anything was ever answered.
  var hasHistory: Bool { standing.answers > 0 || standing.total.seen > 0 }

  /// What a section is called.
  func title(of section: Tally, _ language: Language) -> String {
    let title = sectionTitles[section.name].map { renderMarkup($0.text(in: language)).plain }
    return title ?? (section.name.isEmpty ? "–" : section.name)
  }

  /// The tags with a weak question: those with the most first, then those with the lower accuracy.
  var weakTags: [Tally] {
    standing.tags.filter { $0.count(.weak) > 0 }.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.count(.weak) != b.count(.weak) { return a.count(.weak) > b.count(.weak) }
      if a.accuracy != b.accuracy { return (a.accuracy ?? 1) < (b.accuracy ?? 1) }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// The day of the learner's calendar that a time is on.
  func day(_ time: Date) -> Day { Day(containing: time, in: standing.timeZone) }
}

extension QuestionFacts {
  /// What a workspace says of its questions, in the order of the banks.
  ///
  /// - Parameter word: a tag, section, format, topic or address; `nil` takes all questions.
  static func all(in workspace: Workspace, only word: String?) -> [QuestionFacts] {
    workspace.banks.flatMap { bank in
      bank.topics.flatMap { topic in
        topic.questions.filter { $0.matches(word) }.map { question in
          QuestionFacts(
            address: question.address, title: topic.title, section: question.section,
            tags: question.tags, difficulty: question.difficulty,
            mistakes: workspace.library.mistakeSentences(of: question))
        }
      }
    }
  }
}

extension Workspace {
  /// What sections are called: the title of the first quiz that asks for one section and nothing
  /// else, without what stands before its last colon.
  var sectionTitles: [String: Text] {
    var titles: [String: Text] = [:]
    for quiz in quizzes {
      var selection = quiz.selection
      guard selection.sections.count == 1, let section = selection.sections.first else { continue }
      selection.sections = []
      guard selection == Quiz.Selection(), titles[section] == nil else { continue }
      titles[section] = quiz.title.map { title, _ in
        let end = title.lastIndex { $0 == ":" || $0 == "：" }
        let name = end.map { title[title.index(after: $0)...] } ?? title[...]
        return String(name.drop { $0.isWhitespace })
      }
    }
    return titles
  }
}
