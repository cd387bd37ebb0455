internal import Foundation

extension FSRS6 {
  /// The most days between two reviews, unless a smaller number is asked for.
  public static let longestInterval = 36_500

  /// The whole days after which the chance of remembering has come down to `retention`:
  /// S / factor · (retention^(1/decay) − 1), rounded half to even. A retention of 0.9 gives about S.
  public func interval(
    stability: Double, retention: Double, maximum: Int = longestInterval
  ) -> Int {
    let days = stability / factor * (pow(retention, 1 / decay) - 1)
    return Int(min(max(days.rounded(.toNearestOrEven), 1), Double(maximum)))
  }

  /// The days an interval is spread over, so that questions learnt together do not stay together;
  /// intervals below 2.5 days stay as they are.
  ///
  /// The spread to each side is a day, and 15 % of the days from 2.5 to 7, 10 % of those from 7 to 20
  /// and 5 % of those after; its ends are rounded half to even and kept from 2 to `maximum`.
  public static func fuzzRange(
    ofInterval interval: Int, maximum: Int = longestInterval
  ) -> ClosedRange<Int> {
    let days = Double(interval)
    guard days >= 2.5 else { return interval...interval }
    let bands: [(start: Double, end: Double, share: Double)] = [
      (2.5, 7, 0.15), (7, 20, 0.10), (20, .infinity, 0.05),
    ]
    let spread = bands.reduce(1) { $0 + $1.share * max(min(days, $1.end) - $1.start, 0) }
    let highest = min(Int((days + spread).rounded(.toNearestOrEven)), maximum)
    let lowest = max(2, Int((days - spread).rounded(.toNearestOrEven)))
    return min(lowest, highest)...highest
  }

  /// An interval spread by chance: every day of its range is as likely.
  ///
  /// - Parameter chance: a random number from 0 up to but not including 1.
  public static func fuzzed(
    interval: Int, by chance: Double, maximum: Int = longestInterval
  ) -> Int {
    let range = fuzzRange(ofInterval: interval, maximum: maximum)
    let day = Double(range.lowerBound) + chance * Double(range.count)
    // The sum can be rounded up to the day after the last.
    return min(Int(day.rounded(.down)), range.upperBound)
  }
}
