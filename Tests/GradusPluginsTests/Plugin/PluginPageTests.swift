import Foundation
import GradusCore
import Testing

@testable import GradusPlugins

/// The page of every shipped plugin.
@Suite struct PluginPageTests {
  private static let headings = [
    "## Sample", "## Fields", "## Scoring", "## Mistakes and notes", "## See also",
  ]

  private static let names: [String] = {
    let folder = Shipped.root + "/Plugins"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/plugin.lua") }.sorted()
  }()

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: Shipped.root + "/Plugins/" + path, encoding: .utf8)
  }

  @Test(arguments: names)
  func `pages have the same headings, and the sample that is run`(_ name: String) throws {
    let page = try Self.text(name + "/README.md")
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.first == "# " + name)
    #expect(lines.filter { $0.hasPrefix("## ") } == Self.headings)
    let sample = try Self.text(name + "/cases/sample.yaml")
    #expect(page.contains("## Sample\n\n```yaml\n\(sample)```\n\n## Fields\n"))
  }

  @Test func `pages name every field, option, given and note of their plugin`() throws {
    #expect(!Self.names.isEmpty)
    let missing = try Shipped.withEngine { engine in
      try engine.library.plugins.map(\.manifest).flatMap { manifest in
        let page = try Self.text(manifest.name + "/README.md")
        return Self.declaredNames(of: manifest)
          .filter { !page.contains("`\($0)`") && !page.contains("[].\($0)`") }
          .map { "\(manifest.name): \($0)" }
      }
    }
    #expect(missing == [])
  }

  private static func declaredNames(of manifest: PluginManifest) -> [String] {
    var names: [String] = []
    for field in manifest.formats.values.flatMap(\.fields) {
      names.append(field.name)
      if case .enumeration(let words) = field.kind { names += words }
      if case .list(of: .record(let inner)) = field.kind { names += inner.map(\.name) }
    }
    for rule in manifest.rules.values { names += [rule.name] + rule.options.map(\.name) }
    for check in manifest.checks.values {
      names += [check.name] + check.givens.map(\.name)
      for step in check.steps { names += [step.name] + step.mistakes.keys }
    }
    return names.filter { !$0.isEmpty }.sorted()
  }
}
