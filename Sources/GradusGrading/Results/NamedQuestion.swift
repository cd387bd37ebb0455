/// A question that an answer named, as whoever graded the answer knows it.
struct NamedQuestion: Hashable {
  var address: String
  /// The fingerprint that its results have; `nil` when there is no such question.
  var fingerprint: String?

  /// Whether a text may be an address: those have no blanks.
  static func isAddress(_ text: String) -> Bool {
    !text.isEmpty && !text.utf8.contains { $0 == 0x20 || $0 == 0x0a }
  }
}

extension [NamedQuestion] {
  /// A line for each question.
  var lines: [UInt8] { flatMap { [UInt8]($0.line.utf8) } }

  /// Reads what `lines` wrote; `nil` when it is something else.
  init?(lines: some Sequence<UInt8>) {
    self = []
    for line in [UInt8](lines).split(separator: 0x0a) {
      guard let question = NamedQuestion(line: line) else { return nil }
      append(question)
    }
  }
}

extension NamedQuestion {
  /// Stands where a fingerprint would.
  private static let none = "-"

  /// The question as a line.
  fileprivate var line: String { "\(address) \(fingerprint ?? Self.none)\n" }

  /// Reads what `line` wrote, without its newline; `nil` when it is something else.
  ///
  /// By bytes: a name that nobody knows may end in what makes one character with the blank.
  fileprivate init?(line: ArraySlice<UInt8>) {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 2 else { return nil }
    let second = String(decoding: words[1], as: UTF8.self)
    self.init(
      address: String(decoding: words[0], as: UTF8.self),
      fingerprint: second == Self.none ? nil : second)
  }
}
