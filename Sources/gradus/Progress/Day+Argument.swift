public import ArgumentParser
public import GradusCore

extension Day: ExpressibleByArgument {
  /// Reads `2026-12-31`.
  public init?(argument: String) { self.init(argument) }
}
