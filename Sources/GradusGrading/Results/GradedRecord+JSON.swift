public import GradusCore

extension GradedRecord {
  /// The record as a line of a results file, without its newline.
  public func json(language: Language) -> String {
    let buffer = ByteBuffer(capacity: 1024)
    write(to: buffer, language: language)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  /// Writes the record as a line of a results file, without its newline.
  func write(to out: ByteBuffer, language: Language) {
    out.append("{\"id\":" as StaticString)
    out.append(json: record.id)
    if let student = record.student {
      out.append(",\"student\":" as StaticString)
      out.append(json: student)
    }
    writeRest(to: out, language: language)
  }

  /// Writes what stands behind the names of record and student: it depends on question, seed and
  /// answer alone.
  func writeRest(to out: ByteBuffer, language: Language) {
    Self.writeStart(to: out, question: record.question, seed: record.seed)
    out.append(status.rawValue)
    out.append("\"" as StaticString)
    if let verdict {
      verdict.write(to: out, maximum: maximum, extracted: extracted, language: language)
    } else {
      Verdict(status: .blank).write(to: out, maximum: maximum, extracted: nil, language: language)
    }
    if let problem {
      out.append(",\"message\":" as StaticString)
      out.append(json: problem)
    }
    Self.writeEnd(to: out, fingerprint: fingerprint)
  }

  /// Writes what stands before the status.
  static func writeStart(to out: ByteBuffer, question: String?, seed: Int?) {
    if let question {
      out.append(",\"question\":" as StaticString)
      out.append(json: question)
    }
    if let seed {
      out.append(",\"seed\":" as StaticString)
      out.append(String(seed))
    }
    out.append(",\"status\":\"" as StaticString)
  }

  /// Writes what stands behind everything else.
  static func writeEnd(to out: ByteBuffer, fingerprint: String?) {
    if let fingerprint {
      out.append(",\"fingerprint\":\"" as StaticString)
      out.append(fingerprint)
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: "}"))
  }
}

extension Verdict {
  /// Writes what a result says of an answer, behind its status.
  ///
  /// - Parameters:
  ///   - maximum: the most points of the question, if there is one.
  ///   - extracted: what was taken out of a longer text.
  func write(to out: ByteBuffer, maximum: Double?, extracted: String?, language: Language) {
    writeScore(to: out, maximum: maximum)
    out.append(",\"notes\":[" as StaticString)
    for (place, note) in notes.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      out.append(json: note)
    }
    out.append("],\"feedback\":" as StaticString)
    writeFeedback(to: out, language: language)
    if let response {
      out.append(",\"response\":" as StaticString)
      out.append(json: response)
    }
    if let extracted {
      out.append(",\"extracted\":" as StaticString)
      out.append(json: extracted)
    }
    if let provisional {
      out.append(",\"provisional\":" as StaticString)
      out.append(json: provisional)
    }
    if let failure {
      out.append(",\"reason\":\"" as StaticString)
      out.append(failure.reason.rawValue)
      out.append("\",\"message\":" as StaticString)
      out.append(json: failure.message)
    }
  }

  private func writeScore(to out: ByteBuffer, maximum: Double?) {
    out.append(",\"score\":" as StaticString)
    if let score { out.append(json: score) } else { out.append("null" as StaticString) }
    guard let maximum else { return }
    out.append(",\"points\":" as StaticString)
    if let score {
      out.append(json: score * maximum)
    } else {
      out.append("null" as StaticString)
    }
    out.append(",\"max\":" as StaticString)
    out.append(json: maximum)
  }

  private func writeFeedback(to out: ByteBuffer, language: Language) {
    guard feedback.count > 1 else {
      out.append(json: feedback.first?.text(in: language) ?? "")
      return
    }
    out.append(json: feedback.map { $0.text(in: language) }.joined(separator: "\n"))
  }
}
