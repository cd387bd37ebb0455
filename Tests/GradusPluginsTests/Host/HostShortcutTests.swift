import GradusLua
import Testing

@testable import GradusPlugins

/// The short ways of host functions against the functions themselves.
@Suite struct HostShortcutTests {
  private static func flat(_ values: [LuaValue]) -> [UInt8] {
    var writer = FlatWriter()
    for value in values { writer.write(value) }
    return writer.bytes
  }

  /// Whether there was a short way, which must give and cost what the function does.
  private static func isShort(
    _ name: String, _ arguments: [LuaValue], _ host: HostAPI, budget: Int = 1_000_000
  ) throws -> Bool {
    let number = try #require(HostAPI.functions.firstIndex { $0.fullName == name })
    var reply = FlatWriter()
    let cost = flat(arguments).withUnsafeBytes {
      host.shortcut(
        number, FlatCursor($0), count: arguments.count, budget: budget, reply: &reply)
    }
    guard let cost else { return false }
    let whole = try host.call(number, with: arguments, budget: budget)
    #expect(reply.bytes == flat(whole.values), "\(name) of \(arguments)")
    #expect(cost == whole.cost, "\(name) of \(arguments)")
    return true
  }

  @Test func `folding and trimming ASCII have short ways that give the same`() throws {
    let host = HostAPI(owner: nil, receive: { _ in })
    let all = String(String.UnicodeScalarView((0..<128).compactMap(Unicode.Scalar.init)))
    let texts = ["", " ", "A", " Soft  MAX ", "\r\n a\r\nB\t", "a\u{1c}b ", "\u{0b}x\u{0c}", all]
    for text in texts + all.map({ " \($0) \($0)x " }) {
      for name in ["text.fold", "text.trim"] {
        #expect(try Self.isShort(name, [.text(text)], host), "\(text.debugDescription)")
      }
    }
    for other in [LuaValue.text("é"), .text("Ａ"), .text("a\u{ad}b"), .integer(5)] {
      #expect(try !Self.isShort("text.fold", [other], host))
    }
    #expect(try Self.isShort("text.fold", [.text("abc")], host, budget: 12))
    #expect(try !Self.isShort("text.fold", [.text("abc")], host, budget: 11))
  }
}
