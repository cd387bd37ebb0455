internal import GradusCore

/// Short texts that many answers share, each kept once: what was answered, or which mistakes were
/// recognised. A cell of a table keeps the number of a list of them.
struct Choices {
  /// One text.
  struct Entry: Hashable {
    var text: String
    /// Whether it was an element of a list, as the option of a choice is.
    var isOption: Bool
  }

  /// The longest text that is kept, in bytes. Longer ones are not counted.
  static let longestText = 256
  /// The longest list that is kept.
  static let longestList = 64
  /// The number of no list at all.
  static let none: Int32 = -1

  /// The texts by number.
  private(set) var entries: [Entry] = []
  /// The lists of texts by number.
  private(set) var lists: [[Int32]] = []
  private var numbers: [Entry: Int32] = [:]
  private var listNumbers: [[Int32]: Int32] = [:]

  /// The number of a list, each of its texts taken once.
  mutating func number(of list: [Entry]) -> Int32 {
    guard !list.isEmpty, list.count <= Self.longestList,
      list.allSatisfy({ $0.text.utf8.count <= Self.longestText })
    else { return Self.none }
    var members: [Int32] = []
    for entry in list {
      let member = number(of: entry)
      if !members.contains(member) { members.append(member) }
    }
    if let known = listNumbers[members] { return known }
    let number = Int32(lists.count)
    lists.append(members)
    listNumbers[members] = number
    return number
  }

  /// The number of what an answer was read as: a text, a number, or a list of them.
  mutating func number(ofResponse response: Value?) -> Int32 {
    guard let response else { return Self.none }
    if let elements = response.elements {
      let texts = elements.compactMap(Self.text)
      guard texts.count == elements.count else { return Self.none }
      return number(of: texts.map { Entry(text: $0, isOption: true) })
    }
    guard let text = Self.text(response) else { return Self.none }
    return number(of: [Entry(text: text, isOption: false)])
  }

  /// The members of a list.
  subscript(list: Int32) -> [Int32] { list == Self.none ? [] : lists[Int(list)] }

  private mutating func number(of entry: Entry) -> Int32 {
    if let known = numbers[entry] { return known }
    let number = Int32(entries.count)
    entries.append(entry)
    numbers[entry] = number
    return number
  }

  private static func text(_ value: Value) -> String? {
    switch value {
    case .text(let text): text
    case .integer, .number: value.shown
    default: nil
    }
  }
}
