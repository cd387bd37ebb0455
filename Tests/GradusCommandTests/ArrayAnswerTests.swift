import Foundation
import Testing

/// Answers that are files of several arrays.
struct ArrayAnswerTests {
  private static let bank = """
    topic: t
    section: s
    difficulty: 1
    title: Pairs
    questions:
      - {id: pair, format: tensor, prompt: Which pair?, answer: {value: [3, 4]}}
    """

  /// numpy 2.4.6: savez_compressed(first=array([1, 2], "<f4"), second=array([3, 4], "<f4")).
  private static let two = """
    UEsDBC0AAAAIAAAAIQCayqvn//////////8JABQAZmlyc3QubnB5AQAQAIgAAAAAAAAATAAAAAAAAACb7BfqGxDJyFDGUK2e\
    klqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAuBoYGewYGBgcAUEsDBC0AAAAI\
    AAAAIQB7O0K2//////////8KABQAc2Vjb25kLm5weQEAEACIAAAAAAAAAEwAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWg\
    bpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjqaOgq1ChQALgYGBwcGhgYHAFBLAQItAy0AAAAIAAAAIQCa\
    yqvnTAAAAIgAAAAJAAAAAAAAAAAAAACAAQAAAABmaXJzdC5ucHlQSwECLQMtAAAACAAAACEAeztCtkwAAACIAAAACgAAAAAA\
    AAAAAAAAgAGHAAAAc2Vjb25kLm5weVBLBQYAAAAAAgACAG8AAAAPAQAAAAA=
    """
  /// The same with only=array([1, 2], "<f4").
  private static let one = """
    UEsDBC0AAAAIAAAAIQCayqvn//////////8IABQAb25seS5ucHkBABAAiAAAAAAAAABMAAAAAAAAAJvsF+obEMnIUMZQrZ6S\
    WpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC4GhgZ7BgYGBwBQSwECLQMtAAAA\
    CAAAACEAmsqr50wAAACIAAAACAAAAAAAAAAAAAAAgAEAAAAAb25seS5ucHlQSwUGAAAAAAEAAQA2AAAAhgAAAAAA
    """

  private static let answers: [(answer: String, score: Double?, feedback: String?)] = [
    (#"{"file":"two.npz","array":"second"}"#, 1, ""),
    (#"{"file":"two.npz","array":"first"}"#, 0, nil),
    (
      #"{"file":"two.npz"}"#, nil,
      "The array file 'two.npz' has 2 arrays: say with 'array' which one."
    ),
    (
      #"{"file":"two.npz","array":"third"}"#, nil,
      "The array file 'two.npz' cannot be used: there is no array 'third'; there are: 'first', "
        + "'second'."
    ),
    (#"{"file":"one.npz"}"#, 0, nil),
  ]

  @Test(arguments: answers)
  func `an answer says which array of a file it is`(
    _ answer: String, score: Double?, feedback: String?
  ) throws {
    let command = try Command()
    try command.write("pairs/t.yaml", Self.bank)
    for (name, text) in [("two.npz", Self.two), ("one.npz", Self.one)] {
      try #require(Data(base64Encoded: text)).write(
        to: command.folder.appendingPathComponent(name))
    }
    try command.write("answers.jsonl", #"{"question":"t.pair","answer":\#(answer)}"#)
    let result = try #require(
      try command.gradus("grade", "answers.jsonl", "--bank", "pairs").results().first)
    #expect(result.status == (score == nil ? "invalid" : "graded"))
    #expect(result.score == score)
    if let feedback { #expect(result.feedback == feedback) }
  }
}
