/// The questions by how easy they are and how well they tell students apart, as a picture.
struct ItemPlot {
  private let points:
    [(number: Int, item: ItemStatistics, facility: Double, discrimination: Double)]

  /// `nil` when fewer than two questions have both numbers.
  init?(_ items: [ItemStatistics]) {
    points = items.enumerated().compactMap { number, item in
      guard let facility = item.facility, let discrimination = item.discrimination else {
        return nil
      }
      return (number + 1, item, facility, discrimination)
    }
    if points.count < 2 { return nil }
  }

  /// The picture.
  var svg: HTMLText {
    let frame = PlotFrame()
    // Discriminations reach from −1 to 1, but few are below 0.
    let lowest = points.map(\.discrimination).min() ?? 0
    let floor = lowest >= 0 ? 0 : lowest >= -0.5 ? -0.5 : -1.0
    let marks = [-1, -0.5, 0, 0.25, 0.5, 0.75, 1].filter { $0 >= floor }
    let lines = marks.map { frame.line(at: ($0 - floor) / (1 - floor), label: .number($0)) }
    let labels = [0, 0.25, 0.5, 0.75, 1].map { frame.bottomLabel(.number($0), at: $0) }
    let dots = points.map { point -> HTMLText in
      let x = frame.left + frame.width * min(1, max(0, point.facility))
      let y = frame.bottom - frame.height * (point.discrimination - floor) / (1 - floor)
      let kind: HTMLText = point.discrimination <= 0 ? "wrong" : "right"
      return """
        <a href="#q\(point.number)"><circle class=\(kind) cx="\(x.fixed(1))" cy="\(y.fixed(1))" \
        r="5"><title>\(point.item.question): facility \(.number(point.facility)), discrimination \
        \(.number(point.discrimination))</title></circle></a>
        """
    }
    return """
      <figure><figcaption>Discrimination of each question by its facility</figcaption>
      <svg viewBox="\(frame.viewBox)" role="img" aria-label="Questions by facility and \
      discrimination">
      \(lines)\(frame.baseline)\(labels)\(dots)
      \(frame.title("facility"))</svg></figure>
      """
  }
}
