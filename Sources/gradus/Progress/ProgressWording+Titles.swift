import GradusCore
import GradusGrading

extension ProgressWording {
  var sections: String { either("Sections", "各部分") }
  var activity: String { either("Answers a day", "每日作答") }

  /// The title of so many weeks.
  func activity(weeks: Int) -> String {
    activity + either(", last \(weeks) weeks", "，最近 \(weeks) 周")
  }

  var weakest: String { either("Weakest questions", "最薄弱的题") }
  var weakTags: String { either("Weakest tags", "最薄弱的标签") }
  var mistakes: String { either("Mistakes you made", "你犯过的错误") }
  var planTitle: String { either("Plan", "计划") }
  var definitionsTitle: String { either("What the words mean", "名词说明") }

  /// What each word means, so that nobody has to guess.
  var definitions: [(word: String, meaning: String)] {
    let stability = Mastery.masteredStability.fixed(0)
    return [
      (
        name(.mastered),
        either(
          "right the last time, and still remembered after \(stability) days with a chance of "
            + "90 % or more",
          "最近一次答对，且 \(stability) 天后仍记得的概率在 90% 以上")
      ),
      (name(.learning), either("answered, and neither mastered nor weak", "已作答，既未掌握也不薄弱")),
      (
        name(.weak),
        either(
          "wrong or only partly right the last time, or forgotten twice or more and not "
            + "mastered since",
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
          "how long questions were on the screen before they were answered, at most half an "
            + "hour each",
          "题目从显示到作答的时间，每题最多计半小时")
      ),
    ]
  }
}
