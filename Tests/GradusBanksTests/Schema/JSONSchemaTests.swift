import Foundation
import GradusBanks
import Testing

@Suite struct `The JSON Schema of topics` {
  static let schema = JSONSchema.topics(
    formats: sampleFormats, checks: ["softmax", "attention"],
    toleranceModes: ["relative": ["value"], "absolute": ["value"], "allclose": ["rtol", "atol"]])

  /// Re-recorded with `RECORD_SNAPSHOTS=1`. That the recorded schema accepts the sample topics and
  /// refuses broken ones is shown by `Fixtures/validate_schema.py`, with Python's jsonschema.
  @Test func `the schema is the recorded one`() throws {
    let file = fixtures.appendingPathComponent("topics.schema.json")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(Self.schema.utf8).write(to: file)
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(Self.schema == recorded)
  }
}
