import Foundation

/// How the command starts itself as a worker.
enum WorkerProgram {
  /// The program that runs, with its whole path.
  static var path: String {
    #if os(Linux)
      if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
        return path
      }
    #endif
    return Bundle.main.executablePath ?? CommandLine.arguments[0]
  }
}
