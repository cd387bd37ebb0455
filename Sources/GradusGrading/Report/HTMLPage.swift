package import GradusCore

/// A page that needs nothing but itself: it loads nothing, and works without a network.
package struct HTMLPage {
  private let title: String
  private let language: Language
  private let style: HTMLText
  private let script: HTMLText?
  private let body: HTMLText

  /// Puts a page together.
  ///
  /// - Parameters:
  ///   - style: what its style adds to that of every page.
  ///   - script: what it runs, if anything.
  ///   - body: what it shows.
  package init(
    title: String, language: Language = .english, style: HTMLText = "", script: HTMLText? = nil,
    body: HTMLText
  ) {
    self.title = title
    self.language = language
    self.style = style
    self.script = script
    self.body = body
  }

  /// The page.
  package var html: String {
    let policy: HTMLText = script == nil ? "" : "; script-src 'unsafe-inline'"
    let end: HTMLText = script.map { "<script>\n\($0)\n</script>\n" } ?? ""
    let page: HTMLText = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'\(policy)">
      <title>\(title)</title>
      <style>
      \(Self.style)\(style)
      </style>
      </head>
      <body>
      \(body)
      \(end)</body>
      </html>

      """
    return page.html
  }
}
