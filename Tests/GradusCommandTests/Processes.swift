import Foundation

/// The processes of this machine, for tests of those that a command starts.
enum Processes {
  /// Those that a process has started and that run.
  static func children(of parent: Int32) -> [Int32] {
    all.filter { $0.parent == parent }.map(\.number).sorted()
  }

  /// Whether a process runs: one that has ended but that nobody has asked for does not.
  static func isRunning(_ number: Int32) -> Bool { all.contains { $0.number == number } }

  private struct Entry {
    var number: Int32
    var parent: Int32
  }

  #if os(Linux)
    private static var all: [Entry] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.compactMap { name in
        guard let number = Int32(name),
          let line = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)
        else { return nil }
        // The name in brackets may hold anything; state and parent come behind it.
        let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 1, fields[0] != "Z", let parent = Int32(fields[1]) else { return nil }
        return Entry(number: number, parent: parent)
      }
    }
  #else
    private static var all: [Entry] {
      let list = Process()
      let output = Pipe()
      list.executableURL = URL(fileURLWithPath: "/bin/ps")
      list.arguments = ["-A", "-o", "pid=,ppid=,stat="]
      list.standardOutput = output
      guard (try? list.run()) != nil else { return [] }
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      return text.split(separator: "\n").compactMap { line in
        let fields = line.split(separator: " ")
        guard fields.count > 2, !fields[2].hasPrefix("Z"), let number = Int32(fields[0]),
          let parent = Int32(fields[1])
        else { return nil }
        return Entry(number: number, parent: parent)
      }
    }
  #endif
}
