import Foundation
import GradusLua
import Testing

@testable import GradusPlugins

/// What authors of plugins read.
@Suite struct PluginDocsTests {
  private static let folder = Shipped.root + "/Plugins/docs"

  /// Re-recorded with `RECORD_SNAPSHOTS=1`.
  @Test(arguments: PluginDocs.pages.map(\.file))
  func `the pages beside the plugins are the generated ones`(_ name: String) throws {
    let file = URL(fileURLWithPath: "\(Self.folder)/\(name)")
    let text = try PluginDocs.text(of: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        atPath: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == text)
  }

  @Test func `every page has its name in the list`() {
    #expect(PluginDocs.pages.map(\.name) == PluginDocs.pageNames)
  }

  @Test func `there is no page that nobody makes any more`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(files.sorted() == PluginDocs.pages.map(\.file).sorted())
  }

  @Test func `the folder of the pages is no plugin`() throws {
    let folders = try PluginFinder.folders(in: [Shipped.root + "/Plugins"])
    #expect(!folders.contains { $0.name == "docs" })
  }

  @Test func `every link leads to a heading`() throws {
    for page in PluginDocs.pages {
      for link in page.text.matches(of: #/\]\(([^)#]*)#?([^)]*)\)/#) {
        let file = link.1.isEmpty ? page.file : String(link.1)
        let target = try #require(PluginDocs.pages.first { $0.file == file }, "\(link.0)")
        #expect(link.2.isEmpty || Self.anchors(of: target).contains(String(link.2)), "\(link.0)")
      }
    }
  }

  private static func anchors(of page: PluginDocs.Page) -> [String] {
    var met: [String: Int] = [:]
    return page.text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
      let heading = String(line.drop { $0 == "#" }.dropFirst())
      let anchor = Markdown.anchor(heading)
      defer { met[anchor, default: 0] += 1 }
      return met[anchor].map { "\(anchor)-\($0)" } ?? anchor
    }
  }

  @Test func `the declarations for editors are Lua`() throws {
    let meta = try PluginDocs.text(of: "meta")
    try LuaThread.run {
      var sandbox = try LuaSandbox(limits: LuaLimits())
      _ = try sandbox.compile(meta, named: "gradus.lua")
    }
  }

  @Test(arguments: [
    ("tensor", "# tensor: arrays of numbers\n"), ("api-tensor.md", "# tensor: arrays of numbers\n"),
    ("tensor.softmax", "# tensor.softmax\n"), ("rng:pick", "# rng:pick\n"),
    ("rng.pick", "# rng:pick\n"), ("check:grade", "# variant.check:grade\n"),
    ("variant.check.grade", "# variant.check:grade\n"), ("a + b", "# a + b\n"),
    ("verdict", "# Verdict\n"), ("tolerance", "# Tolerance\n"),
    ("string.rep", "- `string.rep(s, n[, separator])`: "), ("gradus.lua", "---@meta gradus\n"),
  ])
  func `a page or an entry is found by its name`(_ name: String, _ start: String) throws {
    #expect(try PluginDocs.text(of: name).hasPrefix(start))
  }

  @Test(arguments: [
    ("tensr", "there is no page and no entry 'tensr'. Did you mean 'tensor'?"),
    (
      "tensor.sofmax",
      "there is no page and no entry 'tensor.sofmax'. Did you mean 'tensor.softmax'?"
    ),
    (
      "quantum physics",
      "there is no page and no entry 'quantum physics'; the pages are index, contract, tensor, "
        + "text, decimal, rng, code, log, check, lua, meta"
    ),
  ])
  func `a name that does not exist is answered with what does`(_ name: String, _ message: String) {
    let error = #expect(throws: PluginDocs.UnknownName.self) { try PluginDocs.text(of: name) }
    #expect(error?.description == message)
  }
}
