/// A question that an answer named, with the fingerprint that its results have.
struct NamedQuestion: Hashable {
  var address: String
  var fingerprint: String
}

extension [NamedQuestion] {
  /// A line for each question.
  var lines: [UInt8] { flatMap { [UInt8]("\($0.address) \($0.fingerprint)\n".utf8) } }

  /// Reads what `lines` wrote; `nil` when it is something else.
  init?(lines: some Sequence<UInt8>) {
    self = []
    for line in String(decoding: [UInt8](lines), as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2 else { return nil }
      append(NamedQuestion(address: String(words[0]), fingerprint: String(words[1])))
    }
  }
}
