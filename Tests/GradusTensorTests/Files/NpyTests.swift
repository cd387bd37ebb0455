import Testing

@testable import GradusTensor

struct NpyTests {
  struct Item: Decodable {
    let file: String
    let expected: FixtureTensor
  }

  @Test func `every type, byte order, layout and version is read as numpy reads it`() throws {
    let items = Fixture.list("npy.json", of: Item.self)
    #expect(items.count == 27)
    for item in items {
      let tensor = try Tensor(npyFile: Fixture.path("npy/\(item.file).npy"))
      let expected = try item.expected.tensor
      #expect(tensor.shape == expected.shape, "\(item.file)")
      #expect(
        zip(tensor.elements, expected.elements).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) },
        "\(item.file)"
      )
    }
  }

  @Test func `what is written are the bytes that numpy writes`() throws {
    let tensor = try Tensor([[1, -2.5, .nan], [.infinity, 0.1, -0.0]])
    #expect(tensor.npyBytes() == (try Fixture.bytes("npy/written.npy")))
  }

  @Test(arguments: [[], [3], [0], [2, 0, 3], [1, 2, 1, 2, 1, 2, 1, 2]])
  func `what is written is read again`(_ shape: [Int]) throws {
    let tensor = try Tensor.full(shape, 0.1)
    #expect(try Tensor(npy: tensor.npyBytes()) == tensor)
  }

  @Test(arguments: [
    ("complex", "complex numbers ('<c16')"), ("object", "Python objects ('|O')"),
    ("record", "records ('[('a', '<i4'), ('b', '<f8')], 'fortran_o…')"), ("text", "text ('<U2')"),
    ("date", "dates or times ('<M8[D]')"),
    ("long-double", "floating point numbers of an unusual size ('<f16')"),
  ])
  func `what is not an array of real numbers is refused`(_ name: String, _ holds: String) throws {
    expectError(
      .unsupportedFile,
      "the .npy file holds \(holds): save real numbers, e.g. as float64"
    ) { try Tensor(npyFile: Fixture.path("npy/refused-\(name).npy")) }
  }

  /// A `.npy` file of version 1 with the given header and data.
  private static func file(_ header: String, data: Int = 0) -> [UInt8] {
    let length = header.utf8.count
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xff), UInt8(length >> 8)]
      + Array(header.utf8) + Array(repeating: 0, count: data)
  }

  private static let start = "{'descr': '<f8', 'fortran_order': False, 'shape': "

  @Test(arguments: [
    "{'shape':(2,),'fortran_order':False,'descr':'<f8'}",
    "{ \"descr\" : \"<f8\" , 'fortran_order' : True , 'shape' : ( 2 , ) , } \n",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2,), }",
  ])
  func `the header may be written in any order and with any blanks`(_ header: String) throws {
    #expect(try Tensor(npy: Self.file(header, data: 16)).elements == [0, 0])
  }

  @Test(arguments: [
    ("", "it ends too early"), ("[1]", "at '[1]'"), ("{", "it ends too early"),
    ("{1: 2}", "at '1: 2}'"), ("{'descr' '<f8'}", "at ''<f8'}'"), ("{'descr: }", "at 'descr: }'"),
    ("{'descr': 8}", "at '8}'"), ("{'fortran_order': false}", "at 'false}'"),
    (start + "(2)}", "at ')}'"), (start + "2}", "at '2}'"), (start + "(-1,)}", "at '-1,)}'"),
    (start + "(2 3)}", "at '3)}'"), (start + "(2,)} 7", "at '7'"), (start + "(,)}", "at ',)}'"),
    (start + "(2,) 7}", "at '7}'"), (start + "(2.0,)}", "at '.0,)}'"),
    (start + "(2L,)}", "at 'L,)}'"),
  ])
  func `a header that is not numpy's is refused at its place`(_ header: String, _ place: String) {
    expectError(.malformedFile, "the .npy header is not what numpy writes: \(place)") {
      try Tensor(npy: Self.file(header, data: 16))
    }
  }

  @Test(arguments: [
    ("{}", TensorError.Code.malformedFile, "the .npy header has no 'descr'"),
    ("{'descr': '<f8'}", .malformedFile, "the .npy header has no 'fortran_order'"),
    (
      "{'descr': '<f8', 'fortran_order': False}", .malformedFile,
      "the .npy header has no 'shape'"
    ),
    ("{'descr': '<f8', 'descr': '<f8'}", .malformedFile, "the .npy header has 'descr' twice"),
    ("{'evil': 1}", .malformedFile, "the .npy header has an unknown key 'evil'"),
    (
      "{'descr': 'f8', 'fortran_order': False, 'shape': ()}", .unsupportedFile,
      "the .npy file holds an unknown type ('f8'): save real numbers, e.g. as float64"
    ),
    (
      "{'descr': '=f8', 'fortran_order': False, 'shape': ()}", .malformedFile,
      "the .npy header's type '=f8' has no byte order, '<' or '>'"
    ),
    (
      start + "(1, 1, 1, 1, 1, 1, 1, 1, 1)}", .invalidShape,
      "the .npy file has too many axes: at most 8 are allowed"
    ),
    (
      start + "(99999999999999999999,)}", .tooLarge,
      "the .npy file has an axis of length '99999999999999999999', which is too large"
    ),
    (
      start + "(4294967296, 4294967296)}", .tooLarge,
      "shape [4294967296, 4294967296] is too large: at most 16777216 elements are allowed"
    ),
    (
      start + "(16777216,)}", .malformedFile,
      "the .npy file's shape [16777216] needs 134217728 bytes of data, 16 are there"
    ),
    (
      start + "(1,)}", .malformedFile,
      "the .npy file's shape [1] needs 8 bytes of data, 16 are there"
    ),
  ])
  func `a header that lies is refused`(
    _ header: String,
    _ code: TensorError.Code,
    _ message: String
  ) {
    expectError(code, message) { try Tensor(npy: Self.file(header, data: 16)) }
  }

  @Test func `a file that is something else or cut short is refused`() throws {
    let bytes = try Fixture.bytes("npy/vector.npy")
    for count in bytes.indices {
      #expect(throws: TensorError.self) { try Tensor(npy: Array(bytes[..<count])) }
    }
    expectError(.malformedFile, "this is not a .npy file: it does not begin with \\x93NUMPY") {
      try Tensor(npy: Array("PK".utf8))
    }
    expectError(.malformedFile, "the .npy file ends within its header") {
      try Tensor(npy: Array(bytes[..<50]))
    }
    expectError(
      .unsupportedFile,
      ".npy version 4.1 is unknown: save it as version 1, 2 or 3"
    ) { try Tensor(npy: Array(bytes[..<6]) + [4, 1] + bytes[8...]) }
    expectError(
      .tooLarge,
      "the .npy header claims 4294967295 bytes: at most 65536 are allowed"
    ) { try Tensor(npy: Array(bytes[..<6]) + [2, 0, 255, 255, 255, 255]) }
  }

  @Test func `any changed byte gives a tensor or an error and nothing else`() throws {
    let bytes = try Fixture.bytes("npy/fortran.npy")
    for place in bytes.indices {
      for value: UInt8 in [0, 0x27, 0x28, 0x29, 0x2c, 0x39, 0x7d, 0xff] {
        var changed = bytes
        changed[place] = value
        _ = Result { try Tensor(npy: changed) }
      }
    }
  }

  @Test func `a path must lead to a readable file`() {
    expectError(.unreadableFile, "cannot read 'no/such.npy': is the path right and readable?") {
      try Tensor(npyFile: "no/such.npy")
    }
    expectError(.unreadableFile, "'/' is not a regular file") { try Tensor(npyFile: "/") }
    expectError(.unreadableFile, "'/dev/zero' is not a regular file") {
      try NpzArchive(file: "/dev/zero")
    }
  }
}
