import Foundation
import Testing

/// `gradus doctor` tells what is there, what is wrong and what is missing.
@Suite struct DoctorTests {
  private static func section(_ title: String, of output: String) -> [String] {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Array(lines.drop { $0 != title }.dropFirst().prefix { !$0.isEmpty })
  }

  @Test func `a sound machine has every section and status 0`() throws {
    let outcome = try Command().gradus("doctor")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let titles = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      titles == [
        "Gradus", "Lua", "Libraries", "Terminal", "Places of plugins, first to last", "Plugins",
        "Faults", "Folders", "Your data", "Limits", "Missing",
      ])
    #expect(Self.section("Gradus", of: outcome.output) == ["  version  0.1.0"])
    #expect(Self.section("Faults", of: outcome.output) == ["  none"])
    #expect(
      Self.section("Limits", of: outcome.output) == [
        "  a call   20 000 000 instructions, 256 MiB in all, 32 MiB at once",
        "           10 000 nested calls, texts of 1 MiB",
        "  answers  64 KiB",
      ])
    #expect(Self.section("Terminal", of: outcome.output)[0].hasPrefix("  output  no terminal, "))
    let plugins = Self.section("Plugins", of: outcome.output)
    #expect(plugins.contains("  scoring        1.0.0  7 rules"))
    #expect(plugins.contains("  transformer    1.0.0  1 bank"))
    for library in Self.section("Libraries", of: outcome.output) {
      #expect(library.contains(/\d+\.\d+/))
    }
  }

  @Test func `the report fits two screens of eighty columns`() throws {
    let lines = try Command().gradus("doctor").output.split(separator: "\n")
      .filter { !$0.contains("/") }
    #expect(lines.count < 80)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `a broken plugin is reported with status 65`() throws {
    let command = try Command()
    try command.write("bad/plugin.lua", "return {")
    try command.write(
      "odd/plugin.lua", "x = 1\nreturn { name = 'odd', version = '1.0.0', api = 1 }")
    let outcome = try command.gradus("doctor", "--plugins", "bad", "--plugins", "odd")
    #expect(outcome.status == 65)
    #expect(
      Self.section("Places of plugins, first to last", of: outcome.output).prefix(2) == [
        "  --plugins     bad: 0 plugins", "  --plugins     odd: 1 plugin",
      ])
    #expect(Self.section("Plugins", of: outcome.output).contains("  odd            1.0.0  nothing"))
    let faults = Self.section("Faults", of: outcome.output)
    #expect(faults.count == 2)
    #expect(faults[0].hasPrefix("  bad/plugin.lua:1: loading plugin 'bad': "))
    #expect(
      faults[1]
        == "  odd/plugin.lua:1: warning: 'x' is set as a global; write 'local x'")
  }

  @Test func `a plugin that cannot be read is a fault among the others`() throws {
    let command = try Command()
    try command.write("bad/plugin.lua", "")
    try Data([0xff]).write(to: command.folder.appendingPathComponent("bad/plugin.lua"))
    let outcome = try command.gradus("doctor", "--plugins", "bad")
    #expect(outcome.status == 65)
    #expect(Self.section("Faults", of: outcome.output) == ["  bad/plugin.lua is not UTF-8"])
  }

  @Test func `the object says the same`() throws {
    struct Report: Decodable {
      struct Lua: Decodable {
        struct Bug: Decodable { var effect, fixed_in, countermeasure: String }
        var version: String
        var bugs: [Bug]
      }
      struct Plugin: Decodable { var name, version, path: String }
      struct Need: Decodable { var what, remedy: String }
      var gradus: String
      var lua: Lua
      var libraries: [String: String]
      var plugins: [Plugin]
      var faults: [String]
      var limits: [String: Int]
      var missing: [Need]
    }
    let outcome = try Command().gradus("doctor", "--json")
    #expect(outcome.status == 0)
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(report.gradus == "0.1.0")
    #expect(report.lua.version.hasPrefix("Lua 5."))
    #expect(report.libraries.keys.sorted() == ["libzip", "simdjson", "unicode", "utf8proc"])
    #expect(report.plugins.contains { $0.name == "numeric" })
    #expect(report.faults == [])
    #expect(report.limits["instructions"] == 20_000_000)
    #expect(report.missing.isEmpty)
  }
}
