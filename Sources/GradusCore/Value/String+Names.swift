extension String {
  /// Whether this is a stable name: words of lower-case ASCII letters and digits with single
  /// hyphens between them.
  package var isKebabCase: Bool {
    !isEmpty
      && split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0.isASCIIDigit }
      }
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
