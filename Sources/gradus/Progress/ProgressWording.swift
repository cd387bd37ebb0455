import GradusCore
import GradusGrading
import GradusScreen

/// What progress is told with, in the learner's language.
struct ProgressWording {
  let language: Language

  /// The text of the language.
  func either(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  var title: String { either("Your progress", "学习进度") }

  func name(_ mastery: Mastery) -> String {
    switch mastery {
    case .mastered: either("mastered", "已掌握")
    case .learning: either("learning", "学习中")
    case .weak: either("weak", "薄弱")
    case .unseen: either("not seen", "未做")
    }
  }

  var accuracy: String { either("accuracy", "正确率") }

  /// `1 day`, `3 days`.
  func days(_ count: Int) -> String {
    count == 1 ? either("1 day", "1 天") : either("\(count) days", "\(count) 天")
  }

  func questions(_ count: Int) -> String {
    count == 1 ? either("1 question", "1 题") : either("\(count) questions", "\(count) 题")
  }

  func answers(_ count: Int) -> String {
    count == 1 ? either("1 answer", "1 次作答") : either("\(count) answers", "\(count) 次作答")
  }

  func times(_ count: Int) -> String {
    count == 1 ? either("once", "1 次") : either("\(count) times", "\(count) 次")
  }

  func percent(_ share: Double?) -> String {
    guard let share else { return "–" }
    let number = (100 * share).fixed(0)
    return either("\(number) %", "\(number)%")
  }

  /// `6 h 20 min`, `45 min`, `30 s`.
  func duration(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded())
    if seconds < 60 {
      let whole = Int(seconds.rounded(.down))
      return either("\(whole) s", "\(whole) 秒")
    }
    if minutes < 60 { return either("\(minutes) min", "\(minutes) 分钟") }
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return either("\(hours) h \(rest) min", "\(hours) 小时 \(rest) 分钟")
  }

  func month(_ number: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return either(names[number - 1], "\(number)月")
  }

  /// The name of a day of the week, 0 for Monday.
  func weekday(_ number: Int) -> String {
    let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let chinese = ["一", "二", "三", "四", "五", "六", "日"]
    return either(english[number], chinese[number])
  }
}

// MARK: Sentences

extension ProgressWording {
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
    return facts.joined(separator: either(", ", "，")) + either(".", "。")
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

  func effort(_ standing: Standing) -> String {
    let active = standing.activity.count
    let text = either(
      "\(answers(standing.answers)) on \(days(active)) in \(duration(standing.seconds)).",
      "\(days(active))内共 \(answers(standing.answers))，用时 \(duration(standing.seconds))。")
    guard standing.strayAnswers > 0 else { return text }
    return text + either(" ", "") + stray(standing.strayAnswers)
  }

  func stray(_ count: Int) -> String {
    either(
      "\(answers(count)) at questions that are in no bank now.",
      "其中 \(answers(count))的题目已不在题库中。")
  }

  func plan(_ plan: StudyPlan) -> String {
    var text = either(
      "\(days(plan.days)) until the end of \(plan.by), today included. To see every question once and once more by then: "
        + "\(plan.newPerDay) new and \(plan.reviewsPerDay) reviews a day",
      "到 \(plan.by) 为止还有 \(days(plan.days))（含今天）。要在此之前把每题做一遍并再复习一遍，每天需做新题 \(plan.newPerDay) 题、复习 \(plan.reviewsPerDay) 题"
    )
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
    return facts.joined(separator: either(", ", "，"))
  }

  /// `no-scale, at 2 questions, last on 2026-11-20`.
  func place(_ mistake: Mistake, last: Day) -> String {
    either(
      "\(mistake.note), at \(questions(mistake.questions.count)), last on \(last)",
      "\(mistake.note)，涉及 \(questions(mistake.questions.count))，最近一次 \(last)")
  }

  /// What a mistake is, a sentence each; its name where nothing else is known.
  func sentences(_ mistake: Mistake) -> [String] {
    guard !mistake.wordings.isEmpty else { return [mistake.note] }
    let isOne = mistake.wordings.count == 1
    return mistake.wordings.map { wording in
      let sentence = renderMarkup(wording.text.text(in: language)).plain
        .split(whereSeparator: \.isNewline).joined(separator: " ")
      return isOne
        ? sentence : either("\(sentence) (\(wording.count)×)", "\(sentence)（\(wording.count) 次）")
    }
  }

  func nothing(_ questions: Int) -> String {
    either(
      "Nothing answered yet. \(self.questions(questions)) wait for you: gradus run",
      "还没有作答。有 \(self.questions(questions))在等你：gradus run")
  }

  func more(_ count: Int) -> String { either("and \(count) more", "另有 \(count) 项") }
}

// MARK: Titles and definitions

extension ProgressWording {
  var sections: String { either("Sections", "各部分") }
  var activity: String { either("Answers a day", "每日作答") }
  var weakest: String { either("Weakest questions", "最薄弱的题") }
  var weakTags: String { either("Weakest tags", "最薄弱的标签") }
  var mistakes: String { either("Mistakes you made", "你犯过的错误") }
  var planTitle: String { either("Plan", "计划") }
  var definitionsTitle: String { either("What the words mean", "名词说明") }

  /// What each word means, so that nobody has to guess.
  var definitions: [(word: String, meaning: String)] {
    let stability = (Mastery.masteredStability).fixed(0)
    return [
      (
        name(.mastered),
        either(
          "right the last time, and still remembered after \(stability) days with a chance of 90 %",
          "最近一次答对，且 \(stability) 天后仍记得的概率在 90% 以上")
      ),
      (name(.learning), either("answered, and neither mastered nor weak", "已作答，既未掌握也不薄弱")),
      (
        name(.weak),
        either(
          "wrong or only partly right the last time, or forgotten twice or more and not mastered since",
          "最近一次答错或只答对一部分，或记住后忘记过两次以上且尚未重新掌握")
      ),
      (name(.unseen), either("never answered", "从未作答")),
      (
        accuracy,
        either(
          "the mean score of first tries; further tries in the same session come after feedback",
          "首次作答的平均得分；同一次练习中的再次作答已有反馈，不计入")
      ),
      (
        either("time", "用时"),
        either(
          "how long questions were on the screen before they were answered, at most half an hour each",
          "题目从显示到作答的时间，每题最多计半小时")
      ),
    ]
  }
}
