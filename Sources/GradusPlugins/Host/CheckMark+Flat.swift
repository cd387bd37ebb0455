internal import GradusCore
internal import GradusLua

extension CheckMark {
  /// What the mark makes of an answer when it is returned by `grade` as it is.
  var verdict: Verdict {
    Verdict(
      status: .graded, score: score, notes: notes, feedback: feedback, trace: trace, parts: parts)
  }

  /// Whether no text in it is refused where it would leave a plugin. Only those of recognised
  /// mistakes are not the host's own.
  var canBeWritten: Bool {
    notes.isEmpty
      || !notes.contains(where: \.hasTooManyMarks)
        && feedback.allSatisfy { text in
          ![text.common, text.translation(into: .english), text.translation(into: .chinese)]
            .contains { $0?.hasTooManyMarks == true }
        }
  }

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
