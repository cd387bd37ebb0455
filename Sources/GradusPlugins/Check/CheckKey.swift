internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// What is true of a variant: the reference value, its tolerance and the named mistakes, evaluated
/// once and then compared natively with every answer.
final class CheckKey {
  /// What an answer is.
  enum Kind: String, CaseIterable {
    case number
    case tensor
    case steps
  }

  /// A wrong way with a name.
  final class Mistake {
    let note: String
    let value: Tensor
    let feedback: Text?
    /// The number exactly, where the key is one and this is finite.
    let exact: ExactNumber?
    /// Whether its texts may leave a plugin.
    let canBeWritten: Bool

    init(note: String, value: Tensor, feedback: Text?) {
      self.note = note
      self.value = value
      self.feedback = feedback
      exact = value.firstNumber
      canBeWritten =
        !note.hasTooManyMarks
        && ![
          feedback?.common, feedback?.translation(into: .english),
          feedback?.translation(into: .chinese),
        ].contains { $0?.hasTooManyMarks == true }
    }
  }

  /// One value to be found; a check without steps has one without a name.
  final class Step {
    let name: String
    let key: Tensor
    let mistakes: [Mistake]
    /// The number exactly, where the key is one and finite.
    let exact: ExactNumber?

    init(name: String, key: Tensor, mistakes: [Mistake]) {
      self.name = name
      self.key = key
      self.mistakes = mistakes
      exact = key.firstNumber
    }
  }

  /// The value of a step computed from the learner's own earlier steps, `nil` when none follows,
  /// and the instructions that took.
  typealias Follow = (
    _ step: Int, _ earlier: [String: Tensor]
  ) throws(LuaFault) -> (value: Tensor?, cost: Int)

  let kind: Kind
  private(set) var steps: [Step] {
    didSet {
      comparedCells = Self.comparedCells(steps)
      windows = Windows(kind, steps, tolerance)
    }
  }
  /// Which numbers are the key or a mistake, where the key is a number.
  private(set) var windows: Windows?
  /// How many cells are looked at when an answer is compared with everything.
  private(set) var comparedCells: Int
  let tolerance: Tolerance
  /// The relative and absolute part of the tolerance where arrays are compared.
  let closeness: Closeness
  /// What a step is worth that is right given the learner's own earlier steps.
  let followThrough: Double
  /// Computes a step from the learner's own earlier steps.
  let follow: Follow?

  init(
    kind: Kind, steps: [Step], tolerance: Tolerance, closeness: Closeness,
    followThrough: Double = 0, follow: Follow? = nil
  ) {
    self.kind = kind
    self.steps = steps
    comparedCells = Self.comparedCells(steps)
    self.tolerance = tolerance
    self.closeness = closeness
    self.followThrough = followThrough
    self.follow = follow
    windows = Windows(kind, steps, tolerance)
  }

  /// Which numbers are within the tolerance of the key and of each mistake; `nil` where comparing
  /// takes the tolerance itself.
  final class Windows {
    let key: ToleranceWindow?
    let mistakes: [ToleranceWindow?]

    fileprivate init?(_ kind: Kind, _ steps: [Step], _ tolerance: Tolerance) {
      guard kind == .number, let step = steps.first else { return nil }
      func window(_ number: ExactNumber?) -> ToleranceWindow? {
        number.flatMap { ToleranceWindow(of: tolerance, around: $0) }
      }
      key = window(step.exact)
      mistakes = step.mistakes.map { window($0.exact) }
    }
  }

  /// Which parts of numpy's rule |a − b| ≤ atol + rtol·|b| a tolerance for arrays has.
  struct Closeness: Equatable {
    var rtol: Double
    var atol: Double
  }
}

extension CheckKey.Closeness {
  /// Returns `nil` for a mode that is only about single numbers.
  init?(_ tolerance: Tolerance) {
    switch tolerance.mode {
    case .exact: self.init(rtol: 0, atol: 0)
    case .absolute(let bound): self.init(rtol: 0, atol: bound.doubleValue ?? .infinity)
    case .relative(let share): self.init(rtol: share.doubleValue ?? .infinity, atol: 0)
    case .allclose(let rtol, let atol):
      self.init(rtol: rtol.doubleValue ?? .infinity, atol: atol.doubleValue ?? .infinity)
    default: return nil
    }
  }
}

// MARK: Telling mistakes from the truth

extension CheckKey {
  private static func comparedCells(_ steps: [Step]) -> Int {
    steps.reduce(0) { $0 + $1.key.count * (1 + $1.mistakes.count) }
  }

  /// The notes of the mistakes that lie within `count` tolerances of the key.
  func notesNearKey(withinTolerances count: Int) -> [String] {
    steps.flatMap { step in
      step.mistakes.filter { isNear($0.value, step.key, count) }.map(\.note)
    }
  }

  /// Pairs of mistakes of one step whose values are within one tolerance of each other.
  var coincidingMistakes: [(String, String)] {
    steps.flatMap { step in
      step.mistakes.indices.flatMap { first in
        step.mistakes[(first + 1)...].filter { isNear($0.value, step.mistakes[first].value, 1) }
          .map { (step.mistakes[first].note, $0.note) }
      }
    }
  }

  /// The notes that an answer equal to this mistake's value gets: all within one tolerance of it.
  func notes(for mistake: Mistake, of step: Step) -> [String] {
    step.mistakes.filter { isNear(mistake.value, $0.value, 1) }.map(\.note)
  }

  /// Leaves out the mistakes with these notes: in this draw they cannot be told from the truth.
  func disable(_ notes: [String]) {
    steps = steps.map { step in
      Step(
        name: step.name, key: step.key,
        mistakes: step.mistakes.filter { !notes.contains($0.note) })
    }
  }

  private func isNear(_ value: Tensor, _ key: Tensor, _ count: Int) -> Bool {
    guard kind == .number else {
      return value.allclose(
        to: key, rtol: closeness.rtol * Double(count), atol: closeness.atol * Double(count))
    }
    guard let value = value.exactNumber, let key = key.exactNumber else { return false }
    return tolerance.isNear(value, to: key, withinTolerances: ExactDecimal(count))
  }
}

extension Tensor {
  /// The shortest decimal of the first number, when that is finite.
  fileprivate var firstNumber: ExactNumber? {
    elements.first.flatMap(ExactDecimal.init(shortest:)).map(ExactNumber.init)
  }

  /// The shortest decimal of a single finite number.
  var exactNumber: ExactNumber? {
    guard count == 1, let number = ExactDecimal(shortest: elements[0]) else { return nil }
    return ExactNumber(number)
  }
}
