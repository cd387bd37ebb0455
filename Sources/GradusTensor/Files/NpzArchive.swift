/// The arrays of a `.npz` file, as `numpy.savez` and `numpy.savez_compressed` write it.
///
/// Opening reads only the list of members; an array is unpacked when it is asked for. An archive is
/// refused when its arrays are larger than the limit altogether, when a name leaves the archive
/// (`../x`, `/x`) or occurs twice. Members that are not `.npy` are left out.
///
/// ```swift
/// let weights = try NpzArchive(file: "attention.npz").array(named: "wq")
/// ```
public struct NpzArchive: Sendable {
  /// The most bytes the arrays of an archive may have unpacked, unless another limit is given.
  public static let defaultMaximumBytes = 1 << 28
  /// The most members an archive may have.
  public static let maximumMembers = 4096

  /// The names of the arrays, in the order of the archive, without `.npy`.
  public var names: [String] { members.map(\.name) }

  private let bytes: [UInt8]
  private let members: [ZipMember]

  /// Reads the list of members from the bytes of a file.
  ///
  /// `maximumBytes` bounds what all arrays together take unpacked.
  public init(
    _ bytes: [UInt8],
    maximumBytes: Int = NpzArchive.defaultMaximumBytes
  ) throws(TensorError) {
    self.bytes = bytes
    members = try ZipReader.members(of: bytes, maximumCount: Self.maximumMembers)
      .compactMap(\.asArray)
    var names: Set<String> = []
    var total: UInt64 = 0
    for member in members {
      guard names.insert(member.name).inserted else { throw .zipRepeatedName(member.name) }
      let (sum, overflow) = total.addingReportingOverflow(member.size)
      guard !overflow, sum <= UInt64(clamping: maximumBytes) else {
        throw .zipTooLarge(limit: maximumBytes)
      }
      total = sum
    }
  }

  /// Reads the list of members of a file.
  public init(
    file path: String,
    maximumBytes: Int = NpzArchive.defaultMaximumBytes
  ) throws(TensorError) {
    try self.init(try FileBytes.read(path), maximumBytes: maximumBytes)
  }

  /// The array of the given name.
  public func array(named name: String) throws(TensorError) -> Tensor {
    guard let member = members.first(where: { $0.name == name }) else {
      throw .noSuchArray(name, known: names)
    }
    return try unpack(member)
  }

  /// All arrays with their names, in the order of the archive.
  public func arrays() throws(TensorError) -> [(name: String, tensor: Tensor)] {
    var arrays: [(name: String, tensor: Tensor)] = []
    for member in members { arrays.append((member.name, try unpack(member))) }
    return arrays
  }

  private func unpack(_ member: ZipMember) throws(TensorError) -> Tensor {
    let unpacked = try ZipReader.contents(of: member, in: bytes)
    do {
      return try Tensor(npy: unpacked)
    } catch {
      throw error.inArray(member.name)
    }
  }
}
