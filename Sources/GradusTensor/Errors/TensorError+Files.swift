/// The wording of errors about files in general and zip archives.
extension TensorError {
  static func cannotRead(_ path: String) -> TensorError {
    TensorError(.unreadableFile, "cannot read \(quoted(path)): is the path right and readable?")
  }

  static func notAFile(_ path: String) -> TensorError {
    TensorError(.unreadableFile, "\(quoted(path)) is not a regular file")
  }

  static func fileTooLarge(_ path: String, _ size: Int, limit: Int) -> TensorError {
    TensorError(
      .tooLarge,
      "\(quoted(path)) has \(counted(size, "byte")): at most \(limit) are read"
    )
  }

  static func noSuchArray(_ name: String, known: [String]) -> TensorError {
    let shown = known.prefix(8).map { quoted($0) }.joined(separator: ", ")
    let list = known.isEmpty ? "none" : known.count > 8 ? "\(shown), …" : shown
    return TensorError(.noSuchArray, "there is no array \(quoted(name)); there are: \(list)")
  }

  /// The same error with the array it is about.
  func inArray(_ name: String) -> TensorError {
    TensorError(code, "array \(Self.quoted(name)): \(message)")
  }

  static func notZip(_ reason: String) -> TensorError {
    TensorError(.malformedFile, "this is not a .npz file: \(reason)")
  }

  static let zipDamaged = TensorError(
    .malformedFile,
    "this is not a .npz file: a member has no name or size"
  )

  static func zipTooManyMembers(_ count: Int, limit: Int) -> TensorError {
    TensorError(.tooLarge, "the archive has \(count) members: at most \(limit) are allowed")
  }

  static func zipUnsafeName(_ name: String) -> TensorError {
    TensorError(.malformedFile, "the archive's member \(quoted(name)) lies outside the archive")
  }

  static func zipRepeatedName(_ name: String) -> TensorError {
    TensorError(.malformedFile, "the archive holds \(quoted(name)) twice")
  }

  static func zipTooLarge(limit: Int) -> TensorError {
    TensorError(.tooLarge, "the archive is larger than \(counted(limit, "byte")) when unpacked")
  }

  static func zipUnreadable(_ name: String, _ reason: String) -> TensorError {
    TensorError(.malformedFile, "array \(quoted(name)): cannot unpack: \(reason)")
  }

  static func zipWrongSize(_ name: String) -> TensorError {
    TensorError(
      .malformedFile,
      "array \(quoted(name)): its size is not what the archive's directory says"
    )
  }
}
