import Foundation
import GradusBanks
import GradusCore
import GradusTensor

/// libFuzzer's entry. `GRADUS_FUZZ_HARNESS` names what is fuzzed: `arrays`, `numbers` or `banks`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  harness(bytes)
  return 0
}

private let harness: @Sendable ([UInt8]) -> Void =
  switch ProcessInfo.processInfo.environment["GRADUS_FUZZ_HARNESS"] {
  case "arrays": readArrays
  case "numbers": readNumbers
  default: readBanks
  }

/// The same bytes as each kind of array file, and as a typed array.
@Sendable private func readArrays(_ bytes: [UInt8]) {
  _ = try? Tensor(npy: bytes)
  _ = try? NpzArchive(bytes, maximumBytes: 1 << 20).arrays()
  _ = try? SafetensorsArchive(bytes).arrays()
  _ = try? Tensor(parsing: String(decoding: bytes, as: UTF8.self))
}

/// A number with every option, judged against itself.
@Sendable private func readNumbers(_ bytes: [UInt8]) {
  let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
  var options = NumberReadingOptions()
  let choice = Int(bytes.first ?? 0)
  options.arithmetic = choice & 1 == 1
  options.decimalSeparator = NumberReadingOptions.DecimalSeparator.allCases[(choice >> 1) % 3]
  if choice & 8 != 0 { options.units = .required(["ms", "%"]) }
  guard let number = try? TypedNumber(reading: text, options: options) else { return }
  let judgement = Tolerance(.exact).judge(number, against: number.value)
  precondition(judgement.isWithin, "a number must equal itself")
  _ = judgement.text(.english)
  _ = number.doubleValue
}

/// A bank's file: YAML, then topics and questions.
@Sendable private func readBanks(_ bytes: [UInt8]) {
  let topic = TopicReader.read(bytes, file: "fuzz.yaml")
  _ = topic.diagnostics.map(\.description)
}
