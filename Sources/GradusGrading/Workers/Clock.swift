internal import Foundation

/// A clock that only goes forward. It decides how long to wait and when to tell of progress; no
/// result ever depends on it.
enum Clock {
  /// Seconds since some moment, to a few milliseconds: it is read after each line.
  static var seconds: Double {
    #if os(Linux)
      let clock = CLOCK_MONOTONIC_COARSE
    #else
      let clock = CLOCK_MONOTONIC_RAW_APPROX
    #endif
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
