import GradusCore
import GradusGrading
import GradusScreen

extension ProgressWording {
  /// How many questions there are in each state.
  func counts(_ tally: Tally) -> String {
    let counts = MasteryBar.order.map { state in
      either("\(tally.count(state)) \(name(state))", "\(name(state)) \(tally.count(state))")
    }
    return either(
      "\(questions(tally.questions)): \(counts.joined(separator: ", ")).",
      "共 \(questions(tally.questions))：\(counts.joined(separator: "，"))。")
  }

  /// The same in one item of a list: `58 questions, 21 mastered, 10 weak`.
  func item(_ tally: Tally) -> String {
    let counts = MasteryBar.order.filter { tally.count($0) > 0 }.map { state in
      either("\(tally.count(state)) \(name(state))", "\(name(state)) \(tally.count(state))")
    }
    var facts = [questions(tally.questions)] + counts
    if tally.accuracy != nil {
      facts.append(accuracy + " " + percent(tally.accuracy))
    }
    return facts.joined(separator: comma) + either(".", "。")
  }

  /// How good the answers are and what is to be done.
  func state(_ tally: Tally) -> String {
    var sentences: [String] = []
    if tally.accuracy != nil {
      sentences.append(
        either("Accuracy \(percent(tally.accuracy)).", "正确率 \(percent(tally.accuracy))。"))
    }
    switch tally.due {
    case 0: sentences.append(either("Nothing is due now.", "目前没有待复习的题。"))
    case 1:
      sentences.append(either("1 question is due now: gradus review", "现有 1 题待复习：gradus review"))
    default:
      sentences.append(
        either(
          "\(tally.due) questions are due now: gradus review",
          "现有 \(tally.due) 题待复习：gradus review"))
    }
    return sentences.joined(separator: either(" ", ""))
  }

  /// The days in a row.
  func habit(_ standing: Standing) -> String {
    let streak = standing.streak
    let today = standing.answers(on: standing.today)
    let now =
      today > 0
      ? either("\(answers(today)) today", "今天 \(answers(today))")
      : either("nothing answered yet today", "今天还没有作答")
    return either(
      "Streak: \(days(streak.current)), longest \(days(streak.longest)); \(now).",
      "连续学习 \(days(streak.current))，最长 \(days(streak.longest))；\(now)。")
  }

  /// All that was done.
  func effort(_ standing: Standing) -> String {
    let active = standing.activity.count
    let text = either(
      "\(answers(standing.answers)) on \(days(active)) in \(duration(standing.seconds)).",
      "\(days(active))内共 \(answers(standing.answers))，用时 \(duration(standing.seconds))。")
    guard standing.strayAnswers > 0 else { return text }
    return text + either(" ", "") + stray(standing.strayAnswers)
  }

  /// Answers at questions that are gone.
  func stray(_ count: Int) -> String {
    either(
      "\(answers(count)) at questions that are in no bank now.",
      "其中 \(answers(count))的题目已不在题库中。")
  }

  /// What a day takes.
  func plan(_ plan: StudyPlan) -> String {
    let reviews = plan.reviewsPerDay == 1 ? "1 review" : "\(plan.reviewsPerDay) reviews"
    let time = either(
      "\(days(plan.days)) until the end of \(plan.by), today included.",
      "到 \(plan.by) 为止还有 \(days(plan.days))（含今天）。")
    let aim = either(
      " To see every question once and once more by then: ", "要在此之前把每题做一遍并再复习一遍，每天需")
    let share = either(
      "\(plan.newPerDay) new and \(reviews) a day",
      "做新题 \(plan.newPerDay) 题、复习 \(plan.reviewsPerDay) 题")
    var text = time + aim + share
    if let seconds = plan.secondsPerDay {
      text += either(
        ", about \(duration(seconds)) at your pace", "，按你的速度约需 \(duration(seconds))")
    }
    return text + either(".", "。")
  }

  /// `last on 2026-11-20, accuracy 33 %, forgotten once`.
  func facts(_ question: QuestionStanding, _ report: ProgressReport) -> String {
    var facts: [String] = []
    if let last = question.last {
      facts.append(either("last on \(report.day(last))", "最近一次 \(report.day(last))"))
    }
    if question.accuracy != nil { facts.append("\(accuracy) \(percent(question.accuracy))") }
    if question.lapses > 0 {
      facts.append(either("forgotten \(times(question.lapses))", "忘记过 \(times(question.lapses))"))
    }
    return facts.joined(separator: comma)
  }

  /// `no-scale, at 2 questions, last on 2026-11-20`; without the name where that is all there is to
  /// say of the mistake.
  func place(_ mistake: Mistake, last: Day) -> String {
    let name = mistake.wordings.isEmpty ? [] : [mistake.note]
    let count = questions(mistake.questions.count)
    return
      (name + [either("at \(count)", "涉及 \(count)"), either("last on \(last)", "最近一次 \(last)")])
      .joined(separator: comma)
  }

  /// What a mistake is, a sentence each; its name where nothing else is known.
  func sentences(_ mistake: Mistake) -> [String] {
    guard !mistake.wordings.isEmpty else { return [mistake.note] }
    let isOne = mistake.wordings.count == 1
    return mistake.wordings.map { wording in
      let sentence = renderMarkup(wording.text.text(in: language)).plain
        .split(whereSeparator: \.isNewline).joined(separator: " ")
      return isOne
        ? sentence
        : either("\(sentence) (\(times(wording.count)))", "\(sentence)（\(times(wording.count))）")
    }
  }

  /// Before the first answer.
  func nothing(_ count: Int) -> String {
    let wait = count == 1 ? "waits" : "wait"
    return either(
      "Nothing answered yet. \(questions(count)) \(wait) for you: gradus run",
      "还没有作答。有 \(questions(count))在等你：gradus run")
  }

  func more(_ count: Int) -> String { either("and \(count) more", "另有 \(count) 项") }
}
