import GradusScreen
import Testing

@Suite struct DisplayWidthTests {
  @Test func `widths agree with an independent table`() throws {
    let rows = try Fixture.text("Fixtures/widths.tsv").split(separator: "\n")
    #expect(rows.count == 59)
    for row in rows {
      let fields = row.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      #expect(displayWidth(String(fields[1])) == Int(fields[0]), "\(fields[1])")
    }
  }

  @Test func `control characters take no column`() {
    #expect(displayWidth("a\u{1B}b\nc\u{7F}\u{9B}") == 3)
  }
}
