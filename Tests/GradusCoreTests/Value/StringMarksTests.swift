import GradusCore
import Testing

struct StringMarksTests {
  /// An accent of two bytes, one of three and one of four.
  private static let marks = ["\u{301}", "\u{20D0}", "\u{1D165}"]

  @Test(arguments: marks, ["", "a", "中", "plain text before it, and 中文 ", "é"])
  func `more than 128 marks in a row are too many, wherever they stand`(
    _ mark: String, _ text: String
  ) {
    let few = text + String(repeating: mark, count: 128)
    #expect(!few.hasTooManyMarks)
    #expect("\(few)\(mark)".hasTooManyMarks)
    #expect("\(few)\(mark)\(text)and what follows".hasTooManyMarks)
    #expect(!"\(few)b\(few)中\(few)".hasTooManyMarks)
  }

  @Test(arguments: ["я", "ى", "ह", "，", "√", "😀", "й"])
  func `long texts of other alphabets have none`(_ letter: String) {
    #expect(!String(repeating: letter, count: 1000).hasTooManyMarks)
  }
}
