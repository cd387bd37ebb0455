internal import CLuaShims

/// Which lines of a source ran.
public struct LuaCoverage: Hashable, Sendable {
  /// The source, as it was named when it was compiled.
  public var file: String
  /// The lines that hold code, counted from 1 and ascending. A line on which nothing stands but
  /// `end`, a closing bracket, `else`, `break`, `goto` or a label is none.
  public var code: [Int]
  /// Those of `code` that ran.
  public var ran: [Int]

  /// Creates a record.
  public init(file: String, code: [Int], ran: [Int]) {
    self.file = file
    self.code = code
    self.ran = ran
  }

  /// Those of `code` that did not run.
  public var missed: [Int] {
    let ran = Set(ran)
    return code.filter { !ran.contains($0) }
  }
}

extension LuaSandbox {
  /// Which lines of the sources compiled here have run, for every file in the order they were
  /// compiled; empty unless the sandbox was opened with `recordsLines`.
  ///
  /// The record grows over all calls, those that end in an error too; `reset` takes nothing back.
  /// Sources compiled under the same name share one record.
  public var coverage: [LuaCoverage] {
    var found: [LuaCoverage] = []
    var path: UnsafePointer<CChar>?
    var count = 0
    while let flags = gradus_sandbox_lines(handle, UInt32(found.count), &path, &count), let path {
      let lines = UnsafeBufferPointer(start: flags, count: count)
      let code = lines.indices.filter { Int(lines[$0]) & GRADUS_LINE_CODE != 0 }
      let ran = code.filter { Int(lines[$0]) & GRADUS_LINE_RAN != 0 }
      found.append(
        LuaCoverage(file: String(cString: path), code: code.map { $0 + 1 }, ran: ran.map { $0 + 1 })
      )
    }
    return found
  }
}
