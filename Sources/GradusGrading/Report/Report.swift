public import GradusPlugins

/// A report on a results file: one HTML page that needs nothing but itself.
///
///     let report = try Report(resultsAt: "results.jsonl", workspace: workspace, engine: engine)
///     try Data(report.html.utf8).write(to: place)
///
/// It shows how totals are spread, a table of questions that can be sorted, what somebody should
/// look at, and for each question what was answered and which mistakes were made. It names no
/// student. The same results give the same bytes.
public struct Report {
  let analysis: Analysis

  /// Reports on a results file. Must run on the engine's thread.
  ///
  /// - Throws: `GradingError` when the file cannot be read or a line is no result.
  public init(resultsAt path: String, workspace: Workspace, engine: Engine) throws {
    analysis = try Analysis(resultsAt: path, workspace: workspace, engine: engine)
  }

  /// Reports on an analysis.
  public init(of analysis: Analysis) { self.analysis = analysis }

  /// The page.
  public var html: String {
    let statistics = analysis.statistics
    let body: HTMLText = """
      <header>
      <h1>Quiz report</h1>
      <p>\(statistics.summary).</p>
      </header>
      <main>
      \(overview)
      \(lookAt)
      \(questionTable)
      \(statistics.items.enumerated().map { section(of: $1, number: $0 + 1) })
      </main>
      <footer>
      <p>\(Self.explanation)</p>
      </footer>
      """
    return HTMLPage(title: "Quiz report", script: Self.script, body: body).html
  }

  private static let explanation: HTMLText = """
    Facility is the mean mark by the most points. Discrimination is the correlation between the \
    mark and the rest of the quiz, efficiency its covariance by the largest these marks allow, \
    weight the question’s part in the differences of totals. Upper–lower is the facility among the \
    upper 27 % of students less that among the lower 27 %. Mean rest is what those who gave an \
    answer have on the rest of the quiz, and the correlation beside it goes with giving it. Blank \
    and unreadable answers and missing results count 0 points; answers without a mark are left \
    out. Intervals hold 95 % (percentile bootstrap, 2000 draws). Advice follows rules of thumb.
    """

  /// What somebody should look at, of all questions.
  private var lookAt: HTMLText {
    let concerns = analysis.concerns.map { item($0.question, $0.message) }
    let misses = analysis.nearMisses.map { item($0.question, $0.message) }
    guard !concerns.isEmpty || !misses.isEmpty else {
      return "<section><h2>To look at</h2><p>Nothing stands out.</p></section>"
    }
    var html: HTMLText = ""
    if !concerns.isEmpty {
      html = "<section><h2>To look at</h2><ul class=concerns>\(concerns)</ul></section>"
    }
    if !misses.isEmpty {
      html = """
        \(html)
        <section><h2>Nearly right</h2><p>Wrong or unreadable answers that would be right if the \
        question were a little less strict.</p><ul class=concerns>\(misses)</ul></section>
        """
    }
    return html
  }

  private func item(_ question: String?, _ message: String) -> HTMLText {
    guard let question else { return "<li>\(message)</li>" }
    let place = analysis.statistics.items.firstIndex { $0.question == question } ?? 0
    return "<li><a href=\"#q\(place + 1)\"><bdi>\(question)</bdi></a>: \(message)</li>"
  }
}
