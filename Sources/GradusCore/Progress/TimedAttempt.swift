/// An attempt with the time that it alone took.
struct TimedAttempt {
  /// The attempt.
  let attempt: Attempt
  /// The seconds since the question's last attempt in the same session.
  let seconds: Double

  /// The most seconds of a question in one session that count. Who left the question on the screen
  /// for longer was away.
  static let longest = 1800.0

  /// The attempts in the order of their times.
  static func all(_ attempts: [Attempt]) -> [TimedAttempt] {
    let ordered = attempts.sorted { left, right in
      if left.time != right.time { return left.time < right.time }
      if left.session != right.session { return left.session < right.session }
      if left.question != right.question { return left.question < right.question }
      return left.number < right.number
    }
    // `Attempt.seconds` counts from when the question was first shown in its session.
    var counted: [[String]: Double] = [:]
    return ordered.map { attempt in
      let key = [attempt.session, attempt.question]
      let before = counted[key] ?? 0
      let until = max(before, min(attempt.seconds, longest))
      counted[key] = until
      return TimedAttempt(attempt: attempt, seconds: until - before)
    }
  }
}
