import Foundation
import GradusLua
import Testing

/// Compares the pattern functions with recordings of the stock interpreter; how they were made says
/// `Fixtures/make_patterns.lua`.
@Suite struct PatternTests {
  private func fixture(_ name: String) throws -> String {
    let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)")
    return try String(contentsOf: url, encoding: .utf8)
  }

  @Test func `patterns give what the stock interpreter gives`() throws {
    let cases = try fixture("patterns.txt").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(cases.count > 6000)
    let source = try fixture("pattern_case.lua")
    var differences: [String] = []
    try withSandbox { sandbox in
      let call = try sandbox.compile(source, named: "pattern_case.lua")
      for fields in cases {
        let expected = try #require(fields.last)
        let result = try sandbox.call(call, with: fields.dropLast().map(LuaValue.text)).first
        if result.text != expected {
          differences.append("\(fields) gave \(result.text ?? "\(result)")")
        }
      }
    }
    #expect(differences == [])
  }

  @Test func `a search that would take for ever meets the budget`() throws {
    let error = try fault(
      "local s = ('a'):rep(30) .. 'b'\nreturn s:find(('a?'):rep(30) .. ('a*'):rep(20) .. 'c')")
    #expect(error.code == .limit(.instructions))
  }

  @Test func `trimming a long text of blanks is cheap enough`() throws {
    // The stock functions need seconds for this; the budget is reached or the answer is right.
    let error = try fault(
      "local s = (' '):rep(60000) .. 'x' .. (' '):rep(60000)\nreturn s:match('^%s*(.-)%s*$') + 1")
    #expect(error.code == .limit(.instructions) || error.code == .raised)
  }
}
