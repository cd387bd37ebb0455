import GradusScreen
import GradusTerminal
import Testing

@Suite struct PainterTests {
  let size = TerminalSize(width: 12, height: 3)

  @Test func `only lines that changed are written again`() {
    var painter = Painter(colour: .off)
    let first = painter.update(to: Frame(lines: ["one", "two"]), size: size)
    #expect(first == "\u{1B}[?25l\u{1B}[0m\u{1B}[2J\u{1B}[1;1H\u{1B}[2Kone\u{1B}[2;1H\u{1B}[2Ktwo")
    let second = painter.update(
      to: Frame(lines: ["one", "too"], cursor: .init(line: 1, column: 2)), size: size)
    #expect(second == "\u{1B}[?25l\u{1B}[2;1H\u{1B}[2Ktoo\u{1B}[2;3H\u{1B}[?25h")
    #expect(
      painter.update(to: Frame(lines: ["one"]), size: size) == "\u{1B}[?25l\u{1B}[2;1H\u{1B}[2K")
    painter.forget()
    #expect(painter.update(to: Frame(lines: ["one"]), size: size).contains("one"))
  }

  @Test func `a character of uncertain width cannot shift what follows`() {
    var painter = Painter(colour: .off)
    let output = painter.update(to: Frame(lines: ["√d 注x…y"]), size: size)
    #expect(output.hasSuffix("√\u{1B}[2Gd 注x…\u{1B}[8Gy"))
  }

  @Test func `a line never reaches beyond the screen`() {
    var painter = Painter(colour: .off)
    let output = painter.update(
      to: Frame(lines: ["abcdefghijklmn", "注意力注意力注意力"], cursor: .init(line: 0, column: 40)),
      size: size)
    #expect(output.contains("Kabcdefghijk…"))
    #expect(output.contains("K注意力注意 …"))
    #expect(output.hasSuffix("\u{1B}[1;12H\u{1B}[?25h"))
  }

  @Test func `colours are those of lines, and none where none are wanted`() {
    var painter = Painter(colour: .on)
    let frame = Frame(lines: [StyledText("a", .good) + StyledText("b")])
    #expect(painter.update(to: frame, size: size).hasSuffix("\u{1B}[32ma\u{1B}[0mb"))
    var plain = Painter(colour: .off)
    #expect(plain.update(to: frame, size: size).hasSuffix("Kab"))
  }

  @Test func `control characters never reach the terminal`() {
    var painter = Painter(colour: .off)
    let output = painter.update(to: Frame(lines: ["a\u{1B}[2Jb\u{7}c\nd"]), size: size)
    #expect(output.hasSuffix("a␛\u{1B}[3Gb␇\u{1B}[5Gc d"))
  }
}
