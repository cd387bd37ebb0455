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

  @Test(arguments: [
    (["list", "solutions", "--json"], "solutions are JSON Lines, so leave out --json"),
    (["list", "solutions", "--seeds", "0"], "--seeds must be at least 1"),
  ])
  func `a wrong call says what is wrong`(_ arguments: [String], _ message: String) throws {
    let outcome = try Command().gradus(all: arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }
}
