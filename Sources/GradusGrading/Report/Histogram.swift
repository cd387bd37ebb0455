/// How many students have which total, as a picture.
struct Histogram {
  private let bins: [Int]
  private let width: Double
  private let end: Double
  /// How far the first bar reaches below 0, so that whole totals stand in the middle of their bars.
  private let shift: Double

  /// The most bars there are.
  private static let mostBars = 30

  /// - Parameter most: the most points there are.
  init?(_ totals: [Double], most: Double?) {
    guard totals.count > 1, let largest = totals.max(), max(largest, most ?? 0) > 0 else {
      return nil
    }
    let end = max(largest, most ?? 0)
    let isWhole = totals.allSatisfy { $0 == $0.rounded() } && end < 1e9
    let raw = end / Double(Self.mostBars)
    let width = isWhole ? max(1, raw.rounded(.up)) : Axis(to: end, marks: Self.mostBars).step
    let shift = isWhole && width == 1 ? 0.5 : 0
    let count = Int(((end + shift) / width).rounded(.down)) + 1
    var bins = [Int](repeating: 0, count: count)
    for total in totals {
      let bin = Int(((total + shift) / width).rounded(.down))
      bins[min(count - 1, max(0, bin))] += 1
    }
    self.bins = bins
    self.width = width
    self.end = end
    self.shift = shift
  }

  /// The picture.
  var svg: HTMLText {
    let frame = PlotFrame()
    let counts = Axis(to: Double(bins.max() ?? 1), marks: 4, isWhole: true)
    let totals = Axis(to: end, marks: 8, isWhole: end >= 8)
    let from = -shift
    let span = Double(bins.count) * width
    let step = frame.width / Double(bins.count)
    let bars = bins.enumerated().map { bin, count -> HTMLText in
      let height = frame.height * Double(count) / counts.end
      let start = from + Double(bin) * width
      let range: HTMLText =
        shift > 0
        ? "\(.number(start + shift, 0))"
        : "\(.number(start, start == start.rounded() ? 0 : 2)) up to \(.number(start + width, 2))"
      return """
        <rect class=right x="\((frame.left + Double(bin) * step + 0.5).fixed(1))" \
        y="\((frame.bottom - height).fixed(1))" width="\((step - 1).fixed(1))" \
        height="\(height.fixed(1))"><title>\(range) points: \(count)</title></rect>
        """
    }
    let marks = totals.marks.filter { $0 >= from && $0 <= from + span }.map { mark in
      frame.bottomLabel(totals.label(mark), at: (mark - from) / span)
    }
    return """
      <figure><figcaption>How many students have how many points</figcaption>
      <svg viewBox="\(frame.viewBox)" role="img" aria-label="Histogram of totals">
      \(frame.lines(counts))\(bars)\(frame.baseline)\(marks)
      \(frame.title("points"))</svg></figure>
      """
  }
}
