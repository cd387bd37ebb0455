internal import GradusCore
internal import GradusPlugins

/// Identifies texts by the 128-bit FNV-1a hash (Fowler, Noll and Vo), which is enough to notice a
/// change; it protects against nobody.
struct Fingerprint {
  private var high: UInt64 = 0x6c62_272e_07bb_0142
  private var low: UInt64 = 0x62b8_2175_6295_c58d

  /// Takes in a text and its end.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xff)
  }

  /// Multiplies by the prime 2⁸⁸ + 2⁸ + 0x3b after taking in a byte.
  private mutating func add(_ byte: UInt8) {
    low ^= UInt64(byte)
    let small: UInt64 = 0x13b
    let product = low.multipliedFullWidth(by: small)
    high = high &* small &+ product.high &+ (low << 24)
    low = product.low
  }

  /// 32 hexadecimal digits.
  var text: String {
    [high, low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension Fingerprint {
  /// The version of grading itself: a change that can alter verdicts raises it.
  static let gradingVersion = "1"

  /// The fingerprint of what decides a question's verdicts: its definition, the sources of the
  /// plugins that grade it, and the version of grading.
  init(of question: Question, plugins: [PluginFolder]) {
    self.init()
    add(Self.gradingVersion)
    add(question.address)
    add(question.format)
    add(question.points.shown)
    add(question.generate?.code ?? "")
    add(question.prompt.value.json)
    add(question.fields.value.json)
    for plugin in plugins {
      add(plugin.name)
      for file in [plugin.main] + plugin.modules {
        add(file.module)
        add(file.source)
      }
    }
  }
}
