import Testing

@testable import GradusTensor

struct NpzArchiveTests {
  private func open(_ name: String) throws -> NpzArchive {
    try NpzArchive(file: Fixture.path("npz/\(name).npz"))
  }

  @Test(arguments: ["stored", "deflated"])
  func `the arrays of an archive are read by name`(_ name: String) throws {
    let archive = try open(name)
    #expect(archive.names == ["q", "k", "layer/v:0"])
    #expect(try archive.array(named: "q") == Tensor([[0, 1, 2], [3, 4, 5]]))
    #expect(try archive.array(named: "k") == Tensor([1, 2, 3]))
    #expect(try archive.array(named: "layer/v:0") == Tensor(7.5))
    #expect(try archive.arrays().map(\.name) == archive.names)
    #expect(try archive.arrays().first?.tensor == archive.array(named: "q"))
  }

  @Test func `an array that is not there is refused with those that are`() throws {
    expectError(
      .noSuchArray,
      "there is no array 'x'; there are: 'q', 'k', 'layer/v:0'"
    ) { try open("stored").array(named: "x") }
    expectError(.noSuchArray, "there is no array 'x'; there are: none") {
      try open("empty").array(named: "x")
    }
  }

  @Test func `members that are not arrays are left out`() throws {
    #expect(try open("other-members").names == ["a"])
  }

  @Test(arguments: [
    ("parent", "'../b.npy'"), ("absolute", "'/tmp.npy'"), ("backslash", "'..\\b.npy'"),
  ])
  func `a name that leaves the archive is refused`(_ name: String, _ member: String) {
    expectError(.malformedFile, "the archive's member \(member) lies outside the archive") {
      try open(name)
    }
  }

  @Test func `a name that occurs twice is refused`() {
    expectError(.malformedFile, "the archive holds 'a' twice") { try open("twice") }
  }

  @Test func `an archive larger than its limit is refused before it is unpacked`() throws {
    let path = Fixture.path("npz/bomb.npz")
    expectError(.tooLarge, "the archive is larger than 1000000 bytes when unpacked") {
      try NpzArchive(file: path, maximumBytes: 1_000_000)
    }
    expectError(.tooLarge, "the archive is larger than -1 bytes when unpacked") {
      try NpzArchive(file: path, maximumBytes: -1)
    }
    #expect(try NpzArchive(file: path, maximumBytes: 1 << 21).names == ["a"])
  }

  @Test(arguments: [
    ("not-npy", "this is not a .npy file: it does not begin with \\x93NUMPY"),
    ("wrong-checksum", "cannot unpack: CRC error"),
  ])
  func `an array that cannot be read is named`(_ name: String, _ problem: String) {
    expectError(.malformedFile, "array 'a': \(problem)") { try open(name).array(named: "a") }
  }

  @Test(arguments: ["claims-less", "claims-more"])
  func `a directory that lies about a size is found out`(_ name: String) {
    // Some versions of libzip notice it themselves and word it in their way.
    let error = #expect(throws: TensorError.self) { try open(name).array(named: "a") }
    #expect(error?.code == .malformedFile)
    #expect(error?.message.hasPrefix("array 'a': ") == true)
    #expect(
      TensorError.zipWrongSize("a").message
        == "array 'a': its size is not what the archive's directory says"
    )
  }

  @Test func `what is not an archive is refused`() throws {
    expectError(.malformedFile, "this is not a .npz file: Not a zip archive") {
      try NpzArchive(Array("hello".utf8))
    }
    expectError(.malformedFile, "this is not a .npz file: Not a zip archive") {
      try NpzArchive([1, 2, 3])
    }
    expectError(.malformedFile, "this is not a .npz file: it is empty") { try NpzArchive([]) }
    #expect(throws: TensorError.self) { try open("truncated") }
  }

  @Test func `limits that no test can afford to reach are worded too`() {
    #expect(
      TensorError.fileTooLarge("a.npy", 1 << 40, limit: FileBytes.maximumSize).message
        == "'a.npy' has 1099511627776 bytes: at most 135266304 are read"
    )
    #expect(
      TensorError.zipDamaged.message
        == "this is not a .npz file: a member has no name or size"
    )
    #expect(TensorError.zipDamaged.description == TensorError.zipDamaged.message)
  }

  @Test func `an archive may not have too many members`() throws {
    let bytes = try Fixture.bytes("npz/other-members.npz")
    expectError(.tooLarge, "the archive has 3 members: at most 2 are allowed") {
      try ZipReader.members(of: bytes, maximumCount: 2)
    }
    #expect(NpzArchive.maximumMembers == 4096)
  }

  @Test(arguments: ["stored", "deflated"])
  func `any changed byte gives arrays or an error and nothing else`(_ name: String) throws {
    let bytes = try Fixture.bytes("npz/\(name).npz")
    for place in bytes.indices {
      for change: UInt8 in [0x01, 0x80, 0xff] {
        var changed = bytes
        changed[place] ^= change
        _ = Result { try NpzArchive(changed, maximumBytes: 1 << 16).arrays() }
      }
    }
  }
}
