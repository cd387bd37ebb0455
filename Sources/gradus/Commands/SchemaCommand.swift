import ArgumentParser
import GradusBanks
import GradusGrading
import GradusPlugins

/// `gradus schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema, by which editors check bank files.",
    discussion: """
      Editors with the YAML language server take it from the first line of a bank file:
      # yaml-language-server: $schema=topic.schema.json

      Examples:
        gradus schema > topic.schema.json
      """)

  @OptionGroup var sources: SourceOptions

  func run() throws {
    try perform {
      let workspace = try sources.workspace()
      StandardOutput.write(
        JSONSchema.topics(
          formats: workspace.library.formats, checks: workspace.library.checkNames))
    }
  }
}
