import ArgumentParser
import Foundation
import GradusPlugins

/// `gradus plugin docs [NAME]`.
struct PluginDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Read the reference for authors of plugins.",
    discussion: """
      Without a name, writes every page and gradus.lua, the declarations for the Lua language \
      server, into a folder. With one, prints that page or entry; the page 'index' names the others.

      Examples:
        gradus plugin docs --output docs
        gradus plugin docs tensor
        gradus plugin docs tensor.softmax
      """)

  @Argument(
    help: "A page, or an entry such as tensor.softmax; none writes all pages.",
    completion: .references)
  var name: String?

  @Option(
    help: ArgumentHelp("The folder for all pages. (default: gradus-docs)", valueName: "dir"),
    completion: .directory)
  var output: String?

  func validate() throws {
    guard name == nil || output == nil else {
      throw ValidationError("--output is for all pages: leave it out to print one, or the name")
    }
  }

  func run() throws {
    try perform {
      guard let name else { return try writePages(into: output ?? "gradus-docs") }
      do throws(PluginDocs.UnknownName) {
        StandardOutput.write(try PluginDocs.text(of: name), terminator: "")
      } catch {
        throw Failure(.usage, error.description)
      }
    }
  }

  private func writePages(into output: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: output, withIntermediateDirectories: true)
      for page in PluginDocs.pages {
        try Data(page.text.utf8).write(to: URL(fileURLWithPath: "\(output)/\(page.file)"))
      }
    } catch {
      throw Failure(.inputOutput, "cannot write into '\(output)': \(error.localizedDescription)")
    }
    StandardOutput.write("wrote \(PluginDocs.pages.count) files into \(output)")
  }
}
