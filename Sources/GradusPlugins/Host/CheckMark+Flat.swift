internal import GradusCore
internal import GradusLua

extension CheckMark {
  /// Writes what `variant.check:grade` returns.
  func write(to reply: inout FlatWriter) {
    reply.beginTable(count: 5)
    reply.write(key: "feedback")
    reply.write(feedback)
    reply.write(key: "notes")
    reply.beginList(count: notes.count)
    for note in notes { reply.write(note) }
    reply.write(key: "parts")
    reply.beginList(count: parts.count)
    for part in parts {
      reply.beginTable(count: part.feedback == nil ? 2 : 3)
      if let feedback = part.feedback {
        reply.write(key: "feedback")
        reply.write(feedback)
      }
      reply.write(key: "name")
      reply.write(part.name)
      reply.write(key: "score")
      reply.write(part.score)
    }
    reply.write(key: "score")
    reply.write(score)
    reply.write(key: "trace")
    reply.write(trace)
  }
}

extension FlatWriter {
  fileprivate mutating func write(_ texts: [Text]) {
    beginList(count: texts.count)
    for text in texts { write(text) }
  }

  fileprivate mutating func write(_ text: Text) {
    if let common = text.common {
      write(common)
      return
    }
    let english = text.translation(into: .english)
    let chinese = text.translation(into: .chinese)
    beginTable(count: (english == nil ? 0 : 1) + (chinese == nil ? 0 : 1))
    if let english {
      write(key: "en")
      write(english)
    }
    if let chinese {
      write(key: "zh")
      write(chinese)
    }
  }
}
