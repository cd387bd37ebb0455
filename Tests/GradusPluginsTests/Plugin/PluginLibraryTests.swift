import GradusCore
import Testing

@testable import GradusPlugins

/// Which plugins a library loads, and which of several a name belongs to.
struct PluginLibraryTests {
  @Test func `a plugin is loaded when something of it is asked for, and no other is`() {
    let loads = Loads()
    let library = library(
      ["sums": "print('loaded') return { \(head), formats = { sum = { grade = none } } }"],
      ["words": "print('loaded') return { \(head), formats = { word = { grade = none } } }"],
      log: loads)
    #expect(loads.lines == [])
    #expect(library.fields(ofFormat: "word") == [])
    #expect(library.fields(ofFormat: "word") == [])
    #expect(loads.lines == ["words: loaded"])
    #expect(library.fields(ofFormat: "wort") == nil)
    #expect(loads.lines == ["words: loaded", "sums: loaded"])
  }

  @Test func `a plugin that cannot be loaded is told of when a question needs it`() {
    let loads = Loads()
    let library = library(
      ["broken": "formats = { sum = { grade = none } } error('no')"],
      ["words": "return { \(head), formats = { word = { grade = none } } }"], log: loads)
    #expect(library.fields(ofFormat: "word") == [])
    #expect(loads.lines == [])
    #expect(library.fields(ofFormat: "sum") == nil)
    #expect(loads.lines == ["broken/plugin.lua:1: loading plugin 'broken': no"])
  }

  @Test(arguments: [
    "formats = { sum = { grade = none } }", "formats = { ['sum'] = { grade = none } }",
    "formats = { [\"sum\"]={ grade = none } }", "formats = { ['su' .. 'm'] = { grade = none } }",
    "formats = (function(t) t[('mus'):reverse()] = { grade = none } return t end) {}",
    "formats = (function(t) t.sum = { grade = none } return t end) {}",
  ])
  func `a name is found however the plugin makes it`(_ formats: String) {
    let library = library(
      ["other": "return { \(head), formats = { word = { grade = none } } } -- no sum"],
      ["sums": "return { \(head), \(formats) }"])
    #expect(library.fields(ofFormat: "sum") == [])
    #expect(library.fields(ofFormat: "sample.sum") == [])
    #expect(library.fields(ofFormat: "other.sum") == nil)
  }

  @Test func `of several plugins with a name the first counts`() {
    let library = library(
      [
        "one":
          "return { \(head), formats = { sum = { grade = none, fields = { a = { type = 'text', doc = 'A.' } } } } }"
      ],
      [
        "two":
          "return { \(head), formats = { sum = { grade = none, fields = { b = { type = 'text', doc = 'B.' } } } } }"
      ])
    #expect(library.fields(ofFormat: "sum")?.map(\.name) == ["a"])
  }

  private let head = "name = 'sample', version = '1', api = 1"

  /// What plugins printed, and which could not be loaded.
  private final class Loads {
    var lines: [String] = []
  }

  private func library(_ plugins: [String: String]..., log: Loads = Loads()) -> PluginLibrary {
    let folders = plugins.flatMap { plugin in
      plugin.map { name, source in
        PluginFolder(
          name: name, path: name,
          main: .init(
            module: "plugin", path: "\(name)/plugin.lua",
            source: "local function none() return 0 end " + source),
          modules: [], banks: [], quizzes: [])
      }
    }
    return PluginLibrary(
      folders, log: { log.lines.append($0) }, report: { log.lines.append($0.description) })
  }
}
