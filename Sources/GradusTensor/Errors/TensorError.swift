/// An operation on tensors that cannot be done, or data that cannot be read as a tensor.
public struct TensorError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of thing went wrong.
  public enum Code: Hashable, Sendable {
    /// The shapes do not fit each other or the operation.
    case shapeMismatch
    /// Something is not a shape: a negative length, too many axes, the wrong number of elements.
    case invalidShape
    /// An axis, index, slice or order of axes is outside the tensor.
    case outOfRange
    /// An argument makes no sense, such as a step of 0.
    case invalidArgument
    /// The result, the work or the input exceeds a limit.
    case tooLarge
    /// A subscript string of ``Tensor/einsum(_:_:)`` is malformed or does not fit its operands.
    case invalidSubscripts
    /// Typed text is not a list of numbers.
    case invalidText
    /// The bytes are not a file of the format.
    case malformedFile
    /// The file is right, but holds something that is not an array of real numbers.
    case unsupportedFile
    /// The file holds no array of that name.
    case noSuchArray
    /// The file could not be opened or read.
    case unreadableFile
  }

  /// What went wrong, for code that wants to react.
  public let code: Code
  /// What went wrong, for the person who will fix it.
  public let message: String

  /// The same in Simplified Chinese, of errors that a learner can make.
  public let chinese: String?

  /// The message.
  public var description: String { message }

  /// Creates an error with its wording.
  package init(_ code: Code, _ message: String, chinese: String? = nil) {
    self.code = code
    self.message = message
    self.chinese = chinese
  }

  /// `1 axis`, `2 axes`.
  static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
  }

  /// What the author typed, in quotes and not longer than a line can show.
  static func quoted(_ text: some StringProtocol) -> String {
    let shown = String.UnicodeScalarView(
      text.unicodeScalars.prefix(40).map { scalar in
        // Where a line ends in an answer is no fault to be shown.
        scalar == "\n" || scalar == "\r" || scalar == "\t"
          ? " " : scalar.properties.isPrintable ? scalar : "\u{fffd}"
      }
    )
    return text.unicodeScalars.count > 40 ? "'\(String(shown))…'" : "'\(String(shown))'"
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isPrintable: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }
}
