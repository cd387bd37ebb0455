import Foundation
import Testing

/// Whole sessions in a terminal, with the keys a learner presses.
@Suite(.serialized) struct FullScreenTests {
  private static let snapshots = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Snapshots/full-screen")

  private static let topic = """
    topic: t
    section: s
    difficulty: 1
    title: {en: Attention, zh: 注意力}
    questions:
      - id: scale
        format: choice
        shuffle: false
        prompt: {en: "Why are scores divided by $\\\\sqrt{d_k}$?", zh: "为什么分数要除以 $\\\\sqrt{d_k}$？"}
        options:
          - {text: {en: It is faster., zh: 这样更快。}, feedback: {en: It costs a little., zh: 略有开销。}}
          - {text: {en: It keeps their variance at one., zh: 使方差保持为一。}, correct: true}
        hints: [{en: Think of softmax., zh: 想想 softmax。}]
        explanation: {en: Otherwise softmax saturates., zh: 否则 softmax 会饱和。}
      - id: steps
        format: ordering
        prompt: {en: Put the steps into order., zh: 请排列步骤。}
        items: [compare, divide, softmax]
      - id: identity
        format: tensor
        prompt: {en: "Write the identity with two rows.", zh: 写出二阶单位矩阵。}
        answer: {value: [[1, 0], [0, 1]], tolerance: {mode: allclose, rtol: 0, atol: 0}}
      - id: explain
        format: rubric
        prompt: {en: Explain attention., zh: 解释注意力。}
        rubric:
          - {text: {en: Queries meet keys., zh: 查询与键比较。}, points: 1, cues: [keys]}
          - {text: {en: Values are mixed., zh: 混合各个值。}, points: 1, cues: [values]}
        model_answer: {en: Compare and mix., zh: 先比较，再混合。}
    """

  private func folder() throws -> Command {
    let command = try Command()
    try command.write("bank/t.yaml", Self.topic)
    return command
  }

  private func run(
    _ arguments: String..., in command: Command? = nil, width: Int = 80, height: Int = 24,
    environment: [String: String] = [:]
  ) throws -> TerminalRun {
    try TerminalRun(
      ["run", "bank", "--bank", "bank", "--seed", "1"] + arguments,
      in: (command ?? folder()).folder, width: width, height: height, environment: environment)
  }

  private func expect(
    _ text: String, matches name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = Self.snapshots.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text + "\n", sourceLocation: location)
  }

  @Test func `a learner takes a hint, errs, and is told why in practice`() throws {
    let run = try run("--only", "choice")
    run.waits(for: "Enter answer")
    run.press("?")
    try expect(run.waits(for: "Hint: Think of softmax."), matches: "hint.txt")
    run.press("a\r")
    try expect(run.waits(for: "Try again."), matches: "wrong.txt")
    run.press("\u{1B}[B\r")
    try expect(run.waits(for: "go on"), matches: "right.txt")
    run.press("\r")
    run.waits(for: "1 right of 1 answered, 0 not answered.")
    #expect(run.screen.isTaken)
    run.press("\r")
    #expect(run.status == 0)
    #expect(run.isAsBefore)
    #expect(run.screen.shell.contains("1 right of 1 answered, 0 not answered."))
  }

  @Test func `a matrix is typed as it stands`() throws {
    let run = try run("--only", "tensor")
    run.waits(for: "[   ]")
    run.press("1 0;0 1")
    try expect(run.waits(for: "[ 1 ]"), matches: "matrix.txt")
    run.press("\r")
    run.waits(for: "✓ Right")
    run.press("q")
    #expect(run.status == 0)
    #expect(run.screen.shell.contains("Your answers are kept. Go on with: gradus run --session 1"))
  }

  @Test func `an order is made by moving lines`() throws {
    let run = try run("--only", "ordering")
    let shown = run.waits(for: "3. C)").split(separator: "\n")
    // The line that reads "compare" goes to the top, the one that reads "softmax" to the end.
    func letter(of text: String) -> String {
      shown.first { $0.hasSuffix(text) }.flatMap { $0.firstMatch(of: #/([A-C])\)/#) }
        .map { String($0.1) } ?? ""
    }
    run.press(letter(of: "compare") + " \u{1B}[1~ " + letter(of: "softmax") + " \u{1B}[4~ \r")
    run.waits(for: "✓ Right")
    run.press("\u{03}")
    #expect(run.status == 130)
  }

  @Test func `an exam can be moved about in, and is handed in when the learner says so`() throws {
    let run = try run("--mode", "exam", "--time", "10", width: 60, height: 20)
    run.waits(for: "1/4")
    run.press("\u{0E}")
    run.waits(for: "2/4")
    run.press("\u{06}")
    run.waits(for: "⚑")
    run.press("\u{0C}")
    run.waits(for: "go there")
    run.press("x")
    run.waits(for: "Not answered: 1, 2, 3, 4")
    run.waits(for: "Flagged: 2")
    run.press("n")
    run.waits(for: "1/4")
    run.press("\u{18}")
    run.waits(for: "Hand in?")
    run.press("y")
    run.waits(for: "0 right of 0 answered, 4 not answered.")
    run.press("q")
    #expect(run.status == 0)
  }

  @Test func `what cannot be read is not left behind unsaid in an exam`() throws {
    let run = try run("--mode", "exam", "--only", "tensor")
    run.waits(for: "[   ]")
    run.press("1\r\r\r")
    run.waits(for: "[   ]")
    run.press("\u{04}")
    run.waits(for: "This cell is empty.")
    // Ctrl-X, then Escape and the letter: the same command asked for twice.
    run.press("\u{18}")
    run.waits(for: "This answer cannot be read")
    run.waits(for: "The same key again leaves it so.")
    run.press("\u{1B}x")
    run.waits(for: "Not answered: 1")
    run.press("n")
    run.waits(for: "│   1  [   ] │")
    run.press("0\u{3}")
    #expect(run.status == 130)
  }

  @Test func `an answer that is mended after a warning is noted`() throws {
    let run = try run("--mode", "exam", "--only", "tensor")
    run.waits(for: "[   ]")
    run.press("1\u{18}")
    run.waits(for: "The same key again leaves it so.")
    run.press(" 0;0 1\u{18}")
    run.waits(for: "Every question is answered.")
    run.press("y")
    run.waits(for: "1 right of 1 answered, 0 not answered.")
    run.press("\r")
    #expect(run.status == 0)
  }

  @Test func `an answer typed on lines is chosen again on the full screen`() throws {
    let command = try folder()
    let lines = try run("--only", "choice", "--plain", "--tries", "3", in: command)
    #expect(lines.waits { lines.screen.shell.contains("> ") })
    lines.press("a\n")
    #expect(lines.waits { lines.screen.shell.contains("Try again") })
    lines.press("q\n")
    #expect(lines.status == 0)
    let screen = try TerminalRun(
      ["run", "--bank", "bank", "--resume"], in: command.folder)
    screen.waits(for: "› (x) A)")
    screen.press("b\r")
    screen.waits(for: "✓ Right")
    screen.press("\u{03}")
    #expect(screen.status == 130)
  }

  @Test func `a question with a fault is passed over and its fault told`() throws {
    let command = try folder()
    try command.write(
      "bank/u.yaml",
      """
      topic: u
      section: s
      difficulty: 1
      title: {en: Broken, zh: 有误}
      questions:
        - id: broken
          format: numeric
          generate: error("no luck")
          prompt: {en: Never asked., zh: 不会出现。}
          answer: {value: 1}
      """)
    let run = try run("--only", "u", in: command)
    run.waits(for: "The grader failed; this costs you nothing.")
    run.waits(for: "no luck")
    run.press("\r")
    run.waits(for: "0 right of 0 answered, 1 not answered.")
    run.press("\r")
    #expect(run.status == 0)
  }

  @Test func `what is typed when the time of an exam runs out counts`() throws {
    let run = try run("--mode", "exam", "--time", "0.06", "--only", "choice")
    run.waits(for: "0:0")
    run.press("b")
    run.waits(for: "The time is up.")
    run.waits(for: "1 right of 1 answered, 0 not answered.")
    run.press("\r")
    #expect(run.status == 0)
  }

  @Test func `an open answer is written in an editor and marked line by line`() throws {
    let command = try folder()
    try command.write("editor", "#!/bin/sh\nprintf 'The keys 键 matter.' >\"$1\"\n")
    chmod(command.folder.appendingPathComponent("editor").path, 0o755)
    let run = try run(
      "--only", "rubric", "--mode", "interview", in: command, environment: ["EDITOR": "./editor"])
    run.waits(for: "^D done")
    run.press("\u{05}")
    run.waits(for: "The keys 键 matter.")
    run.press("\u{04}")
    run.waits(for: "I said this")
    run.press("yn")
    try expect(run.waits(for: "› [ ] 2)"), matches: "marking.txt")
    run.press("\r")
    try expect(run.waits(for: "A model answer: Compare and mix."), matches: "marked.txt")
    run.press("q")
    #expect(run.status == 0)
    #expect(run.isAsBefore)
  }

  @Test func `a terminal that grows or shrinks keeps what was typed`() throws {
    let run = try run("--only", "rubric", "--lang", "zh")
    run.waits(for: "^D")
    run.press("查询与键作比较，权重混合各个值。")
    run.waits(for: "各个值。")
    run.resize(width: 40, height: 12)
    try expect(run.waits(for: "各个值。"), matches: "small.txt")
    run.resize(width: 10, height: 4)
    run.waits(for: "24 × 6")
    run.resize(width: 60, height: 20)
    run.waits(for: "各个值。")
    run.send(SIGTERM)
    #expect(run.status == 143)
    #expect(run.isAsBefore)
  }

  @Test func `a long text comes whole, typed or pasted`() throws {
    let run = try run("--only", "rubric", width: 100, height: 40)
    run.waits(for: "^D done")
    run.press(String(repeating: "注意力机制", count: 100) + "一")
    run.waits(for: "一")
    run.press("\u{1B}[200~\r" + String(repeating: "查询", count: 300) + "二\u{1B}[201~")
    let text = run.waits(for: "二")
    #expect(text.count { $0 == "意" } == 100)
    #expect(text.count { $0 == "询" } == 300)
    #expect(!text.contains("\u{FFFD}"))
    run.press("\u{11}")
    #expect(run.status == 0)
  }

  @Test func `leaving asks only where something would be lost`() throws {
    let run = try run("--only", "choice", "--no-save")
    run.waits(for: "Enter answer")
    run.press("q")
    run.waits(for: "Leave? Your answers are not kept.")
    run.press("n")
    run.waits(for: "Enter answer")
    run.press("qy")
    #expect(run.status == 0)
    #expect(run.isAsBefore)
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": "unheard-of"], ["TERM": "vt52"]])
  func `a terminal that can only write lines gets lines`(_ environment: [String: String]) throws {
    let run = try run("--only", "choice", environment: environment)
    #expect(run.waits { run.screen.shell.contains("B) It keeps their variance at one.") })
    run.press("q\n")
    #expect(run.status == 0)
  }
}
