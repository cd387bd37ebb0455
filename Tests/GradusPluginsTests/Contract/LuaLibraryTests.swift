import GradusLua
import Testing

@testable import GradusPlugins

/// The documented names are those a sandbox has.
@Suite struct LuaLibraryTests {
  private static func names(in table: String) throws -> [String] {
    let list = try HostSandbox.run(
      "local names = {} for name in pairs(\(table)) do names[#names + 1] = name end return names")
    return (list.elements ?? []).compactMap(\.text).sorted()
  }

  @Test func `the documented globals are all there are`() throws {
    let libraries = LuaLibrary.all.map(\.name).filter { !$0.isEmpty }
    let spaces = HostAPI.chapters.filter(\.isGlobal).map(\.name)
    let documented = LuaLibrary.basic.entries.map(\.name) + libraries + spaces
    #expect(try Self.names(in: "_ENV") == documented.sorted())
  }

  @Test(arguments: LuaLibrary.all.filter { !$0.name.isEmpty })
  func `the documented functions of a library are all there are`(_ library: LuaLibrary) throws {
    #expect(try Self.names(in: library.name) == library.entries.map(\.name).sorted())
  }

  @Test(arguments: HostAPI.chapters.filter(\.isGlobal))
  func `the documented functions of a host space are all there are`(
    _ chapter: HostChapter
  ) throws {
    let documented = chapter.sections.flatMap(\.functions).filter(\.isInSpace).map(\.name)
    #expect(try Self.names(in: chapter.name) == documented.sorted())
  }

  @Test(arguments: LuaLibrary.all)
  func `what is documented as a function can be called and what is a value cannot`(
    _ library: LuaLibrary
  ) throws {
    for entry in library.entries {
      let type = try HostSandbox.run("return type(\(library.fullName(entry)))")
      #expect((type == .text("function")) == (entry.parameters != nil), "\(entry.name)")
    }
  }

  @Test(arguments: LuaLibrary.absences.flatMap(\.names) + ["math.random()", "math.randomseed(1)"])
  func `what is documented as absent cannot be used`(_ name: String) {
    #expect(throws: LuaError.self) { try HostSandbox.run("local x = \(name)") }
  }

  @Test(arguments: [
    ("getmetatable('') == false and getmetatable(tensor.eye(1)) == false", true),
    ("next({}) == nil and next({ 5 }) == true", true),
    ("tostring({}) == 'table' and tostring(print) == 'function'", true),
    ("tostring(-(0/0)) == 'nan' and ('%f'):format(-(0/0)) == 'nan'", true),
    ("_G.os == nil and _G.print == print", true),
    ("pcall(string.format, '%p', {})", false),
    ("pcall(setmetatable, {}, { __gc = print })", false),
    ("pcall(pairs, { [{}] = 1 })", false),
    ("pcall(table.unpack, {}, 1, 10001)", false),
    ("pcall(require, 'os')", false),
  ])
  func `what is said to differ does`(_ code: String, _ value: Bool) throws {
    #expect(try HostSandbox.run("return (\(code))") == .boolean(value))
  }
}

extension LuaLibrary: CustomTestStringConvertible {
  var testDescription: String { title }
}

extension HostChapter: CustomTestStringConvertible {
  var testDescription: String { name }
}
