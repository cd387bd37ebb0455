import Foundation
import GradusGrading

/// Standard output without a buffer, so that it keeps its order with standard error.
///
/// What cannot be written ends the command with status 74, wherever it is: nobody is left to show
/// the rest to, and everything worth keeping is in a file by then.
enum StandardOutput {
  /// Writes a line, or a text that ends in another way.
  static func write(_ text: String, terminator: String = "\n") {
    do {
      try ResultsStream.write(text + terminator)
    } catch {
      StandardError.write("gradus: \(error)")
      exit(Failure.Status.inputOutput.rawValue)
    }
  }
}
