/// The frame of a plot: where its area is, and lines and labels round it.
struct PlotFrame {
  let left = 46.0
  let top = 12.0
  let width = 424.0
  let height = 190.0

  var bottom: Double { top + height }
  var viewBox: String { "0 0 490 248" }

  /// The line below the area.
  var baseline: HTMLText {
    """
    <line class=axis x1="\(left.fixed(1))" x2="\((left + width).fixed(1))" \
    y1="\(bottom.fixed(1))" y2="\(bottom.fixed(1))"/>
    """
  }

  /// Lines across the area with their labels at the left.
  func lines(_ axis: Axis) -> [HTMLText] {
    axis.marks.map { mark in
      line(at: mark / axis.end, label: axis.label(mark))
    }
  }

  /// A line across the area; 0 is its lower end and 1 its upper one.
  func line(at share: Double, label: HTMLText) -> HTMLText {
    let y = bottom - height * share
    return """
      <line class=grid x1="\(left.fixed(1))" x2="\((left + width).fixed(1))" y1="\(y.fixed(1))" \
      y2="\(y.fixed(1))"/><text x="\((left - 6).fixed(1))" y="\((y + 4).fixed(1))" \
      text-anchor="end">\(label)</text>
      """
  }

  /// A label below the area; 0 is its left end and 1 its right one.
  func bottomLabel(_ label: HTMLText, at share: Double) -> HTMLText {
    """
    <text x="\((left + width * share).fixed(1))" y="\((bottom + 18).fixed(1))" \
    text-anchor="middle">\(label)</text>
    """
  }

  /// What the lower axis shows.
  func title(_ text: String) -> HTMLText {
    """
    <text x="\((left + width / 2).fixed(1))" y="\((bottom + 36).fixed(1))" \
    text-anchor="middle">\(text)</text>
    """
  }
}
