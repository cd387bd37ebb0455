import GradusScreen
import Testing

@Suite struct WrappingTests {
  @Test(arguments: [
    ("", 20, [""]),
    ("one", 20, ["one"]),
    ("Scaled dot-product attention", 20, ["Scaled dot-product", "attention"]),
    // Exactly full, and one more.
    ("12345678901234567890 x", 20, ["12345678901234567890", "x"]),
    ("1234567890123456789012345", 20, ["12345678901234567890", "12345"]),
    ("ab 1234567890123456789012345", 20, ["ab", "12345678901234567890", "12345"]),
    ("one\ntwo\n\nthree", 20, ["one", "two", "", "three"]),
    ("one\r\ntwo", 20, ["one", "two"]),
    ("trailing   \nnext", 20, ["trailing", "next"]),
    ("   indented text that goes on", 20, ["   indented text", "   that goes on"]),
    ("a no\u{A0}break space here it is", 20, ["a no break space", "here it is"]),
  ])
  func `latin text breaks at spaces`(_ text: String, width: Int, lines: [String]) {
    #expect(wrap(text, width: width) == lines)
  }

  @Test(arguments: [
    // Ten characters fill twenty columns.
    ("一二三四五六七八九十甲乙", 20, ["一二三四五六七八九十", "甲乙"]),
    // The closing mark does not start the second line: it takes the character before along.
    ("一二三四五六七八九十。甲", 20, ["一二三四五六七八九", "十。甲"]),
    ("一二三四五六七八九十，甲", 20, ["一二三四五六七八九", "十，甲"]),
    ("一二三四五六七八九十」。甲", 20, ["一二三四五六七八九", "十」。甲"]),
    ("一二三四五六七八九十）甲", 20, ["一二三四五六七八九", "十）甲"]),
    ("一二三四五六七八九十、甲", 20, ["一二三四五六七八九", "十、甲"]),
    ("一二三四五六七八九十？甲", 20, ["一二三四五六七八九", "十？甲"]),
    // The opening mark does not end the first line.
    ("一二三四五六七八九（十", 20, ["一二三四五六七八九", "（十"]),
    ("一二三四五六七八九《十》", 20, ["一二三四五六七八九", "《十》"]),
    ("一二三四五六七八九“十”", 20, ["一二三四五六七八九", "“十”"]),
    // A dash of two characters is not split.
    ("一二三四五六七八九十——甲", 20, ["一二三四五六七八九", "十——甲"]),
    // Between Chinese and Latin a line may break, inside a Latin word not.
    ("注意力机制就是attention机制", 20, ["注意力机制就是", "attention机制"]),
    ("注意力 attention 的机制是", 20, ["注意力 attention 的", "机制是"]),
    ("。。。。。。。。。。。。", 20, ["。。。。。。。。。。", "。。"]),
  ])
  func `chinese text breaks between characters but not beside the wrong mark`(
    _ text: String,
    width: Int,
    lines: [String]
  ) {
    #expect(wrap(text, width: width) == lines)
  }

  @Test func `lines after the first hang`() {
    #expect(
      wrap("one two three four five six", width: 20, hanging: 4) == [
        "one two three four", "    five six",
      ]
    )
  }

  @Test func `a formula moves to the next line as a whole when it fits there`() {
    let text = renderMarkup("the score is $a + b + c$ here")
    #expect(text.wrapped(to: 20).map(\.plain) == ["the score is", "a + b + c here"])
  }

  @Test func `a formula wider than the line breaks at its blanks`() {
    let text = renderMarkup("$aaaaaaaa + bbbbbbbb + cccccccc$")
    #expect(text.wrapped(to: 20).map(\.plain) == ["aaaaaaaa + bbbbbbbb", "+ cccccccc"])
  }

  @Test func `a closing mark after a formula stays with it`() {
    let text = renderMarkup("一二三四五六七$x = 1$。")
    #expect(text.wrapped(to: 20).map(\.plain) == ["一二三四五六七", "x = 1。"])
  }

  @Test(arguments: 12...40)
  func `at no width does a line start or end with the wrong mark`(_ width: Int) {
    let text = "设查询（与键）的各分量独立，均值为「零」、方差为《一》。那么：“点积”的标准差是多少？请用（表示）！"
    for line in wrap(text, width: width) {
      #expect(!"）」》”，。、：？！".contains(line.first ?? " "), "\(line)")
      #expect(!"（「《“".contains(line.last ?? " "), "\(line)")
    }
  }

  @Test func `styles survive a line break`() {
    let lines = renderMarkup("plain **strong words here** end").wrapped(to: 20)
    #expect(lines.map(\.plain) == ["plain strong words", "here end"])
    #expect(lines[0].runs.map(\.style) == [.plain, .bold])
    #expect(lines[1].runs.map(\.style) == [.bold, .plain])
  }

  @Test(arguments: 1...20)
  func `no line is wider than asked for, whatever the width`(_ width: Int) {
    let text = "The 注意力 mechanism（缩放）uses 👩‍💻 and sqrt(d_k)。 Yes，it does: 一二三四五。"
    for line in wrap(text, width: width, hanging: 4) {
      #expect(displayWidth(line) <= max(width, 2), "\(line)")
    }
    let ink = wrap(text, width: width).joined().filter { $0 != " " }
    #expect(ink == text.filter { $0 != " " })
  }
}
