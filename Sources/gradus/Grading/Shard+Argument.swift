public import ArgumentParser
public import GradusGrading

extension Shard: ExpressibleByArgument {
  /// Reads a shard as it is written, such as "2/8".
  public init?(argument: String) { self.init(argument) }
}
