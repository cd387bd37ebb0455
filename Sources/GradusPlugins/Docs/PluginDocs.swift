internal import GradusCore

/// What authors of plugins read, made from the declarations the host works with.
///
///     PluginDocs.pages.map(\.name)                  // ["index", "contract", "tensor", …]
///     try PluginDocs.text(of: "tensor.softmax")     // one entry
public enum PluginDocs {
  /// A file of the documentation.
  public struct Page: Hashable, Sendable {
    /// What it is asked for by, such as `tensor`.
    public let name: String
    /// Its file, such as `api-tensor.md`.
    public let file: String
    /// What it says.
    public let text: String
  }

  /// A name that no page and no entry has.
  public struct UnknownName: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked for, what is near it, and what there is.
    public let description: String
  }

  /// The names of all pages, without making them.
  public static var pageNames: [String] {
    ["index", "contract"] + HostAPI.chapters.map(\.name) + ["lua", "meta"]
  }

  /// The names of all pages and entries, each in the form without a colon.
  public static var names: [String] {
    pageNames + entries.compactMap { $0.names.first?.replacing(":", with: ".") }
  }

  /// All pages, first the index, last the declarations for the Lua language server.
  public static let pages: [Page] = {
    var pages = [Page(name: "contract", file: "contract.md", text: ContractPage.text)]
    pages += HostAPI.chapters.map { chapter in
      Page(
        name: chapter.name, file: "api-\(chapter.name).md", text: HostPage(chapter: chapter).text)
    }
    pages.append(Page(name: "lua", file: "lua.md", text: LuaPage.text))
    pages.append(
      Page(name: "meta", file: "gradus.lua", text: MetaFile(chapters: HostAPI.chapters).text))
    return [Page(name: "index", file: "index.md", text: index)] + pages
  }()

  /// A page by its name or file, or one entry by the name in code, such as `tensor.softmax`,
  /// `rng:pick`, `string.format` or `format` of the contract. The last part of such a name gives
  /// every entry that ends so.
  public static func text(of name: String) throws(UnknownName) -> String {
    if let page = pages.first(where: { $0.name == name || $0.file == name }) { return page.text }
    if let entry = entries.first(where: { $0.names.contains(name) }) { return entry.text() + "\n" }
    let ends = entries.filter { $0.names.contains { $0.hasSuffix("." + name) } }
    if !ends.isEmpty { return ends.map { $0.text() + "\n" }.joined(separator: "\n") }
    let known = pageNames + entries.flatMap(\.names)
    let suggestion = Suggestion.sentence(for: name, in: known)
    let list = pageNames.joined(separator: ", ")
    throw UnknownName(
      description: "there is no page and no entry '\(name)'"
        + (suggestion.isEmpty ? "; the pages are \(list)" : suggestion))
  }

  // MARK: Entries

  private struct Entry {
    var names: [String]
    var text: () -> String
  }

  private static var entries: [Entry] {
    let functions = HostAPI.functions.map { function in
      let name = function.fullName
      // A colon or a point: people type what they remember.
      var names = [name, name.replacing(":", with: ".")]
      if case .space("tensor", .some) = function.home {
        names += ["t:\(function.name)", "t.\(function.name)"]
      }
      if name.hasPrefix("variant.") {
        names += names.map { $0.replacing("variant.", with: "") }
      }
      return Entry(names: names) { HostPage.entry(function, level: 1) }
    }
    let tables = (ContractPage.entries.map(\.table) + HostAPI.chapters.flatMap(\.tables)).map {
      table in
      Entry(names: [table.name]) { ContractPage.entry(table, level: 1).joined(separator: "\n\n") }
    }
    let library = LuaLibrary.all.flatMap { library in
      library.entries.map { entry in
        Entry(names: [library.fullName(entry)]) { LuaPage.line(entry, of: library) }
      }
    }
    return functions + tables + library
  }

  // MARK: The index

  private static let index: String = {
    let pages = HostAPI.chapters.map { chapter in
      let subject = HostPage(chapter: chapter).subject
      return "- [\(subject)](api-\(chapter.name).md): \(chapter.summary)"
    }
    return """
      # Plugin reference

      What a plugin may rely on with `api = \(PluginManifest.api)`. These pages are made by
      `gradus plugin docs` from the declarations that the host itself works with; the example of
      every function is run by a test. `gradus plugin docs tensor.softmax` prints one entry.

      ## What a plugin defines

      - [The contract](contract.md): the plugin table, formats, fields, views, verdicts, rules, checks

      ## What the host gives

      \(pages.joined(separator: "\n"))
      - [Lua](lua.md): the language and its library as plugins find them, and the budget of a call

      ## In an editor

      [gradus.lua](gradus.lua) declares all of it for the Lua language server. Name the folder it is
      in under `workspace.library` in `.luarc.json`, and write `---@type gradus.Plugin` above the
      table that `plugin.lua` returns.

      ## Versions

      Within a version of the interface things are only added. A function that is to go is marked
      as deprecated here and in `gradus.lua`, with what to use instead. Removing it makes a new
      version, and a plugin for a newer one is refused with a clear line.

      """
  }()
}
