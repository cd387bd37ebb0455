import Foundation
import GradusCore
import GradusGrading

/// Progress as data. The keys, from the outside in:
///
/// - `now`, `today`, `time_zone`: for when it is told.
/// - `total`, and a list each of `sections` and `tags` with a `name`: `questions`, `seen`,
///   `mastered`, `learning`, `weak`, `unseen`, `due`, `outcomes` (how many first tries have a
///   score), `accuracy` (their mean, null without one), `seconds`. A section has a `title` where one
///   is known.
/// - `weakest`: `question`, `title`, `section`, `difficulty`, `last` (a time), `last_score`,
///   `accuracy`, `lapses`, `due`; the weakest first.
/// - `mistakes`: `note`, `count`, `questions` (addresses), `last` (a time), `feedback` (a list of
///   `text` and `count`); the most frequent first.
/// - `streak`: `current` and `longest`, in days.
/// - `answers`, `stray_answers` (at questions that no bank has), `seconds`.
/// - `days`: `day`, `answers`, `seconds` of each day with an answer within the last 53 weeks.
/// - `plan`, with `--by`: `by`, `days`, `unseen`, `reviews`, `new_per_day`, `reviews_per_day`,
///   `seconds_per_day`.
///
/// Scores and accuracies reach from 0 to 1, times are ISO 8601 in UTC, days are the learner's.
enum ProgressJSON {
  static func text(_ report: ProgressReport, _ language: Language) -> String {
    let standing = report.standing
    var object = JSONObject()
    object.add("now", time(standing.now))
    object.add("today", .text(standing.today.description))
    object.add("time_zone", .text(standing.timeZone.identifier))
    object.add("total", .map(tally(standing.total)))
    object.add(
      "sections",
      .list(
        standing.sections.map { section in
          var entries = tally(section)
          entries["name"] = .text(section.name)
          entries["title"] = report.sectionTitles[section.name].map {
            .text($0.text(in: language))
          }
          return .map(entries)
        }))
    object.add(
      "tags",
      .list(
        standing.tags.map { tag in
          .map(tally(tag).merging(["name": .text(tag.name)]) { own, _ in own })
        }))
    object.add("weakest", .list(standing.weakest.map { question($0, language) }))
    object.add("mistakes", .list(standing.mistakes.map { mistake($0, language) }))
    object.add(
      "streak",
      .map([
        "current": .integer(standing.streak.current), "longest": .integer(standing.streak.longest),
      ]))
    object.add("answers", .integer(standing.answers))
    object.add("stray_answers", .integer(standing.strayAnswers))
    object.add("seconds", .number(standing.seconds))
    object.add("days", .list(days(standing)))
    object.add("plan", report.plan.map(plan))
    return object.text
  }

  private static func tally(_ tally: Tally) -> [String: Value] {
    var entries: [String: Value] = [
      "questions": .integer(tally.questions), "seen": .integer(tally.seen),
      "due": .integer(tally.due), "outcomes": .integer(tally.outcomes),
      "accuracy": number(tally.accuracy), "seconds": .number(tally.seconds),
    ]
    for mastery in Mastery.allCases {
      entries[mastery.rawValue] = .integer(tally.count(mastery))
    }
    return entries
  }

  private static func question(_ question: QuestionStanding, _ language: Language) -> Value {
    .map([
      "question": .text(question.facts.address),
      "title": .text(question.facts.title.text(in: language)),
      "section": .text(question.facts.section), "difficulty": .integer(question.facts.difficulty),
      "last": question.last.map(time) ?? .null, "last_score": number(question.lastScore),
      "accuracy": number(question.accuracy), "lapses": .integer(question.lapses),
      "due": question.due.map(time) ?? .null,
    ])
  }

  private static func mistake(_ mistake: Mistake, _ language: Language) -> Value {
    .map([
      "note": .text(mistake.note), "count": .integer(mistake.count),
      "questions": .list(mistake.questions.map { .text($0) }), "last": time(mistake.last),
      "feedback": .list(
        mistake.wordings.map { wording in
          .map(["text": .text(wording.text.text(in: language)), "count": .integer(wording.count)])
        }),
    ])
  }

  private static func days(_ standing: Standing) -> [Value] {
    let first = HeatMap(standing, weeks: HeatMap.year).weeks.first?.first?.day ?? standing.today
    return standing.activity.filter { $0.day >= first }.map { activity in
      .map([
        "day": .text(activity.day.description), "answers": .integer(activity.answers),
        "seconds": .number(activity.seconds),
      ])
    }
  }

  private static func plan(_ plan: StudyPlan) -> Value {
    .map([
      "by": .text(plan.by.description), "days": .integer(plan.days),
      "unseen": .integer(plan.unseen), "reviews": .integer(plan.reviews),
      "new_per_day": .integer(plan.newPerDay), "reviews_per_day": .integer(plan.reviewsPerDay),
      "seconds_per_day": number(plan.secondsPerDay),
    ])
  }

  private static func number(_ number: Double?) -> Value { number.map { .number($0) } ?? .null }

  private static func time(_ time: Date) -> Value { .text(time.ISO8601Format()) }
}
