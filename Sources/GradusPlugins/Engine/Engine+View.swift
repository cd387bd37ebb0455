public import GradusCore
internal import GradusLua

extension Engine {
  /// How a variant looks below its prompt, and what the learner gives.
  public func view(
    of prepared: PreparedVariant, in language: Language
  ) throws(PluginError) -> View {
    guard let (sandbox, function) = try phase("present", prepared) else { return View() }
    return try sandbox.call(
      function, phase: "present of format '\(prepared.format.name)'",
      arguments: { (host) throws(LuaFault) in
        [Self.variant(prepared, host), .table(["lang": .text(language.rawValue)])]
      },
      read: { (_, first, _) throws(LuaFault) in try ViewReader().view(first) })
  }
}

/// Reads what `present` returns: blocks and an input.
struct ViewReader {
  func view(_ value: LuaValue) throws(LuaFault) -> View {
    guard let table = value.entries else {
      throw LuaFault("returned \(value.kindName); expected { blocks = {…}, input = {…} }")
    }
    var view = View()
    for (place, block) in (table["blocks"]?.elements ?? []).enumerated() {
      view.blocks.append(try self.block(block, "block \(place + 1)"))
    }
    if let input = table["input"] {
      view.input = try self.input(input)
      view.hint = input["hint"].flatMap(Text.init(lua:))
    }
    return view
  }

  private func block(_ value: LuaValue, _ what: String) throws(LuaFault) -> View.Block {
    switch try kind(of: value, "\(what) of", BlockKind.self) {
    case .text: return .text(try text(value["text"], what))
    case .options: return .options(try items(value["items"], what))
    case .columns:
      return .columns(
        left: try items(value["left"], what), right: try items(value["right"], what),
        titles: try texts(value["titles"], what))
    case .table:
      var rows: [[Text]] = []
      for row in value["rows"]?.elements ?? [] { rows.append(try texts(row, what)) }
      return .table(header: try texts(value["header"], what), rows: rows)
    case .code:
      guard let code = value["text"]?.text else {
        throw LuaFault("returned \(what) without a text")
      }
      return .code(code, language: value["language"]?.text ?? "")
    }
  }

  private func input(_ value: LuaValue) throws(LuaFault) -> View.Input {
    switch try kind(of: value, "an input of", InputKind.self) {
    case .choice:
      let labels = (value["labels"]?.elements ?? []).compactMap(\.text)
      return .choice(labels: labels, multiple: value["multiple"] == .boolean(true))
    case .order: return .order(labels: (value["labels"]?.elements ?? []).compactMap(\.text))
    case .line: return .line
    case .lines: return .lines
    case .matrix:
      return .matrix(
        rows: value["rows"]?.wholeNumber ?? 1, columns: value["columns"]?.wholeNumber ?? 1)
    case .rubric: return .rubric(try items(value["items"], "the input"))
    }
  }

  private func kind<Kind: CaseIterable & RawRepresentable<String>>(
    of value: LuaValue, _ what: String, _: Kind.Type
  ) throws(LuaFault) -> Kind {
    let name = value["kind"]?.text ?? ""
    guard let kind = Kind(rawValue: name) else {
      throw LuaFault(
        "returned \(what) the unknown kind '\(name)'"
          + Suggestion.sentence(for: name, in: Kind.allCases.map(\.rawValue)))
    }
    return kind
  }

  private func items(_ value: LuaValue?, _ what: String) throws(LuaFault) -> [View.Item] {
    var items: [View.Item] = []
    for item in value?.elements ?? [] {
      items.append(
        View.Item(
          label: item["label"]?.text ?? "", text: try text(item["text"], what),
          weight: item["weight"]?.double))
    }
    return items
  }

  private func texts(_ value: LuaValue?, _ what: String) throws(LuaFault) -> [Text] {
    var texts: [Text] = []
    for element in value?.elements ?? [] { texts.append(try text(element, what)) }
    return texts
  }

  private func text(_ value: LuaValue?, _ what: String) throws(LuaFault) -> Text {
    guard let value, let text = Text(lua: value) else {
      throw LuaFault("returned \(what) without a text")
    }
    return text
  }
}
