import Foundation
import GradusCore
import GradusGrading
import GradusLua
import GradusPlugins
import GradusScreen
import GradusTensor

/// Looks at this machine: versions, the terminal, plugins, folders, and what is missing.
struct Doctor {
  let places: [PluginPlaces.Place]
  /// `nil` when a plugin cannot even be read.
  let workspace: Workspace?
  /// What is wrong with plugins and banks.
  let faults: [Diagnostic]
  let learner = LearnerFacts()

  /// The most faults that are shown; the object has them all.
  private static let mostFaults = 10

  var report: DoctorReport {
    DoctorReport(sections: [
      versions, lua, libraries, terminal, lookedIn, plugins, faultsFound, folders,
      learner.section, limits, missing,
    ])
  }

  // MARK: Versions

  private var versions: DoctorReport.Section {
    .init(
      title: "Gradus", key: "gradus", lines: [.init(name: "version", text: Version.text)],
      value: .text(Version.text))
  }

  private var lua: DoctorReport.Section {
    let bugs = LuaBug.known(in: LuaSandbox.version)
    var lines = [DoctorReport.Line(name: "runs", text: LuaSandbox.version)]
    lines.append(
      .init(
        name: "bugs",
        text: bugs.isEmpty
          ? "none is known that plugins could reach"
          : "\(bugs.count) are known that plugins could reach, were they not kept away:"))
    for bug in bugs {
      lines.append(.init(name: "", text: "- \(bug.effect)"))
      lines.append(.init(name: "", text: "  before 5.4.\(bug.fixedIn); \(bug.countermeasure)"))
    }
    let list = bugs.map { bug in
      Value.map([
        "effect": .text(bug.effect), "fixed_in": .text("5.4.\(bug.fixedIn)"),
        "countermeasure": .text(bug.countermeasure),
      ])
    }
    return .init(
      title: "Lua", key: "lua", lines: lines,
      value: .map(["version": .text(LuaSandbox.version), "bugs": .list(list)]))
  }

  private var libraries: DoctorReport.Section {
    let unicode = UnicodeLibrary.unicodeVersion
    return .init(
      title: "Libraries", key: "libraries",
      lines: [
        .init(name: "simdjson", text: JSONText.libraryVersion),
        .init(name: "libzip", text: ZipLibrary.version),
        .init(name: "utf8proc", text: "\(UnicodeLibrary.version), Unicode \(unicode)"),
      ],
      value: .map([
        "simdjson": .text(JSONText.libraryVersion), "libzip": .text(ZipLibrary.version),
        "utf8proc": .text(UnicodeLibrary.version), "unicode": .text(unicode),
      ]))
  }

  private var terminal: DoctorReport.Section {
    let terminal = TerminalFacts()
    return .init(
      title: "Terminal", key: "terminal",
      lines: [
        .init(
          name: "output",
          text: terminal.isTerminal
            ? "a terminal (TERM=\(terminal.term)), \(terminal.width) columns are used"
            : "no terminal, \(terminal.width) columns are used"),
        .init(name: "colour", text: terminal.hasColour ? "yes" : "no"),
        .init(
          name: "locale",
          text: terminal.isUTF8
            ? "\(terminal.locale), which is UTF-8" : "\(terminal.locale), which is not UTF-8",
          isBad: terminal.isTerminal && !terminal.isUTF8),
      ],
      value: .map([
        "is_terminal": .boolean(terminal.isTerminal), "width": .integer(terminal.width),
        "colour": .boolean(terminal.hasColour), "locale": .text(terminal.locale),
        "is_utf8": .boolean(terminal.isUTF8),
      ]))
  }

  // MARK: Plugins

  private var lookedIn: DoctorReport.Section {
    let found = workspace?.library.plugins.map(\.folder.path) ?? []
    let counted = places.map { place in
      let exists = FileManager.default.fileExists(atPath: place.path)
      let count = found.count { $0 == place.path || $0.hasPrefix(place.path + "/") }
      return (place: place, exists: exists, count: count)
    }
    return .init(
      title: "Places of plugins, first to last", key: "places",
      lines: counted.map { entry in
        .init(
          name: entry.place.reason,
          text: "\(entry.place.path): "
            + (entry.exists ? Self.counted(entry.count, "plugin") : "does not exist"))
      },
      value: .list(
        counted.map { entry in
          .map([
            "path": .text(entry.place.path), "reason": .text(entry.place.reason),
            "exists": .boolean(entry.exists), "plugins": .integer(entry.count),
          ])
        }))
  }

  private var plugins: DoctorReport.Section {
    let entries = workspace?.library.plugins ?? []
    return .init(
      title: "Plugins", key: "plugins",
      lines: entries.map { entry in
        let manifest = entry.manifest
        let brings = [
          (manifest.formats.count, "format"), (manifest.rules.count, "rule"),
          (manifest.checks.count, "check"), (entry.folder.banks.count, "bank"),
        ].filter { $0.0 > 0 }.map { Self.counted($0.0, $0.1) }
        let what = brings.isEmpty ? "nothing" : brings.joined(separator: ", ")
        return .init(name: manifest.name, text: "\(manifest.version)  \(what)")
      },
      value: .list(
        entries.map { entry in
          .map([
            "name": .text(entry.manifest.name), "version": .text(entry.manifest.version),
            "path": .text(entry.folder.path), "formats": .integer(entry.manifest.formats.count),
            "rules": .integer(entry.manifest.rules.count),
            "checks": .integer(entry.manifest.checks.count),
            "banks": .integer(entry.folder.banks.count),
          ])
        }))
  }

  private var faultsFound: DoctorReport.Section {
    var lines = faults.prefix(Self.mostFaults).map {
      DoctorReport.Line(name: "", text: sanitised($0.description), isBad: $0.severity == .error)
    }
    if faults.count > lines.count {
      lines.append(.init(name: "", text: "… \(faults.count - lines.count) more, see gradus check"))
    }
    if lines.isEmpty { lines = [.init(name: "", text: "none")] }
    return .init(
      title: "Faults", key: "faults", lines: lines,
      value: .list(faults.map { .text($0.description) }))
  }

  // MARK: The rest

  private var folders: DoctorReport.Section {
    let folders = [("data", PluginPlaces.dataFolder), ("state", StateFolder.path)]
    return .init(
      title: "Folders", key: "folders",
      lines: folders.map { name, path in
        let exists = FileManager.default.fileExists(atPath: path)
        return .init(name: name, text: exists ? path : "\(path), not made yet")
      },
      value: .map(
        Dictionary(uniqueKeysWithValues: folders.map { ($0.0, Value.text($0.1)) })))
  }

  private var limits: DoctorReport.Section {
    let limits = LuaLimits()
    let answer = Engine.longestAnswer
    return .init(
      title: "Limits", key: "limits",
      lines: [
        .init(
          name: "a call",
          text:
            "\(limits.instructions.grouped) instructions, \(limits.allocation >> 20) MiB in all, "
            + "\(limits.memory >> 20) MiB at once"),
        .init(
          name: "",
          text: "\(limits.depth.grouped) nested calls, texts of \(limits.text >> 20) MiB"),
        .init(name: "answers", text: "\(answer >> 10) KiB"),
      ],
      value: .map([
        "instructions": .integer(limits.instructions), "allocation": .integer(limits.allocation),
        "memory": .integer(limits.memory), "depth": .integer(limits.depth),
        "text": .integer(limits.text), "answer": .integer(answer),
      ]))
  }

  private var missing: DoctorReport.Section {
    let needs = Need.found(places: places, plugins: workspace?.library.plugins.count ?? 0)
    return .init(
      title: "Missing", key: "missing",
      lines: needs.isEmpty
        ? [.init(name: "", text: "nothing")]
        : needs.map { .init(name: $0.what, text: $0.remedy, isBad: true) },
      value: .list(
        needs.map { .map(["what": .text($0.what), "remedy": .text($0.remedy)]) }))
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
