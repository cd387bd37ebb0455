/// Counts who gave which answer and made which mistake, and how they did on the rest of the quiz.
struct ChoiceCounter {
  private let column: ResultTable.Column
  private let rows: [Int]
  private let rest: Dispersion
  private let restMean: Double
  private let answered: Int

  /// - Parameters:
  ///   - rows: the places of the students with a total.
  ///   - rest: how these students' marks on the rest of the quiz differ.
  ///   - answered: how many answers have a mark.
  init(
    _ column: ResultTable.Column, rows: [Int], rest: Dispersion, restMean: Double, answered: Int
  ) {
    self.column = column
    self.rows = rows
    self.rest = rest
    self.restMean = restMean
    self.answered = answered
  }

  /// What was answered.
  func options() -> [ItemStatistics.Choice] {
    let isRight = rightness()
    return count(column.responses, \.response).map { member, choice in
      var choice = choice
      choice.isRight = isRight[member]
      return choice
    }.sorted { Self.comesFirst($0, $1) }
  }

  /// The mistakes that were recognised.
  func notes() -> [ItemStatistics.Choice] {
    count(column.notes, \.notes).map(\.1).sorted { Self.comesFirst($0, $1) }
  }

  private static func comesFirst(
    _ left: ItemStatistics.Choice, _ right: ItemStatistics.Choice
  ) -> Bool {
    (right.count, left.text, left.isOption ? 0 : 1)
      < (left.count, right.text, right.isOption ? 0 : 1)
  }

  private func count(
    _ choices: Choices, _ list: KeyPath<ResultTable.Cell, Int32>
  ) -> [(Int, ItemStatistics.Choice)] {
    var counts = [Int](repeating: 0, count: choices.entries.count)
    for cell in column.cells + column.unnamed {
      for member in choices[cell[keyPath: list]] { counts[Int(member)] += 1 }
    }
    var choosers = [Int](repeating: 0, count: counts.count)
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: counts.count)
    for (place, row) in rows.enumerated() {
      for member in choices[column[row][keyPath: list]] {
        choosers[Int(member)] += 1
        sums[Int(member)].add(rest.centred[place])
      }
    }
    return choices.entries.indices.filter { counts[$0] > 0 }.map { member in
      let difference = sums[member].value
      let entry = choices.entries[member]
      let chosen = choosers[member]
      return (
        member,
        ItemStatistics.Choice(
          text: entry.text, isOption: entry.isOption, count: counts[member],
          share: answered > 0 ? Double(counts[member]) / Double(answered) : 0,
          meanRest: chosen > 0 ? restMean + difference / Double(chosen) : nil,
          pointBiserial: pointBiserial(chosen, difference))
      )
    }
  }

  /// The correlation between choosing, which is 0 or 1, and the rest of the quiz.
  private func pointBiserial(_ chosen: Int, _ difference: Double) -> Double? {
    let all = Double(rows.count)
    let chosen = Double(chosen)
    let squares = chosen * (all - chosen) / all
    guard squares > 0, rest.squares > 0 else { return nil }
    return min(1, max(-1, difference / (squares * rest.squares).squareRoot()))
  }

  /// Which answers are right, as far as the marks tell: a text whose every answer has all points
  /// is right, one whose every answer has none is wrong. An option is right when it is in every
  /// list that has all points, and wrong when it is in none of them.
  private func rightness() -> [Int: Bool] {
    guard let most = column.maximum, most > 0 else { return [:] }
    var full = Set<Int32>()
    var nothing = Set<Int32>()
    var partial = Set<Int32>()
    for cell in column.cells + column.unnamed where cell.response != Choices.none {
      if cell.points >= most {
        full.insert(cell.response)
      } else if cell.points <= 0 {
        nothing.insert(cell.response)
      } else {
        partial.insert(cell.response)
      }
    }
    let wholeLists = full.map { Set(column.responses[$0]) }
    let lists = column.responses.lists
    let isAboutLists = lists.contains { $0.count > 1 }
    var isRight: [Int: Bool] = [:]
    for (number, members) in lists.enumerated() where !isAboutLists {
      let list = Int32(number)
      guard let member = members.first, !partial.contains(list),
        full.contains(list) != nothing.contains(list)
      else { continue }
      isRight[Int(member)] = full.contains(list)
    }
    guard isAboutLists, !full.isEmpty else { return isRight }
    for member in column.responses.entries.indices {
      let holders = wholeLists.count { $0.contains(Int32(member)) }
      if holders == 0 || holders == wholeLists.count { isRight[member] = holders > 0 }
    }
    return isRight
  }
}
