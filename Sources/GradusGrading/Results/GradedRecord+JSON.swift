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
    if let question = record.question {
      out.append(",\"question\":" as StaticString)
      out.append(json: question)
    }
    if let seed = record.seed {
      out.append(",\"seed\":" as StaticString)
      out.append(String(seed))
    }
    out.append(",\"status\":\"" as StaticString)
    out.append(status.rawValue)
    out.append("\",\"score\":" as StaticString)
    writeScore(to: out)
    out.append(",\"notes\":[" as StaticString)
    for (place, note) in (verdict?.notes ?? []).enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      out.append(json: note)
    }
    out.append("],\"feedback\":" as StaticString)
    writeFeedback(to: out, language: language)
    if let response = verdict?.response {
      out.append(",\"response\":" as StaticString)
      out.append(json: response)
    }
    if let extracted {
      out.append(",\"extracted\":" as StaticString)
      out.append(json: extracted)
    }
    if let provisional = verdict?.provisional {
      out.append(",\"provisional\":" as StaticString)
      out.append(json: provisional)
    }
    if let failure = verdict?.failure {
      out.append(",\"reason\":\"" as StaticString)
      out.append(failure.reason.rawValue)
      out.append("\",\"message\":" as StaticString)
      out.append(json: failure.message)
    }
    if let problem {
      out.append(",\"message\":" as StaticString)
      out.append(json: problem)
    }
    if let fingerprint {
      out.append(",\"fingerprint\":\"" as StaticString)
      out.append(fingerprint)
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: "}"))
  }

  private func writeScore(to out: ByteBuffer) {
    let score = verdict?.score
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
    let feedback = verdict?.feedback ?? []
    guard feedback.count > 1 else {
      out.append(json: feedback.first?.text(in: language) ?? "")
      return
    }
    out.append(json: feedback.map { $0.text(in: language) }.joined(separator: "\n"))
  }
}
