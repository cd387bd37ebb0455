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

  /// What stands between the parts of a sentence.
  var comma: String { either(", ", "，") }

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
