/// How workers are started, and how long they may take.
public struct WorkerSettings: Sendable {
  /// The program and its arguments.
  public var command: [String]
  /// How many there are.
  public var count = 1
  /// After how many seconds without a result an answer is given up.
  public var timeout = 60.0
  /// Workers that were started beforehand with the same command.
  public var pool: WorkerPool?

  /// Creates settings.
  public init(command: [String]) { self.command = command }
}
