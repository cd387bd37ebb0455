import Foundation
import GradusBanks
import GradusCore
import GradusLua

@testable import GradusPlugins

/// Plugins and banks written to a folder of their own for one test.
enum Bench {
  /// What went wrong, with paths from the bench's folder on.
  struct Fault: Error, Hashable, CustomStringConvertible {
    var description: String
  }

  private static func inFolder<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    do {
      return try body(folder.path)
    } catch {
      throw Fault(description: shorten("\(error)", folder.path))
    }
  }

  private static func shorten(_ text: String, _ folder: String) -> String {
    text.replacingOccurrences(of: folder + "/", with: "")
  }

  /// Why the plugin `sample` with this `plugin.lua` cannot be loaded.
  static func faults(loading lua: String) throws -> [String] {
    try inFolder(["sample/plugin.lua": lua]) { folder in
      try LuaThread.run {
        PluginLibrary(try PluginFinder.folders(in: [folder]))
          .faults.map { shorten($0.description, folder) }
      }
    }
  }

  /// The question in a bank's file with the lines `question` below its head, which fill the lines
  /// from 9 on, asked through the shipped plugins and the plugin `sample`.
  static func ask<Result>(
    plugin: String = blank, question: String, budget: Budget = Budget(),
    _ body: (Engine, Question) throws -> Result
  ) throws -> Result {
    try inFolder(["sample/plugin.lua": plugin, "bank/topic.yaml": head + question]) { folder in
      let bank = try BankReader(folder: folder + "/bank").read().get()
      let roots = [folder, Shipped.root + "/Plugins"]
      return try LuaThread.run {
        let library = PluginLibrary(try PluginFinder.folders(in: roots))
        if let fault = library.faults.first { throw fault }
        guard let question = bank.questions.first else { throw Fault(description: "no question") }
        return try body(Engine(library: library, budget: budget), question)
      }
    }
  }

  /// What preparing the question says.
  static func fault(
    plugin: String = blank, preparing question: String
  ) throws -> String? {
    do {
      return try ask(plugin: plugin, question: question) { engine, question in
        _ = try engine.prepare(question, seed: 1)
        return nil
      }
    } catch let fault as Fault {
      return fault.description
    }
  }

  /// What becomes of an answer; paths in a failure begin with the bench's folder.
  static func verdicts(
    plugin: String = blank, question: String, budget: Budget = Budget(), seed: Int? = nil,
    _ answers: Value...
  ) throws -> [Verdict] {
    try ask(plugin: plugin, question: question, budget: budget) { engine, question in
      let prepared = try engine.prepare(question, seed: seed)
      return answers.map { engine.grade($0, prepared) }
    }
  }

  /// A plugin that brings nothing.
  static let blank = #"return { name = "sample", version = "1.0.0", api = 1 }"#

  /// A plugin with the format `sample`, whose table is `format`.
  static func format(_ format: String) -> String {
    #"return { name = "sample", version = "1.0.0", api = 1, formats = { sample = { \#(format) } } }"#
  }

  /// A plugin with the check `sample`, whose table is `check`.
  static func check(_ check: String) -> String {
    #"return { name = "sample", version = "1.0.0", api = 1, checks = { sample = { \#(check) } } }"#
  }

  private static let head = """
    topic: t001-sample
    number: 1
    section: samples
    difficulty: 1
    title: A sample
    questions:
      - id: one
        prompt: What?

    """
}
