internal import Foundation
internal import GradusCore
internal import GradusPlugins

/// A question under a seed, with what all its results say.
final class ReadyVariant {
  /// The question's address.
  let address: String
  let seed: Int?
  /// The variant, or why there is none.
  let variant: Result<PreparedVariant, PluginError>
  /// The most points.
  let maximum: Double
  let fingerprint: String
  /// How answers are taken out of longer texts, if they are.
  let extraction: Extraction?
  /// The verdicts of short answers that were taken out of longer texts: those are all different, and
  /// what is taken out of them is not.
  private var verdicts: [String: Verdict] = [:]
  /// How many of them are kept, and the longest answer that is, in bytes.
  private static let (mostKept, longestKept) = (16, 32)
  /// What stands before the status, and behind everything else, in every result.
  private let (start, end) = (ByteBuffer(capacity: 128), ByteBuffer(capacity: 64))

  init(
    _ question: Question, seed: Int?, variant: Result<PreparedVariant, PluginError>,
    fingerprint: String, extraction: Extraction?
  ) {
    address = question.address
    self.seed = seed
    self.variant = variant
    maximum = question.points
    self.fingerprint = fingerprint
    self.extraction = extraction
    GradedRecord.writeStart(to: start, question: address, seed: seed)
    GradedRecord.writeEnd(to: end, fingerprint: fingerprint)
  }

  /// The verdict of an answer that was taken out of a longer text.
  func verdict(ofExtracted answer: String, _ grade: (Value) -> Verdict) -> Verdict {
    // Beyond ASCII two texts may be equal that are not the same.
    guard answer.utf8.count <= Self.longestKept, answer.utf8.allSatisfy({ $0 < 0x80 }) else {
      return grade(.text(answer))
    }
    if let known = verdicts[answer] { return known }
    let verdict = grade(.text(answer))
    if verdicts.count < Self.mostKept { verdicts[answer] = verdict }
    return verdict
  }

  /// Writes the result of an answer as `GradedRecord.write` does, without the names of record and
  /// student.
  func write(_ verdict: Verdict, to out: ByteBuffer, language: Language) {
    out.append(start.bytes)
    out.append(GradedRecord.Status(verdict.status).rawValue)
    out.append("\"" as StaticString)
    verdict.write(to: out, maximum: maximum, extracted: nil, language: language)
    out.append(end.bytes)
  }

  /// Whether these bytes are the question's address.
  func isOf(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var address = address
    return address.withUTF8 { own in
      guard own.count == bytes.count, let one = own.baseAddress, let other = bytes.baseAddress
      else { return own.isEmpty && bytes.isEmpty }
      return memcmp(one, other, own.count) == 0
    }
  }
}
