import Foundation
import GradusCore
import Testing

@testable import GradusPlugins

/// Subscripts of the format `einsum`, compared with `Fixtures/make_einsum.py`.
@Suite struct EinsumFormatTests {
  struct Case: Decodable, Sendable {
    let reference: String
    let answer: String
    let score: Double
    let notes: [String]
  }

  private static let cases: [Case] = {
    guard let url = Bundle.module.url(forResource: "Fixtures/einsum", withExtension: "json"),
      let data = try? Data(contentsOf: url)
    else { return [] }
    return (try? JSONDecoder().decode([Case].self, from: data)) ?? []
  }()

  private static func question(_ answer: String, _ more: String = "") -> String {
    "    format: einsum\n    answer: '\(answer)'\n\(more)"
  }

  @Test func `subscripts get the score that numpy proves and the note of their slip`() throws {
    #expect(Self.cases.count == 38)
    for (reference, cases) in Dictionary(grouping: Self.cases, by: \.reference) {
      for seed in [nil, 1, 2] {
        let verdicts = try Bench.ask(question: Self.question(reference)) { engine, question in
          let prepared = try engine.prepare(question, seed: seed)
          return cases.map { engine.grade(.text($0.answer), prepared) }
        }
        for (expected, verdict) in zip(cases, verdicts) {
          #expect(verdict.score == expected.score, "\(expected.answer)")
          #expect(verdict.notes == expected.notes, "\(expected.answer)")
        }
      }
    }
  }

  @Test(arguments: [
    (
      "ij,jk,kl->il",
      "There must be subscripts for 2 operands, not for 3. Separate them with commas.",
      "应为 2 个操作数写下标，而不是 3 个。请用逗号分隔。"
    ),
    (
      "i,jk->ik", "A has 2 axes, but 1 letter is written for it. Write one letter for each axis.",
      "A 有 2 个轴，却写了 1 个字母。请为每个轴写一个字母。"
    ),
    (
      "ij,jkl->ik",
      "B has 2 axes, but 3 letters are written for it. Write one letter for each axis.",
      "B 有 2 个轴，却写了 3 个字母。请为每个轴写一个字母。"
    ),
    (
      "ij,jk->iz", "The output letter z is in no operand. Use letters of the operands.",
      "输出中的字母 z 不在任何操作数中。请使用操作数的字母。"
    ),
    (
      "ij,jk->ii", "The output has i twice. Write each letter once there.",
      "输出中 i 出现了两次。每个字母只写一次。"
    ),
    (
      "ij,jk->i,k", "After -> there is one output. Write only its letters there.",
      "-> 之后只有一个输出。请只写它的字母。"
    ),
    (
      "ij,jé->i",
      "'é' cannot stand in subscripts. Write letters, commas and one -> before the output.",
      "下标中不能有“é”。请写字母、逗号，并在输出之前写一个 ->。"
    ),
    (
      "..j,jk->k", "Write ... with three dots, and only once for an operand or the output.",
      "省略号请写三个点 ...，每个操作数和输出中最多写一次。"
    ),
    (
      "...j,jk->k", "Write ... in the output too: the axes it stands for cannot be summed.",
      "输出中也请写 ...：它所代表的轴不能被求和。"
    ),
  ])
  func `what is no einsum of these operands costs no attempt`(
    _ answer: String, _ english: String, _ chinese: String
  ) throws {
    let verdict = try Bench.verdicts(question: Self.question("ij,jk->ik"), .text(answer))[0]
    #expect(
      verdict
        == .invalid(Text(english: english, chinese: chinese), response: .text(answer)))
  }

  @Test func `a list is no answer`() throws {
    let verdict = try Bench.verdicts(
      question: Self.question("ij,jk->ik"), .list([.text("ij"), .text("jk")]))[0]
    #expect(
      verdict
        == .invalid(
          Text(
            english: "Give one text, for example ij,jk->ik.", chinese: "请给出一段文本，例如 ij,jk->ik。")))
  }

  @Test(arguments: [
    (
      "ij,jk->ki", "The numbers are right, but the axes of the output are in another order.",
      "数值是对的，但输出各轴的顺序不对。"
    ),
    ("ij,jk->ij", "The sum runs over another axis than it should.", "求和所沿的轴不对。"),
    (
      "ij,ij->ij",
      "Two different axes have the same letter, which takes their diagonal. "
        + "Give each axis its own letter.",
      "两个不同的轴用了同一个字母，这会取它们的对角线。请为每个轴使用各自的字母。"
    ),
  ])
  func `a slip is explained in both languages`(
    _ answer: String, _ english: String, _ chinese: String
  ) throws {
    let verdict = try Bench.verdicts(question: Self.question("ij,jk->ik"), .text(answer))[0]
    #expect(verdict.feedback == [Text(english: english, chinese: chinese)])
  }

  @Test func `a summed batch axis is explained in both languages`() throws {
    let verdict = try Bench.verdicts(question: Self.question("bi,bi->b"), .text("bi,bi->"))[0]
    #expect(
      verdict.feedback == [
        Text(
          english:
            "An axis that all operands and the result share was summed. Keep it in the output.",
          chinese: "把所有操作数和结果共有的轴求和了。应在输出中保留它。")
      ])
  }

  // Letters of j have length 2 because it stands for two axes, i and k have 3 and 4 by seed.
  @Test(arguments: [
    ("xy,yz", "Equal to ij,jk->ik but for the names of the letters."),
    ("...j,jk->...k", "On random arrays of three different shapes the numbers are the same."),
    (
      "ij,jk->ijk",
      "From operands of shapes 4 × 2, 2 × 3 it computes shape 4 × 2 × 3 instead of 4 × 3."
    ),
    ("ij,lk->ik", "The shape is right, but on random arrays the numbers differ."),
    (
      "ij,kj->ik",
      "j stands for an axis of length 2 and one of length 3, so nothing can be computed."
    ),
  ])
  func `the trace says how subscripts were judged`(_ answer: String, _ trace: String) throws {
    let verdict = try Bench.verdicts(question: Self.question("ij,jk->ik"), .text(answer))[0]
    #expect(verdict.trace.map { $0.text(in: .english) } == [trace])
  }

  @Test func `the author's words come first and replace those of a slip`() throws {
    let mistakes = """
          mistakes:
            - {note: kept, value: "ij,jk->ijk", feedback: Sum over j.}
            - {note: transposed-output, value: "ij,jk->ki", feedback: Rows first.}
      """
    let verdicts = try Bench.verdicts(
      question: Self.question("ij,jk->ik", mistakes), .text("ab,bc->abc"), .text("ab,bc->ca"))
    #expect(verdicts.map(\.notes) == [["kept"], ["transposed-output"]])
    #expect(verdicts.map(\.feedback) == [["Sum over j."], ["Rows first."]])
  }

  @Test(arguments: [
    (
      "ij,jk->iz", "",
      "'answer' 'ij,jk->iz': The output letter z is in no operand. "
        + "Use letters of the operands."
    ),
    ("...j,jk", "", "'answer' names every axis by a letter, without '...'"),
    ("ij,jk", "    names: [Q]\n", "operands in 'names': 1, in 'answer': 2; give one name for each"),
    ("ij,jk", "    axes: {i: row, j: column}\n", "'axes' does not say what 'k' of 'answer' means"),
    (
      "ij", "    axes: {i: row, j: column, k: x}\n",
      "'axes' describes 'k', which is not in 'answer'"
    ),
    (
      "ij,jk", "    mistakes: [{note: same, value: 'ab,bc'}]\n",
      "mistake 'same' computes the same as 'answer'"
    ),
    ("abcdefgh,abcdefgh", "", "the operands of 'answer' have too many axes to be tried on arrays"),
    ("abcdefgh->a", "", "the operands of 'answer' have too many axes to be tried on arrays"),
  ])
  func `a question that cannot be asked is refused`(
    _ answer: String, _ more: String, _ message: String
  ) throws {
    let fault = try Bench.fault(preparing: Self.question(answer, more))
    #expect(fault?.hasSuffix(message) == true, "\(fault ?? "no fault")")
  }

  @Test func `a very long answer costs no attempt`() throws {
    let verdicts = try Bench.verdicts(
      question: Self.question("ij,jk->ik"), .text(String(repeating: "i", count: 1 << 19)),
      .text(String(repeating: ",", count: 1 << 19)), .text(String(repeating: ".", count: 1 << 19)),
      .text("ij,jk->" + String(repeating: "k", count: 1 << 19)))
    #expect(verdicts.map(\.status) == [.invalid, .invalid, .invalid, .invalid])
  }
}
