/// Finds verdicts by what names them. Those of the same name are handed out in their order.
struct VerdictIndex {
  private struct Name: Hashable {
    var id: String?
    var student: String?
    var question: String?
    var seed: Int?
  }

  private let matching: ResultsDiff.Matching
  private var heads: [Name: Int32] = [:]
  /// The next verdict of the same name; -1 after the last.
  private var following: [Int32]
  private var isTaken: [Bool]

  init(_ verdicts: [RecordedVerdict], _ matching: ResultsDiff.Matching) {
    self.matching = matching
    following = Array(repeating: -1, count: verdicts.count)
    isTaken = Array(repeating: false, count: verdicts.count)
    heads.reserveCapacity(verdicts.count)
    // From the end, so that each one leads to those after it.
    for place in verdicts.indices.reversed() {
      let name = name(of: verdicts[place])
      following[place] = heads[name] ?? -1
      heads[name] = Int32(place)
    }
  }

  /// The place of the next verdict with the name of this one.
  mutating func take(_ verdict: RecordedVerdict) -> Int? {
    let name = name(of: verdict)
    guard let place = heads[name], place >= 0 else { return nil }
    heads[name] = following[Int(place)]
    isTaken[Int(place)] = true
    return Int(place)
  }

  /// The places that were not taken.
  var rest: [Int] { isTaken.indices.filter { !isTaken[$0] } }

  private func name(of verdict: RecordedVerdict) -> Name {
    switch matching {
    case .id: Name(id: verdict.id)
    case .person:
      Name(student: verdict.student, question: verdict.question, seed: verdict.seed)
    }
  }
}

/// Keeps each text once, however many verdicts hold it.
struct TextPool {
  private var texts: Set<String> = []
  private var lists: Set<[String]> = []

  /// The verdict with its student, question and notes shared with those before it.
  mutating func sharing(_ verdict: RecordedVerdict) -> RecordedVerdict {
    var verdict = verdict
    verdict.student = verdict.student.map { shared($0) }
    verdict.question = verdict.question.map { shared($0) }
    if !verdict.notes.isEmpty { verdict.notes = lists.insert(verdict.notes).memberAfterInsert }
    return verdict
  }

  private mutating func shared(_ text: String) -> String {
    // Shorter texts take no memory of their own.
    text.utf8.count <= 15 ? text : texts.insert(text).memberAfterInsert
  }
}
