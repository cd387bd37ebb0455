/// Finds what follows a marker such as `####` or `Answer:`.
///
/// An answer ends with its line or with the next marker. When nothing else stands on the line, it is
/// the next line with something on it. A marker that opens a tag, `<answer>`, ends with the closing
/// tag wherever that is.
struct MarkedAnswers {
  private let marker: [UInt8]
  private let closing: [UInt8]?
  private let text: ArraySlice<UInt8>

  init(marker: String, text: ArraySlice<UInt8>) {
    self.marker = marker.utf8.map(\.lowered)
    self.text = text
    let isTag =
      self.marker.count > 2 && marker.hasPrefix("<") && marker.hasSuffix(">")
      && self.marker.dropFirst().dropLast().allSatisfy { $0.isLetter || $0.isDigit }
    closing = isTag ? Array("</".utf8) + self.marker.dropFirst() : nil
  }

  /// The answers that are not empty.
  var all: [String] {
    let places = self.places(of: marker, in: text)
    return places.indices.compactMap { index in
      let end = index + 1 < places.count ? places[index + 1] : text.endIndex
      let found = AnswerText(answer(in: text[(places[index] + marker.count)..<end]))
      return found.text.isEmpty ? nil : found.text
    }
  }

  private func answer(in rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if let closing, let end = places(of: closing, in: rest).first {
      return rest[rest.startIndex..<end]
    }
    var start = rest.startIndex
    while start < rest.endIndex {
      let end = rest.endOfLine(start)
      // `**Answer:**` leaves asterisks behind, which are no answer.
      let line = rest[start..<end]
      if line.contains(where: { !$0.isBlank && $0 != UInt8(ascii: "*") }) { return line }
      start = end + 1
    }
    return rest[rest.endIndex...]
  }

  /// Where a lower-case word stands, whatever its case is there, from left to right.
  ///
  /// The table of Knuth, Morris and Pratt keeps the time linear for markers that repeat themselves.
  private func places(of word: [UInt8], in text: ArraySlice<UInt8>) -> [Int] {
    guard !word.isEmpty else { return [] }
    var back = [0]
    var matched = 0
    for byte in word.dropFirst() {
      while matched > 0, word[matched] != byte { matched = back[matched - 1] }
      if word[matched] == byte { matched += 1 }
      back.append(matched)
    }
    var places: [Int] = []
    matched = 0
    for place in text.indices {
      let byte = text[place].lowered
      while matched > 0, word[matched] != byte { matched = back[matched - 1] }
      if word[matched] == byte { matched += 1 }
      if matched == word.count {
        places.append(place - matched + 1)
        matched = 0
      }
    }
    return places
  }
}
