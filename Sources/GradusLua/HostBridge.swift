internal import CLuaShims

/// Carries calls from the shim to a `LuaHost`. Nothing is thrown across: a fault becomes a status
/// and a text, which the shim raises once no Swift frame is left.
final class HostBridge {
  private let host: (any LuaHost)?
  private let flatHost: (any FlatHost)?
  private var writer = FlatWriter()

  init(_ host: (any LuaHost)?) {
    self.host = host
    flatHost = host as? any FlatHost
  }

  /// The bridge as C sees it. The sandbox that uses it keeps the bridge alive.
  var flat: gradus_host {
    gradus_host(
      context: Unmanaged.passUnretained(self).toOpaque(),
      call: { context, sandbox, function, arguments, length, count, charge in
        guard let context, let sandbox else { return -1 }
        let bridge = Unmanaged<HostBridge>.fromOpaque(context).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: arguments, count: length)
        let budget = Int(charge?.pointee ?? 0)
        if let cost = bridge.shortcut(Int(function), bytes, count: Int(count), budget: budget) {
          let reply = bridge.writer.bytes
          gradus_reply(sandbox, reply, reply.count)
          charge?.pointee = Int64(cost)
          return 0
        }
        let answer = bridge.answer(Int(function), bytes, count: Int(count), budget: budget)
        charge?.pointee = Int64(answer.cost)
        gradus_reply(sandbox, answer.bytes, answer.bytes.count)
        return answer.isFault ? -1 : 0
      },
      print: { context, text, length in
        guard let context else { return }
        let bridge = Unmanaged<HostBridge>.fromOpaque(context).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: text, count: length)
        bridge.host?.print(String(decoding: bytes, as: UTF8.self))
      })
  }

  /// Leaves the reply of a short way in `writer` and returns its cost.
  private func shortcut(
    _ function: Int, _ bytes: UnsafeRawBufferPointer, count: Int, budget: Int
  ) -> Int? {
    writer.clear()
    return flatHost?.shortcut(
      function, FlatCursor(bytes), count: count, budget: budget, reply: &writer)
  }

  private struct Answer {
    var bytes: [UInt8]
    var isFault = false
    var cost = 0
  }

  private func answer(
    _ function: Int, _ bytes: UnsafeRawBufferPointer, count: Int, budget: Int
  ) -> Answer {
    var reader = FlatReader(bytes)
    var arguments: [LuaValue] = []
    do throws(FlatReader.Problem) {
      for _ in 0..<count { arguments.append(try reader.read()) }
    } catch {
      return Answer(bytes: Array("a string \(error.wording) was passed".utf8), isFault: true)
    }
    do throws(LuaFault) {
      guard let host else { throw LuaFault("there is no host") }
      let reply = try host.call(function, with: arguments, budget: budget)
      var writer = FlatWriter()
      for value in reply.values { writer.write(value) }
      return Answer(bytes: writer.bytes, cost: reply.cost)
    } catch {
      return Answer(bytes: Array(error.message.utf8), isFault: true, cost: error.cost)
    }
  }
}
