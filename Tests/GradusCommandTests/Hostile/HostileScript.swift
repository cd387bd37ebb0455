import Foundation
import GradusLua

/// A file of the hostile corpus; `Fixtures/Hostile/README.md` says what its comments mean.
struct HostileScript: CustomStringConvertible {
  enum Expectation: Equatable {
    case limit
    case error
    case value(String)
    case same
    case safe
  }

  let name: String
  let expectation: Expectation
  /// Which function it is the body of.
  let place: String
  let answer: String
  let stages: [String]

  var description: String { name }
  /// The name as plugins, formats and topics are called.
  var id: String { name.lowercased().replacing("_", with: "-") }
  /// Whether `gradus grade` never calls the function, so that `gradus check` must.
  var isForCheck: Bool { ["present", "solution", "samples", "combine"].contains(place) }

  init(_ file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: file, encoding: .utf8)
    var comments: [String: String] = [:]
    for line in text.split(separator: "\n").prefix(while: { $0.hasPrefix("-- ") }) {
      let parts = line.dropFirst(3).split(separator: ": ", maxSplits: 1).map(String.init)
      comments[parts[0]] = parts.count == 2 ? parts[1] : ""
    }
    let expected = comments["expect"] ?? ""
    switch expected {
    case "limit": expectation = .limit
    case "error": expectation = .error
    case "same": expectation = .same
    case "safe": expectation = .safe
    case _ where expected.hasPrefix("value "):
      expectation = .value(String(expected.dropFirst("value ".count)))
    default: throw Malformed(file: name)
    }
    place = comments["as"] ?? (expectation == .safe ? "raw" : "grade")
    answer = try comments["answer"].map(Self.evaluated) ?? "2"
    stages = text.components(separatedBy: "--@@ stage\n")
  }

  struct Malformed: Error {
    var file: String
  }

  /// The whole corpus, by name.
  static let corpus: [HostileScript] = {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Fixtures/Hostile")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap {
      try? HostileScript(folder.appendingPathComponent($0))
    }
  }()

  private static func evaluated(_ expression: String) throws -> String {
    try LuaThread.run {
      var sandbox = try LuaSandbox(limits: LuaLimits())
      let main = try sandbox.compile("return \(expression)", named: "answer")
      return try sandbox.call(main).first.text ?? ""
    }
  }
}

// MARK: As a plugin

extension HostileScript {
  /// The text of `plugin.lua`.
  var plugin: String {
    guard place != "loading" else { return stages[0] }
    let bodies = stages.enumerated().map { number, stage in
      "body[\(number + 1)] = function(...)\n\(stage)\nend\n"
    }
    let formats = stages.indices.map { "[\"\(id)-\($0 + 1)\"] = { \(phases(of: $0 + 1)) }" }
    return """
      local body = {}
      \(bodies.joined())
      return { name = "\(id)", version = "1.0.0", api = 1, formats = {
        \(formats.joined(separator: ",\n  "))
      }, \(others) }
      """
  }

  private func phases(of stage: Int) -> String {
    let harmless = "grade = function() return 1 end"
    switch place {
    case "grade":
      return "grade = function(...) return "
        + "{ score = 1, feedback = tostring((body[\(stage)](...))) } end"
    case "raw": return "grade = body[\(stage)]"
    case "key": return "fields = { answer = { type = \"key\", required = true } }, grade = body[1]"
    case "prepare", "parse", "present", "solution", "samples":
      return "\(place) = body[1], \(harmless)"
    default: return harmless
    }
  }

  private var others: String {
    switch place {
    case "reference": return "checks = { [\"\(id)\"] = { given = {}, reference = body[1] } }"
    case "mistake":
      return "checks = { [\"\(id)\"] = { given = {}, reference = function() return 1 end, "
        + "mistakes = { slip = { reference = body[1] } } } }"
    case "combine":
      return "rules = { [\"\(id)\"] = { combine = body[1], "
        + "samples = { { parts = { { score = 1 } }, score = 1 } } } }"
    default: return ""
    }
  }

  /// The topic with a question for each stage.
  var topic: String {
    let questions = stages.indices.map {
      "  - {id: s\($0 + 1), prompt: \"?\", \(fields($0 + 1))}\n"
    }
    let head = "topic: \(id)\nsection: hostile\ndifficulty: 1\ntitle: Hostile\nquestions:\n"
    guard place == "generate" else { return head + questions.joined() }
    let code = stages[0].split(separator: "\n").map { "      \($0)\n" }.joined()
    return head + "  - id: s1\n    prompt: \"?\"\n    format: \(id)-1\n    generate: |\n" + code
  }

  private func fields(_ stage: Int) -> String {
    let tolerance = "tolerance: {mode: absolute, value: 0.1}"
    switch place {
    case "key": return "format: \(id)-1, answer: {value: 1, \(tolerance)}"
    case "reference", "mistake":
      return "format: numeric, check: \(id), answer: {given: {}, \(tolerance)}"
    default: return "format: \(id)-\(stage)"
    }
  }
}
