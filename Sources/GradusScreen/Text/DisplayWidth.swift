internal import CUTF8Proc

/// The number of terminal columns a text takes on one line.
///
///     displayWidth("softmax")  // 7
///     displayWidth("注意力")    // 6
///     displayWidth("x̂")        // 1
///
/// Counted by grapheme cluster: East Asian wide characters and emoji sequences take two columns,
/// combining marks none, characters of ambiguous width one (Unicode Standard Annex #11 and #51).
/// Control characters, newlines among them, take none.
public func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    return text.utf8.reduce(0) { $0 + ($1 >= 0x20 && $1 != 0x7F ? 1 : 0) }
  }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The number of terminal columns one grapheme cluster takes: 0, 1 or 2.
func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if first.isASCII, scalars.count == 1 {
    return first.value >= 0x20 && first.value != 0x7F ? 1 : 0
  }
  var widest = 0
  var index = scalars.startIndex
  while index < scalars.endIndex {
    let scalar = scalars[index]
    if scalar.value == 0xFE0F, first.properties.isEmoji { return 2 }
    if index > scalars.startIndex, scalar.isRegionalIndicator { return 2 }
    widest = max(widest, scalar.columns)
    scalars.formIndex(after: &index)
  }
  return widest
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    max(0, Int(utf8proc_charwidth(utf8proc_int32_t(bitPattern: value))))
  }

  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
