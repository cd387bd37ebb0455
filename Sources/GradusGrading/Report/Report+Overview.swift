internal import GradusCore

extension Report {
  /// The numbers of the quiz beside the spread of totals.
  var overview: HTMLText {
    let quiz = analysis.statistics.quiz
    let hasTotals = !analysis.statistics.totals.isEmpty
    let most = quiz.maximum.map { " of \($0.shown)" } ?? ""
    let figures: [HTMLText?] = [
      figure(hasTotals ? "mean total" : "mean mark", quiz.mean, after: most, quiz.meanInterval),
      figure("median", quiz.median),
      figure("standard deviation", quiz.deviation),
      figure("skewness", quiz.skewness),
      figure("kurtosis", quiz.kurtosis),
      figure("alpha", quiz.alpha, quiz.alphaInterval),
      figure("error of measurement", quiz.measurementError),
      figure("error of the mean", quiz.meanError),
    ]
    let who: HTMLText =
      hasTotals
      ? "\(.count(quiz.count)) students with a total"
      : "\(.count(quiz.count)) marks without a student"
    let leftOut: HTMLText =
      quiz.leftOut == 0 ? "" : ", \(.count(quiz.leftOut)) left out for want of a mark"
    return """
      <section><h2>The quiz</h2><p>\(who)\(leftOut).</p>
      <dl class=figures>\(figures.compactMap(\.self))</dl>
      <div class=plots>
      \(Histogram(analysis.statistics.totals, most: quiz.maximum)?.svg ?? "")
      \(ItemPlot(analysis.statistics.items)?.svg ?? "")
      </div>
      </section>
      """
  }

  private func figure(
    _ name: String, _ value: Double?, after unit: String = "",
    _ interval: QuizStatistics.Interval? = nil
  ) -> HTMLText? {
    guard let value else { return nil }
    let range: HTMLText =
      interval.map { "<small>\(.number($0.low)) to \(.number($0.high))</small>" } ?? ""
    return """
      <div><dt>\(name)</dt><dd>\(.number(value))<span class=unit>\(unit)</span>\(range)</dd></div>
      """
  }
}
