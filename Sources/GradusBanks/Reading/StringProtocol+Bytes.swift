extension StringProtocol {
  /// What `body` makes of the bytes of the text, in UTF-8.
  ///
  /// A loop over them is many times as fast as one over `utf8`, which asks at each byte how the text
  /// is kept.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}
