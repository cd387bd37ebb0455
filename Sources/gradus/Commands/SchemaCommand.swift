import ArgumentParser
import GradusBanks
import GradusGrading
import GradusPlugins

/// `gradus schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Write a JSON Schema of bank files for editors.",
    discussion: """
      Example: gradus schema > topic.schema.json, and as the first line of a bank file:
      # yaml-language-server: $schema=topic.schema.json
      """)

  @OptionGroup var sources: SourceOptions

  func run() throws {
    try perform {
      let workspace = try sources.workspace()
      print(
        JSONSchema.topics(
          formats: workspace.library.formats, checks: workspace.library.checkNames))
    }
  }
}
