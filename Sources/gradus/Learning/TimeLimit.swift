import ArgumentParser
import GradusBanks

/// A time limit as a person writes it: minutes, or a span such as `90 s` or `1 h 30 min`.
struct TimeLimit: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    guard let seconds = Double(argument).map({ $0 * 60 }) ?? TimeSpan.seconds(argument),
      seconds > 0, seconds <= Self.longest
    else { return nil }
    self.seconds = seconds
  }

  /// A week.
  private static let longest = 7.0 * 86_400
}
