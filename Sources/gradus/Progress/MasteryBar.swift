import GradusCore
import GradusScreen

/// Questions by how well they are known, as a bar of characters.
enum MasteryBar {
  /// From left to right.
  static let order: [Mastery] = [.mastered, .learning, .weak, .unseen]

  /// What a state looks like. The characters differ in more than their colour.
  static func mark(_ mastery: Mastery) -> (character: String, style: StyledText.Style) {
    switch mastery {
    case .mastered: ("█", .good)
    case .learning: ("▒", .accent)
    case .weak: ("x", .bad)
    case .unseen: ("·", .dim)
    }
  }

  /// A bar of `width` columns.
  static func text(_ tally: Tally, width: Int) -> StyledText {
    let lengths = lengths(of: order.map(tally.count), in: width)
    var text = StyledText()
    for (mastery, length) in zip(order, lengths) {
      let (character, style) = mark(mastery)
      text.append(String(repeating: character, count: length), style)
    }
    return text
  }

  /// Parts that make up `width`, as even with the counts as whole columns can be: what is left goes
  /// to the largest remainders. A count above 0 has one column at least, taken from the longest.
  static func lengths(of counts: [Int], in width: Int) -> [Int] {
    let sum = counts.reduce(0, +)
    guard sum > 0, width >= counts.count else { return counts.map { _ in 0 } }
    var lengths = counts.map { $0 * width / sum }
    let left = width - lengths.reduce(0, +)
    let byRemainder = counts.indices.sorted { first, second in
      let (a, b) = (counts[first] * width % sum, counts[second] * width % sum)
      return a != b ? a > b : first < second
    }
    for place in byRemainder.prefix(left) { lengths[place] += 1 }
    for place in counts.indices where counts[place] > 0 && lengths[place] == 0 {
      guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else { break }
      lengths[longest] -= 1
      lengths[place] = 1
    }
    return lengths
  }
}
