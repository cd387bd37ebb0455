import Foundation
import GradusGrading

/// Standard output, for what a command shows. It has no buffer, so that it keeps its order with
/// standard error.
///
/// A reader that goes away, such as `head`, has seen enough: the command ends at once, without a
/// word. What keeps the rest from being written otherwise is told. The status is 74 for both.
enum StandardOutput {
  /// Writes a text, with a new line behind it unless another end is asked for.
  static func write(_ text: String, end: String = "\n") {
    do {
      guard try !ResultsStream.write(text + end) else { return }
    } catch {
      StandardError.write("gradus: \(error)")
    }
    exit(Failure.Status.inputOutput.rawValue)
  }
}
