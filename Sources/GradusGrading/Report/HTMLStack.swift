/// Counts that make up a whole, as one bar with a legend.
package struct HTMLStack {
  /// One of the counts; `kind` is the class that gives its colour.
  package typealias Part = (name: String, kind: HTMLText, count: Int)

  private let parts: [Part]
  private let all: Int

  /// Takes the parts from left to right, of which one at least is more than 0.
  package init(_ parts: [Part]) {
    self.parts = parts
    all = max(1, parts.reduce(0) { $0 + $1.count })
  }

  /// The bar.
  ///
  /// - Parameter label: what it shows, for those who do not see it.
  package func bar(_ label: String) -> HTMLText {
    var start = 0.0
    let pieces = parts.map { part -> HTMLText in
      let width = 100 * Double(part.count) / Double(all)
      defer { start += width }
      return """
        <rect class=\(part.kind) x="\(start.fixed(2))" width="\(width.fixed(2))" height="8">\
        <title>\(part.name): \(part.count)</title></rect>
        """
    }
    return """
      <svg class=stack viewBox="0 0 100 8" preserveAspectRatio="none" role="img" \
      aria-label="\(label)">\(pieces)</svg>
      """
  }

  /// What the colours mean, with the counts.
  package var legend: HTMLText {
    let items = parts.map { part -> HTMLText in
      """
      <li><svg class=key viewBox="0 0 8 8" aria-hidden="true"><rect class=\(part.kind) width="8" \
      height="8"/></svg> \(part.name) \(.count(part.count)) \
      (\(.percent(Double(part.count) / Double(all))))</li>
      """
    }
    return "<ul class=legend>\(items)</ul>"
  }
}
