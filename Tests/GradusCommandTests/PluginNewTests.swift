import Foundation
import Testing

/// `gradus plugin new` makes plugins that work at once.
@Suite struct PluginNewTests {
  @Test(arguments: ["--check", "--format", "--rule"])
  func `a new plugin passes its tests and checks`(_ kind: String) throws {
    let command = try Command()
    let made = try command.gradus("plugin", "new", "my-plugin", kind)
    #expect(made.status == 0)
    #expect(made.output == "made my-plugin\nnext: gradus plugin test my-plugin\n")
    let tested = try command.gradus("plugin", "test", "my-plugin", "--seeds", "10")
    #expect(tested.output == "")
    #expect(tested.errors.hasSuffix(": no fault found\n"))
    #expect(tested.status == 0)
    let checked = try command.gradus("check", "my-plugin", "--seeds", "10")
    #expect(checked.output == "")
    #expect(checked.status == 0)
  }

  private struct Shown: Decodable {
    struct Parameters: Decodable { var x: [Double] }
    var parameters: Parameters
  }

  @Test func `a new check names its mistakes in a batch`() throws {
    let command = try Command()
    _ = try command.gradus("plugin", "new", "middle")
    let shown = try command.gradus(
      "show", "middle.mean", "--plugins", "middle", "--seed", "3", "--json", "--solution")
    let x = try JSONDecoder().decode(Shown.self, from: Data(shown.output.utf8)).parameters.x
    let (sum, count) = (x.reduce(0, +), Double(x.count))
    let lines = [sum / count, sum, sum / (count - 1), sum / count + 0.02].map {
      #"{"question":"middle.mean","seed":3,"answer":"\#($0)"}"#
    }
    let results = try command.gradus(
      "worker", "--plugins", "middle", input: lines.joined(separator: "\n")
    ).results()
    #expect(results.map(\.score) == [1, 0, 0, 0])
    #expect(results.map(\.notes) == [[], ["no-division"], ["n-minus-one"], []])
  }

  @Test(arguments: [
    (
      "Bad_Name", "the name is 'Bad_Name': it must be lower-case letters, digits and single hyphens"
    ),
    ("a--b", "the name is 'a--b': it must be lower-case letters, digits and single hyphens"),
  ])
  func `a name that is none is refused`(_ name: String, _ message: String) throws {
    let outcome = try Command().gradus("plugin", "new", name)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }

  @Test func `a saved file is tested again`() throws {
    let command = try Command()
    _ = try command.gradus("plugin", "new", "middle")
    let run = try command.start("plugin", "test", "middle", "--watch", "--seeds", "2")
    defer { run.end() }
    #expect(try run.waits(for: "no fault found\nwaiting for a change in middle; Ctrl-C ends"))
    try command.write(
      "middle/cases/sample.yaml",
      "rule: none\ncases: [{parts: [{score: 1}], score: 1}]\n")
    #expect(try run.waits(for: "plugin 'middle': questions: 1, cases: 1"))
    let output = try String(
      contentsOf: command.folder.appendingPathComponent("stdout"), encoding: .utf8)
    #expect(output.contains("middle/cases/sample.yaml:2:9: there is no rule 'none'"))
  }

  @Test func `nothing is overwritten`() throws {
    let command = try Command()
    try command.write("mine/notes.txt", "important")
    let outcome = try command.gradus("plugin", "new", "mine")
    #expect(outcome.status == 74)
    #expect(outcome.errors == "gradus: 'mine' is there already: choose another name\n")
  }
}
