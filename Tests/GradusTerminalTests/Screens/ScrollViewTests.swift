import GradusScreen
import GradusTerminal
import Testing

@Suite struct ScrollViewTests {
  @Test func `pages move through a text and stop at its ends`() {
    var view = ScrollView((1...30).map { StyledText("\($0)") })
    #expect(view.handle(.pageUp, height: 10) == true)
    #expect(view.shown(height: 10).first == "1")
    #expect(view.handle(.pageDown, height: 10) == true)
    #expect(view.shown(height: 10).first == "10", "a line of the page before stays")
    for _ in 0..<9 { _ = view.handle(.pageDown, height: 10) }
    #expect(view.shown(height: 10).last == "30")
    #expect(view.shown(height: 10).count == 10)
    #expect(view.handle(.down, height: 10) == false)
    #expect(view.handle(.up, height: 10, hasArrows: true) == true)
    #expect(view.shown(height: 10).last == "29")
    view.show(25, height: 10)
    #expect(view.shown(height: 10).first == "21")
    #expect(view.shown(height: 100).count == 30)
  }
}
