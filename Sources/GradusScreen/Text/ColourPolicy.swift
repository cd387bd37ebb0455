/// Whether a screen may use colour.
public enum ColourPolicy: Hashable, Sendable {
  /// Colours and weights are written.
  case on
  /// Only the characters are written.
  case off

  /// Decides from the environment and from whether the output is a terminal.
  ///
  /// The first that applies wins: `NO_COLOR` not empty → off; `FORCE_COLOR` or `CLICOLOR_FORCE` not
  /// empty → on, with the value `0` or `false` the former says off; `CLICOLOR=0` → off;
  /// `TERM=dumb` → off; then on exactly when the output is a terminal.
  /// (no-color.org; bixense.com/clicolors)
  public init(environment: [String: String], isTerminal: Bool) {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if value("NO_COLOR") != nil {
      self = .off
    } else if let force = value("FORCE_COLOR") {
      self = force == "0" || force == "false" ? .off : .on
    } else if let force = value("CLICOLOR_FORCE"), force != "0" {
      self = .on
    } else if value("CLICOLOR") == "0" || value("TERM") == "dumb" {
      self = .off
    } else {
      self = isTerminal ? .on : .off
    }
  }
}
