import GradusScreen
import Testing

@Suite struct SanitisedTests {
  @Test(arguments: [
    ("plain 中文 é 👩‍💻\nnext", "plain 中文 é 👩‍💻\nnext"),
    ("a\tb", "a    b"),
    ("a\r\nb\rc", "a\nb␍c"),
    ("a\u{2028}b\u{85}c", "a\nb\nc"),
    ("\u{1B}[31mred\u{1B}[0m", "␛red␛"),
    ("\u{1B}[2Jgone\u{7}", "␛gone␇"),
    ("\u{9B}2Jgone", "␛gone"),
    ("\u{1B}]0;title\u{7}x", "␛x"),
    ("\u{1B}]8;;http://e.example\u{1B}\\link\u{1B}]8;;\u{1B}\\", "␛link␛"),
    // Without an end nothing readable is hidden.
    ("\u{1B}]0;answer 42\nnext", "␛0;answer 42\nnext"),
    ("\u{1B}(Bx", "␛x"),
    ("\u{1B}cx", "␛x"),
    ("\u{1B}", "␛"),
    ("\u{1B}\u{1B}[1mx", "␛␛x"),
    ("\u{0}\u{8}\u{7F}\u{81}", "␀␈␡�"),
    ("a\u{202E}b\u{2066}c\u{2069}", "a�b�c�"),
    ("a\u{200B}b\u{FEFF}c\u{AD}d\u{200E}e\u{E0041}", "abcde"),
    ("a\u{200D}b", "ab"),
    ("क्\u{200D}ष", "क्\u{200D}ष"),
  ])
  func `what moves the cursor or hides is replaced`(_ text: String, _ safe: String) {
    #expect(sanitised(text).unicodeScalars.elementsEqual(safe.unicodeScalars))
    #expect(sanitised(safe).unicodeScalars.elementsEqual(safe.unicodeScalars))
  }
}
