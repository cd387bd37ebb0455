import ArgumentParser
import Foundation
import GradusGrading

/// Whether and how a long run tells how far it is.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  /// A bar on a terminal, and nothing elsewhere.
  case auto
  /// A line every few seconds, for logs.
  case plain
  /// Nothing.
  case none
}

/// Tells on standard error how far a batch is, until it is stopped.
final class ProgressTicker {
  private let timer: any DispatchSourceTimer
  private let queue = DispatchQueue(label: "gradus.progress")
  private let isBar: Bool

  /// Starts telling; `nil` when nothing is to be told.
  init?(_ style: ProgressStyle, of run: BatchRun) {
    let isTerminal = isatty(STDERR_FILENO) == 1
    guard style == .plain || (style == .auto && isTerminal) else { return nil }
    let isBar = style == .auto
    self.isBar = isBar
    let start = Date()
    timer = DispatchSource.makeTimerSource(queue: queue)
    let interval = isBar ? 0.2 : 5
    timer.schedule(deadline: .now() + (isBar ? 0.5 : 5), repeating: interval)
    timer.setEventHandler {
      let line = ProgressLine(run.progress, seconds: Date().timeIntervalSince(start))
      if isBar {
        // A line that is as wide as the terminal would break, and stay when the next one comes.
        let bar = line.bar(narrowerThan: Screen.width(of: STDERR_FILENO))
        StandardError.writeNow("\r\u{1b}[2K\(bar)")
      } else {
        StandardError.write(line.plain)
      }
    }
    timer.resume()
  }

  /// Stops, and takes the bar off the screen.
  func stop() {
    timer.cancel()
    // A line may be on its way.
    queue.sync {
      if isBar { StandardError.writeNow("\r\u{1b}[2K") }
    }
  }
}

/// One look at the progress of a batch.
struct ProgressLine {
  private let progress: BatchProgress
  private let seconds: Double

  init(_ progress: BatchProgress, seconds: Double) {
    self.progress = progress
    self.seconds = max(seconds, 0.001)
  }

  private var share: Double? {
    guard progress.inputTotal > 0 else { return nil }
    return min(1, Double(progress.inputDone) / Double(progress.inputTotal))
  }

  private var rate: String {
    "\(Int(Double(progress.results - progress.resultsBefore) / seconds)) a second"
  }

  private var remaining: String? {
    let done = Double(progress.inputDone - progress.inputBefore)
    let open = Double(progress.inputTotal - progress.inputDone)
    guard done > 0, done > open / 1000, open > 0 else { return nil }
    let left = Int((seconds * open / done).rounded(.up))
    return left < 60
      ? "\(left) s left"
      : left < 3600 ? "\(left / 60) min \(left % 60) s left" : "\(left / 3600) h left"
  }

  /// `42 %, 1204 answers, 30000 a second, 12 s left; 1200 graded, 4 blank`.
  var plain: String { figures + (progress.results > 0 ? "; \(progress.counts)" : "") }

  private var figures: String {
    let parts =
      [share.map { "\(Int($0 * 100)) %" }, "\(progress.results) answers", rate, remaining]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// As much of the same behind a bar of 20 cells as there is room for.
  func bar(narrowerThan width: Int) -> String {
    let full = Int((share ?? 0) * 20)
    let bar =
      share == nil
      ? ""
      : "[" + String(repeating: "#", count: full) + String(repeating: ".", count: 20 - full) + "] "
    let texts = [bar + plain, bar + figures, figures]
    return texts.first { $0.count < width } ?? String(figures.prefix(max(0, width - 1)))
  }
}
