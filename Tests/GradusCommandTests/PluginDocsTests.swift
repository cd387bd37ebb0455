import Foundation
import Testing

/// `gradus plugin docs`.
@Suite struct PluginDocsTests {
  @Test func `every page is written into a folder`() throws {
    let command = try Command()
    let outcome = try command.gradus("plugin", "docs", "--output", "reference/api")
    #expect(outcome.status == 0)
    #expect(outcome.output == "wrote 11 files into reference/api\n")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: command.folder.appendingPathComponent("reference/api").path)
    #expect(
      files.sorted() == [
        "api-check.md", "api-code.md", "api-decimal.md", "api-log.md", "api-rng.md",
        "api-tensor.md", "api-text.md", "contract.md", "gradus.lua", "index.md", "lua.md",
      ])
  }

  @Test func `one entry is printed`() throws {
    let outcome = try Command().gradus("plugin", "docs", "tensor.eye")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        # tensor.eye

        ```lua
        tensor.eye(n) → tensor[n,n]
        ```

        The identity matrix.

        - `n` (integer): rows and columns, from 0
        - since api 1

        ```lua
        tensor.eye(2):list()  --> {{1, 0}, {0, 1}}
        ```

        """)
  }

  @Test func `a misspelt page is answered with a suggestion`() throws {
    let outcome = try Command().gradus("plugin", "docs", "tensr")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(
      outcome.errors
        == "gradus: there is no page and no entry 'tensr'. Did you mean 'tensor'?\n")
  }

  @Test func `one page is printed and goes into no folder`() throws {
    let outcome = try Command().gradus("plugin", "docs", "tensor", "--output", "reference")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix(
        "Error: --output is for all pages: leave it out to print one, or the name\n"))
  }

  @Test func `a folder that cannot be made is an input or output error`() throws {
    let command = try Command()
    try command.write("taken", "a file")
    let outcome = try command.gradus("plugin", "docs", "--output", "taken")
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasPrefix("gradus: cannot write into 'taken': "))
  }
}
