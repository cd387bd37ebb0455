import Testing

@testable import GradusTensor

struct SafetensorsArchiveTests {
  private func open() throws -> SafetensorsArchive {
    try SafetensorsArchive(file: Fixture.path("safetensors/types.safetensors"))
  }

  @Test func `the arrays are listed in the order of the data`() throws {
    let archive = try open()
    #expect(
      archive.names == [
        "f64", "f32", "f16", "bf16", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "bool",
        "number", "empty", "odd",
      ]
    )
    #expect(archive.metadata == ["format": "np"])
  }

  @Test func `every type is read`() throws {
    let archive = try open()
    // 0.1 as a float32 and a float16, and the largest bfloat16, as Python's struct unpacks them.
    let expected: [(String, [Double])] = [
      ("f32", [0.10000000149011612, -1, 3]), ("f16", [0.0999755859375, -65504]),
      ("bf16", [1, -2.5, 3.140625, 3.3895313892515355e+38, .infinity]), ("bool", [1, 0]),
      ("i8", [1, -2, 100]), ("i16", [1, -2, 100]), ("i32", [1, -2, 100]), ("i64", [1, -2, 100]),
      ("u8", [1, 2, 250]), ("u16", [1, 2, 250]), ("u32", [1, 2, 250]), ("u64", [1, 2, 250]),
    ]
    for (name, elements) in expected {
      #expect(try archive.array(named: name) == Tensor(elements), "\(name)")
    }
    let f64 = try archive.array(named: "f64")
    #expect(f64.shape == [2, 2])
    #expect(Array(f64.elements[..<3]) == [1.5, -2, .infinity])
    #expect(f64.elements[3].isNaN)
    #expect(try archive.array(named: "number") == Tensor(2.5))
    #expect(try archive.array(named: "empty") == Tensor.zeros([0, 3]))
  }

  @Test func `a type that cannot be read does not hide the others`() throws {
    expectError(
      .unsupportedFile,
      "array 'odd': type 'F8_E4M3' cannot be read, save it as F32 or F64"
    ) { try open().array(named: "odd") }
    expectError(
      .unsupportedFile,
      "array 'odd': type 'F8_E4M3' cannot be read, save it as F32 or F64"
    ) {
      try open().arrays()
    }
    expectError(
      .noSuchArray,
      "there is no array 'x'; there are: 'f64', 'f32', 'f16', 'bf16', 'i8', 'i16', 'i32', 'i64', …"
    ) { try open().array(named: "x") }
  }

  private static func file(_ header: String, data: Int = 16) -> [UInt8] {
    let length = header.utf8.count
    return (0..<8).map { UInt8(length >> ($0 * 8) & 0xff) } + Array(header.utf8)
      + Array(repeating: 0, count: data)
  }

  private static func entry(_ name: String, _ type: String, _ shape: String, _ range: String)
    -> String
  {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(range)}"
  }

  @Test(arguments: [
    (
      entry("a", "F64", "[3]", "[0,16]"),
      "array 'a': shape [3] of F64 needs 24 bytes, its data_offsets span 16"
    ),
    (
      entry("a", "F64", "[3]", "[0,24]"),
      "array 'a': data_offsets [0, 24] do not lie within the 16 bytes of data"
    ),
    (
      entry("a", "F64", "[0]", "[16,8]"),
      "array 'a': data_offsets [16, 8] do not lie within the 16 bytes of data"
    ),
    (
      entry("a", "F64", "[1]", "[-8,0]"),
      "array 'a': data_offsets [-8, 0] do not lie within the 16 bytes of data"
    ),
    (
      entry("a", "F64", "[1]", "[0,8,16]"),
      "array 'a': data_offsets [0, 8, 16] do not lie within the 16 bytes of data"
    ),
    (
      entry("a", "F64", "[1]", "[0,8]"),
      "the safetensors header describes 8 bytes of data, 16 are there"
    ),
    (
      entry("a", "F64", "[1]", "[8,16]"),
      "array 'a': its data begins at 8 where 0 is next; arrays may not overlap or leave gaps"
    ),
    (
      entry("a", "F64", "[2]", "[0,16]") + "," + entry("b", "F64", "[1]", "[8,16]"),
      "array 'b': its data begins at 8 where 16 is next; arrays may not overlap or leave gaps"
    ),
    (
      "\"a\":{\"x\":\"y\"}",
      "array 'a': the safetensors header gives no dtype, shape and data_offsets"
    ),
    (
      entry("__metadata__", "F64", "[2]", "[0,16]"),
      "the safetensors header's '__metadata__' does not map names to text"
    ),
  ])
  func `a header that lies about its arrays is refused`(_ entries: String, _ message: String) {
    expectError(.malformedFile, message) { try SafetensorsArchive(Self.file("{\(entries)}")) }
  }

  @Test(arguments: [
    ("[-1]", TensorError.Code.invalidShape, "shape [-1] has a negative length"),
    (
      "[4294967296,4294967296]", .tooLarge,
      "shape [4294967296, 4294967296] is too large: at most 16777216 elements are allowed"
    ),
    ("[1,1,1,1,1,1,1,1,1]", .invalidShape, "9 axes are too many: at most 8 are allowed"),
  ])
  func `a shape that is none is refused`(
    _ shape: String,
    _ code: TensorError.Code,
    _ message: String
  ) {
    let header = "{\(Self.entry("a", "F64", shape, "[0,16]"))}"
    expectError(code, "array 'a': \(message)") { try SafetensorsArchive(Self.file(header)) }
  }

  @Test(arguments: [
    "", "[]", "{", "{\"a\":1}", " {}", "{\"a\":{\"dtype\":\"F64\",\"shape\":[1.5]}}",
    "{\(entry("a", "F64", "[true]", "[0,8]"))}", "{\(entry("a", "F64", "[1e99]", "[0,8]"))}",
    "{\"__metadata__\":{\"a\":1}}",
    "{\"a\":" + String(repeating: "[", count: 100_000),
  ])
  func `a header of another form is refused`(_ header: String) {
    expectError(
      .malformedFile,
      "the safetensors header is not a JSON object with a dtype, a shape and two data_offsets "
        + "for each array"
    ) { try SafetensorsArchive(Self.file(header)) }
  }

  @Test func `a file that ends early or claims a long header is refused`() throws {
    for bytes in [[], [2, 0, 0, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]] as [[UInt8]] {
      expectError(.malformedFile, "the safetensors file ends within its header") {
        try SafetensorsArchive(bytes)
      }
    }
    expectError(
      .tooLarge,
      "the safetensors header claims 18446744073709551615 bytes: at most 4194304 are allowed"
    ) { try SafetensorsArchive(Array(repeating: 255, count: 8)) }
    #expect(try SafetensorsArchive(Self.file("{}  ", data: 0)).names == [])
  }

  @Test func `any changed byte gives arrays or an error and nothing else`() throws {
    let bytes = try Fixture.bytes("safetensors/types.safetensors")
    for place in 0..<400 {
      for value: UInt8 in [0, 0x22, 0x2d, 0x39, 0x5d, 0x7d] {
        var changed = bytes
        changed[place] = value
        _ = Result { try SafetensorsArchive(changed).arrays() }
      }
    }
  }
}
