import Testing

@Suite struct ListTests {
  @Test func `listed solutions are an answer file that earns everything`() throws {
    let command = try Command()
    let listed = try command.gradus(
      "list", "solutions", "--only", "t055-attention-scaling", "--seeds", "3")
    #expect(listed.status == 0)
    let lines = listed.output.split(separator: "\n")
    #expect(lines.count == 5 * 3)
    #expect(
      lines.first?.hasPrefix(
        #"{"id":"t055-attention-scaling.open/1","question":"t055-attention-scaling.open","seed":1,"#
      )
        == true)
    let results = try command.gradus("worker", input: listed.output).results()
    for result in results {
      if result.id.contains(".open/") {
        #expect(result.status == "manual")
      } else {
        #expect(result.score == 1, "\(result)")
      }
    }
  }

  @Test(arguments: ["quizzes", "questions", "plugins"])
  func `what is listed stands in columns`(_ kind: String) throws {
    let outcome = try Command().gradus("list", kind)
    let lines = outcome.output.split(separator: "\n")
    // Where the second column begins: behind the first word and the blanks that follow it.
    let places = lines.map { line in
      let rest = line.drop { $0 != " " }.drop { $0 == " " }
      return line.count - rest.count
    }
    #expect(lines.count > 10)
    #expect(Set(places).count == 1)
  }

  @Test(arguments: [
    (["list", "solutions", "--json"], "solutions are JSON Lines, so leave out --json"),
    (["list", "solutions", "--seeds", "0"], "--seeds must be at least 1"),
    (["rnu"], "Error: there is no command 'rnu'. Did you mean 'run'?\n"),
    (["frobnicate", "--json"], "Error: there is no command 'frobnicate'\n"),
    (["plugin", "tset", "p"], "Error: there is no command 'tset'. Did you mean 'test'?\n"),
    (["help", "garde"], "Error: there is no command 'garde'. Did you mean 'grade'?\n"),
  ])
  func `a wrong call says what is wrong`(_ arguments: [String], _ message: String) throws {
    let outcome = try Command().gradus(all: arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }
}
