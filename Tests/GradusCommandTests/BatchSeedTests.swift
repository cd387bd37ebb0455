import Foundation
import Testing

/// Answers whose seed cannot be read: grading them under another variant would give wrong marks.
@Suite struct BatchSeedTests {
  @Test func `a seed that is none is told wherever it is written`() throws {
    let batch = try BatchFolder()
    try batch.command.write(
      "lines.jsonl",
      """
      {"id":"a","question":"t.pick","seed":"x","answer":"A"}
      {"id":"b","answers":{"t.pick":{"seed":"x","answer":"A"},"t.sum":{"seed":null,"answer":"4"}}}
      {"id":"c","answers":{"t.pick":{"seed":"3","answer":"two"}}}
      """)
    try batch.command.write("long.csv", "id,question,seed,answer\nd,t.pick,x,A\ne,t.pick,3,two\n")
    try batch.command.write("wide.csv", "id,seed,t.pick\nf,x,A\ng,,two\nh,3,two\n")
    let outcome = try batch.grade("lines.jsonl", "long.csv", "wide.csv", "--jobs", "1")
    let results = try outcome.results()
    #expect(
      results.map(\.id)
        == ["a", "b/t.pick", "b/t.sum", "c/t.pick", "d", "e", "f/t.pick", "g/t.pick", "h/t.pick"])
    let wrong = [0, 1, 4, 6]
    for (place, result) in results.enumerated() {
      #expect(result.status == (wrong.contains(place) ? "bad_input" : "graded"))
      #expect(result.message == (wrong.contains(place) ? "'seed' is no whole number" : nil))
      #expect(result.score == (wrong.contains(place) ? nil : 1))
    }
    #expect(outcome.status == 0)
  }
}
