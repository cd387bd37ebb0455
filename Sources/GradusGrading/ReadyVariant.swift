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
