import GradusCore
import GradusLua
import GradusTensor
import Testing

@testable import GradusPlugins

@Suite struct ValueWriterTests {
  private let host = HostAPI(owner: "test") { _ in }

  private func text(_ value: LuaValue, mostLines: Int = 40) -> String {
    ValueWriter(host: host).text(value, mostLines: mostLines)
  }

  @Test(arguments: [
    (LuaValue.nil, "nil"), (.boolean(true), "true"), (.integer(3), "3"), (.number(3), "3.0"),
    (.number(-0.5), "-0.5"), (.number(1e300), "1e+300"), (.number(.nan), "nan"),
    (.number(-.infinity), "-inf"), (.text("a\"b\\\n\u{1}é"), #""a\"b\\\n\u{1}é""#),
    (.list([]), "{}"), (.list([.integer(1), .text("x")]), #"{1, "x"}"#),
    (
      .table(["b": .integer(1), "a": .list([]), "no-scale": .nil, "end": .nil, "1": .nil]),
      #"{ ["1"] = nil, ["end"] = nil, ["no-scale"] = nil, a = {}, b = 1 }"#
    ),
    (
      .table([
        "text": .text("0.350 ms"), "value": .number(0.35), "unit": .text("ms"),
        "arithmetic": .boolean(false), "decimal_separator": .text("automatic"),
      ]), #"typed number "0.350 ms" = 0.35, unit "ms""#
    ),
  ])
  func `a value is written as an author writes it`(_ value: LuaValue, expected: String) {
    #expect(text(value) == expected)
  }

  @Test func `keys that were looked at are written by their kind, numbers first`() {
    let value = LuaValue.table([
      ".x": .integer(1), "#10": .integer(2), "#2": .integer(3), "?true": .integer(4),
      ".#2": .integer(5),
    ])
    let writer = ValueWriter(host: host, keysSayTheirKind: true)
    #expect(
      writer.text(value, mostLines: 9)
        == ##"{ [2] = 3, [10] = 2, ["#2"] = 5, [true] = 4, x = 1 }"##)
  }

  @Test func `what does not fit a line has an entry a line`() {
    let long = String(repeating: "a", count: 40)
    let value = LuaValue.table([
      "a": .text(long), "b": .table(["c": .text(long), "d": .text(long)]), "e": .integer(1),
    ])
    #expect(
      text(value) == """
        {
          a = "\(long)",
          b = {
            c = "\(long)",
            d = "\(long)",
          },
          e = 1,
        }
        """)
    #expect(
      text(value, mostLines: 3) == """
        {
          a = "\(long)",
        … 6 more lines
        """)
  }

  @Test func `long strings and lists are cut with a note`() {
    let string = text(.text(String(repeating: "x", count: 2005)))
    #expect(string.hasSuffix("xxx\"… (2005 characters)"))
    let list = text(.list(Array(repeating: .text("yyyyyyyyyy"), count: 103)), mostLines: 200)
    #expect(list.hasSuffix("  … 3 more\n}"))
  }

  @Test func `tensors are rows below their shape`() throws {
    let matrix = try Tensor(shape: [2, 3], elements: [1, 0, 0.5, -2, 1.0 / 3, 40])
    let lent = try host.lend(matrix)
    #expect(
      text(lent) == """
        tensor[2,3]
           1         0  0.5
          -2  0.333333   40
        """)
    #expect(text(.list([lent])) == "{tensor[2,3] {{1, 0, 0.5}, {-2, 0.333333, 40}}}")
    let vector = try host.lend(try Tensor(shape: [2], elements: [1, 2]))
    #expect(text(vector) == "tensor[2] {1, 2}")
    #expect(text(try host.lend(try Tensor(shape: [], elements: [7]))) == "tensor[] 7")
    #expect(text(try host.lend(try Tensor(shape: [0, 2], elements: []))) == "tensor[0,2] {}")
    let cube = try Tensor(shape: [2, 1, 2], elements: [1, 2, 3, 4])
    #expect(
      text(try host.lend(cube)) == """
        tensor[2,1,2]
          (1, ·, ·)
          1  2
          (2, ·, ·)
          3  4
        """)
  }

  @Test func `a large tensor is cut with a note`() throws {
    let lines = text(try host.lend(try Tensor.zeros([30, 20]))).split(separator: "\n")
    #expect(lines.count == 26)
    #expect(lines[1] == "  0  0  0  0  0  0  0  0  0  0  0  0  … 8 more")
    #expect(lines[25] == "  … 6 more rows")
  }

  @Test func `what the host lends is shown by what it is`() throws {
    let stream = RandomStream(seed: 1, question: "q", purpose: "test")
    #expect(text(host.lend(HostStream(random: stream, keepsAuthoredOrder: false))) == "rng")
    let key = CheckKey(
      kind: .number,
      steps: [
        .init(
          name: "", key: try Tensor(shape: [], elements: [4]),
          mistakes: [
            .init(note: "no-root", value: try Tensor(shape: [], elements: [16]), feedback: nil)
          ])
      ], tolerance: Tolerance(.exact), closeness: .init(rtol: 0, atol: 0))
    #expect(
      text(host.lend(key))
        == #"check { kind = "number", key = 4.0, mistakes = { ["no-root"] = 16.0 } }"#)
    #expect(text(.handle(LuaHandle(kind: 0, slot: 0))) == "…")
  }
}
