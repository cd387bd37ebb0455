/// The wording of errors about `.npy` and safetensors files.
extension TensorError {
  static let notNpy = TensorError(
    .malformedFile,
    "this is not a .npy file: it does not begin with \\x93NUMPY"
  )

  static let npyTruncatedHeader = TensorError(
    .malformedFile,
    "the .npy file ends within its header"
  )

  static func npyVersion(_ major: UInt8, _ minor: UInt8) -> TensorError {
    TensorError(
      .unsupportedFile,
      ".npy version \(major).\(minor) is unknown: save it as version 1, 2 or 3"
    )
  }

  static func npyLongHeader(_ length: Int, limit: Int) -> TensorError {
    TensorError(
      .tooLarge,
      "the .npy header claims \(counted(length, "byte")): at most \(limit) are allowed"
    )
  }

  static func npyMalformedHeader(_ rest: String) -> TensorError {
    let place = rest.isEmpty ? "it ends too early" : "at \(quoted(rest))"
    return TensorError(.malformedFile, "the .npy header is not what numpy writes: \(place)")
  }

  static func npyRepeatedKey(_ key: String) -> TensorError {
    TensorError(.malformedFile, "the .npy header has \(quoted(key)) twice")
  }

  static func npyUnknownKey(_ key: String) -> TensorError {
    TensorError(.malformedFile, "the .npy header has an unknown key \(quoted(key))")
  }

  static func npyMissingKey(_ key: String) -> TensorError {
    TensorError(.malformedFile, "the .npy header has no \(quoted(key))")
  }

  static let npyTooManyAxes = TensorError(
    .invalidShape,
    "the .npy file has too many axes: at most \(Tensor.maximumRank) are allowed"
  )

  static func npyHugeLength(_ digits: String) -> TensorError {
    TensorError(
      .tooLarge,
      "the .npy file has an axis of length \(quoted(digits)), which is too large"
    )
  }

  static func npyUnsupported(_ description: String, meaning: String?) -> TensorError {
    let holds = meaning ?? "an unknown type"
    return TensorError(
      .unsupportedFile,
      "the .npy file holds \(holds) (\(quoted(description))): save real numbers, e.g. as float64"
    )
  }

  static func npyByteOrder(_ description: String) -> TensorError {
    TensorError(
      .malformedFile,
      "the .npy header's type \(quoted(description)) has no byte order, '<' or '>'"
    )
  }

  static func npyDataLength(_ shape: [Int], needed: Int, found: Int) -> TensorError {
    TensorError(
      .malformedFile,
      "the .npy file's shape \(shape) needs \(counted(needed, "byte")) of data, \(found) are there"
    )
  }

  static let safetensorsTruncated = TensorError(
    .malformedFile,
    "the safetensors file ends within its header"
  )

  static func safetensorsLongHeader(_ length: UInt64, limit: Int) -> TensorError {
    TensorError(
      .tooLarge,
      "the safetensors header claims \(length) bytes: at most \(limit) are allowed"
    )
  }

  static let safetensorsBadHeader = TensorError(
    .malformedFile,
    "the safetensors header is not a JSON object with a dtype, a shape and two data_offsets "
      + "for each array"
  )

  static func safetensorsBadEntry(_ name: String) -> TensorError {
    TensorError(
      .malformedFile,
      name == "__metadata__"
        ? "the safetensors header's '__metadata__' does not map names to text"
        : "array \(quoted(name)): the safetensors header gives no dtype, shape and data_offsets"
    )
  }

  static func safetensorsOffsets(_ name: String, _ offsets: [Int], _ length: Int) -> TensorError {
    TensorError(
      .malformedFile,
      "array \(quoted(name)): data_offsets \(offsets.prefix(4)) do not lie within the "
        + "\(counted(length, "byte")) of data"
    )
  }

  static func safetensorsLength(
    _ name: String,
    _ type: String,
    _ shape: [Int],
    needed: Int,
    found: Int
  ) -> TensorError {
    TensorError(
      .malformedFile,
      "array \(quoted(name)): shape \(shape) of \(type) needs \(counted(needed, "byte")), "
        + "its data_offsets span \(found)"
    )
  }

  static func safetensorsGap(_ name: String, start: Int, expected: Int) -> TensorError {
    TensorError(
      .malformedFile,
      "array \(quoted(name)): its data begins at \(start) where \(expected) is next; "
        + "arrays may not overlap or leave gaps"
    )
  }

  static func safetensorsUnusedData(used: Int, _ length: Int) -> TensorError {
    TensorError(
      .malformedFile,
      "the safetensors header describes \(counted(used, "byte")) of data, \(length) are there"
    )
  }

  static func safetensorsUnsupported(_ name: String, _ type: String) -> TensorError {
    TensorError(
      .unsupportedFile,
      "array \(quoted(name)): type \(quoted(type)) cannot be read, save it as F32 or F64"
    )
  }
}
