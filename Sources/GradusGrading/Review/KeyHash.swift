public import GradusCore
public import GradusPlugins

extension Engine {
  /// A hash of what is right, as 32 hexadecimal digits: a changed key changes it, and a changed
  /// prompt, hint, explanation or feedback does not.
  ///
  /// It is made of the format's name and what `solution` of the format gives for the question as
  /// authored, with further variants under seeds 1 and 2 when parameters are drawn.
  ///
  /// - Where labelled options are chosen from, the solution counts as the format reads it: by the ids
  ///   of options and not by letters. So options may be shuffled, and those with ids reordered and
  ///   reworded; without ids it is the place of the right one in the file that counts.
  /// - Where labelled items are shown and not simply chosen from, as in orderings and matchings, the
  ///   labels of the solution say nothing by themselves. There the texts of the items count too, so
  ///   that a mended spelling changes the hash: rather once too often than not at all.
  /// - Tolerances and named mistakes do not count: it is the same truth that has to be known. Numbers
  ///   count to about seven digits, so that another machine's rounding does not show.
  /// - Of a format without solutions all of the question's own fields count, since nothing tells which
  ///   of them is the key.
  ///
  /// - Throws: `PluginError` when the question or a plugin is at fault.
  public func keyHash(of question: Question) throws(PluginError) -> String {
    let plain = question.withPlainKey(library.fields(ofFormat: question.format) ?? [])
    var content = DigestedContent()
    content.add("key 1")
    content.add(question.format)
    for seed in question.generate == nil ? [nil] : [nil, 1, 2] {
      let prepared = try prepare(plain, seed: seed)
      guard let solution = try solution(of: prepared) else {
        content.add(question.fields)
        break
      }
      let view = try view(of: prepared, in: .english)
      if case .choice = view.input {
        content.add((grade(solution, prepared).response ?? solution).json)
      } else {
        content.add(solution.json)
        for item in view.blocks.flatMap(\.items) { content.add(item.text.value.json) }
      }
    }
    return content.digits
  }
}

extension Question {
  /// The question with the same tolerance for every key and without named mistakes: both decide how
  /// many digits of a solution are shown and which parameters are drawn again.
  fileprivate func withPlainKey(_ declarations: [FieldDeclaration]) -> Question {
    guard case .map(var entries) = fields.content else { return self }
    func names(_ kind: FieldDeclaration.Kind) -> Set<String> {
      Set(declarations.filter { $0.kind == kind }.map(\.name))
    }
    let (keys, mistakes) = (names(.key), names(.mistakes))
    entries.removeAll { mistakes.contains($0.key) }
    entries = entries.map { entry in
      var entry = entry
      if keys.contains(entry.key) { entry.value = entry.value.withPlainTolerance }
      return entry
    }
    var question = self
    question.fields.content = .map(entries)
    return question
  }
}

extension Authored {
  /// A key with a tolerance of a millionth.
  fileprivate var withPlainTolerance: Authored {
    guard case .map(let entries) = content else { return self }
    func entry(_ key: String, _ content: Content) -> Entry {
      Entry(key: key, keyLocation: location, value: Authored(content, at: location))
    }
    let tolerance = entry(
      "tolerance", .map([entry("mode", .text("relative")), entry("value", .number(1e-6))]))
    return Authored(.map(entries.filter { $0.key != "tolerance" } + [tolerance]), at: location)
  }
}

extension View.Block {
  /// The labelled items in it.
  fileprivate var items: [View.Item] {
    switch self {
    case .options(let items): items
    case .columns(let left, let right, _): left + right
    case .text, .table, .code: []
    }
  }
}
