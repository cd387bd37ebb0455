import CXXHash
import Foundation

/// A worker that misbehaves where a line asks for it, to see what the one that started it does.
///
/// A line with `crash` ends it by a signal, `hang` keeps it busy for ever, `once:FILE` ends it
/// unless FILE is there, which it makes; `leave` ends it with status 3; `met:QUESTION=FINGERPRINT`
/// has it tell of a question. Any other line gives `{"id":"LINE"}` as its result; one that begins
/// with `fill` is not looked at for these words.
@main
struct FakeWorker {
  static func main() {
    let input = FileHandle.standardInput
    FileHandle.standardOutput.write(Data("gradus worker 2\n".utf8))
    while let header = take(16, from: input) {
      let isCareful = header[1] != 0
      let count = header[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard let lines = take(count, from: input) else { return }
      grade(String(decoding: lines, as: UTF8.self), isCareful: isCareful)
    }
  }

  private static func grade(_ text: String, isCareful: Bool) {
    var (results, ids, news): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    var done = 0
    for line in text.split(separator: "\n") {
      let isPlain = line.hasPrefix("fill")
      if !isPlain { misbehave(line) }
      let name = isPlain ? String(line) : line.filter { $0 != "\"" && $0 != "\\" }
      news += told(by: line).utf8
      results += "{\"id\":\"\(name)\"}\n".utf8
      withUnsafeBytes(of: XXH3_64bits(Array(name.utf8), name.utf8.count)) { ids += $0 }
      done += 1
      if isCareful {
        send(results, ids, news, lines: done, isLast: false)
        (results, ids, news, done) = ([], [], [], 0)
      }
    }
    send(results, ids, news, lines: done, isLast: true)
  }

  private static func misbehave(_ line: Substring) {
    if line.contains("crash") {
      // Without a report of the crash, which would fill the log of the tests.
      signal(SIGABRT, SIG_DFL)
      abort()
    }
    if line.contains("leave") { exit(3) }
    if line.contains("hang") { while true { sleep(1000) } }
    guard let mark = line.firstRange(of: "once:") else { return }
    let file = String(line[mark.upperBound...].prefix { $0 != "\"" })
    if FileManager.default.fileExists(atPath: file) { return }
    guard FileManager.default.createFile(atPath: file, contents: nil) else { exit(4) }
    kill(getpid(), SIGKILL)
  }

  /// What a line has the worker tell of a question, as a line of news.
  private static func told(by line: Substring) -> String {
    guard let mark = line.firstRange(of: "met:") else { return "" }
    return line[mark.upperBound...].replacing("=", with: " ") + "\n"
  }

  private static func send(
    _ results: [UInt8], _ ids: [UInt8], _ news: [UInt8], lines: Int, isLast: Bool
  ) {
    var bytes: [UInt8] = []
    let counts = [ids.count / 8, 0, 0, 0, 0, 0, 0]
    for word in [isLast ? 1 : 0, 0, lines, results.count, news.count] + counts {
      withUnsafeBytes(of: UInt32(word).littleEndian) { bytes += $0 }
    }
    FileHandle.standardOutput.write(Data(bytes + news + ids + results))
  }

  private static func take(_ count: Int, from input: FileHandle) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let more = input.readData(ofLength: count - bytes.count)
      if more.isEmpty { return nil }
      bytes += more
    }
    return bytes
  }
}
