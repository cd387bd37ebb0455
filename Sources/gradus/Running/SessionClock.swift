import Foundation

/// The time as a session sees it: the machine's, or moved so that it began at a given moment.
struct SessionClock {
  private let offset: TimeInterval

  /// The machine's time, or time that runs on from `start`.
  init(start: Date? = nil) {
    offset = start.map { $0.timeIntervalSince(Date()) } ?? 0
  }

  var now: Date { Date().addingTimeInterval(offset) }
}
