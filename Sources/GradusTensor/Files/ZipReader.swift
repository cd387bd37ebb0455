internal import CZip

/// A file within a zip archive.
struct ZipMember {
  let index: UInt64
  let name: String
  /// The unpacked size its directory entry claims.
  let size: UInt64

  /// The member under the name of its array, if it is one.
  var asArray: ZipMember? {
    guard name.hasSuffix(".npy") else { return nil }
    return ZipMember(index: index, name: String(name.dropLast(4)), size: size)
  }
}

/// Reads zip archives that are in memory, through libzip.
enum ZipReader {
  /// The members of an archive, in its order.
  static func members(
    of bytes: [UInt8],
    maximumCount: Int
  ) throws(TensorError) -> [ZipMember] {
    try withArchive(bytes) { archive in list(archive, maximumCount: maximumCount) }
  }

  /// The unpacked bytes of a member; they must be as many as the archive claimed.
  static func contents(of member: ZipMember, in bytes: [UInt8]) throws(TensorError) -> [UInt8] {
    try withArchive(bytes) { archive in unpack(member, from: archive) }
  }

  private static func list(
    _ archive: OpaquePointer,
    maximumCount: Int
  ) -> Result<[ZipMember], TensorError> {
    let count = zip_get_num_entries(archive, 0)
    guard count <= maximumCount else {
      return .failure(.zipTooManyMembers(Int(count), limit: maximumCount))
    }
    var members: [ZipMember] = []
    for index in 0..<UInt64(max(count, 0)) {
      var entry = zip_stat_t()
      zip_stat_init(&entry)
      let known = UInt64(ZIP_STAT_NAME | ZIP_STAT_SIZE)
      guard zip_stat_index(archive, index, 0, &entry) == 0, entry.valid & known == known,
        let name = entry.name.map({ String(cString: $0) })
      else { return .failure(.zipDamaged) }
      guard isInside(name) else { return .failure(.zipUnsafeName(name)) }
      members.append(ZipMember(index: index, name: name, size: entry.size))
    }
    return .success(members)
  }

  /// Whether a name stays within the archive, wherever that would be unpacked.
  private static func isInside(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\")
      && !name.split(separator: "/").contains("..")
  }

  private static func unpack(
    _ member: ZipMember,
    from archive: OpaquePointer
  ) -> Result<[UInt8], TensorError> {
    guard let file = zip_fopen_index(archive, member.index, 0) else {
      let reason = String(cString: zip_error_strerror(zip_get_error(archive)))
      return .failure(.zipUnreadable(member.name, reason))
    }
    defer { zip_fclose(file) }
    // Grows with what is really there, for the claimed size may be a lie.
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let read = chunk.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { zip_fread(file, $0, UInt64(buffer.count)) } ?? -1
      }
      guard read >= 0 else {
        let reason = String(cString: zip_error_strerror(zip_file_get_error(file)))
        return .failure(.zipUnreadable(member.name, reason))
      }
      if read == 0 { break }
      guard UInt64(contents.count) + UInt64(read) <= member.size else {
        return .failure(.zipWrongSize(member.name))
      }
      contents += chunk[..<Int(read)]
    }
    guard UInt64(contents.count) == member.size else {
      return .failure(.zipWrongSize(member.name))
    }
    return .success(contents)
  }

  /// Opens an archive for the length of a closure.
  ///
  /// The closure returns a `Result` because the pointer's scope cannot pass on a typed error.
  private static func withArchive<Value>(
    _ bytes: [UInt8],
    _ body: (OpaquePointer) -> Result<Value, TensorError>
  ) throws(TensorError) -> Value {
    // libzip takes no bytes at all for an archive without members.
    guard !bytes.isEmpty else { throw .notZip("it is empty") }
    let result: Result<Value, TensorError> = bytes.withUnsafeBytes { buffer in
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      let size = UInt64(buffer.count)
      guard let source = zip_source_buffer_create(buffer.baseAddress, size, 0, &error) else {
        return .failure(.notZip(String(cString: zip_error_strerror(&error))))
      }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        return .failure(.notZip(String(cString: zip_error_strerror(&error))))
      }
      // Frees the source as well, and writes nothing.
      defer { zip_discard(archive) }
      return body(archive)
    }
    return try result.get()
  }
}
