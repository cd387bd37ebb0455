public import GradusCore

/// The YAML files below a folder as they were at one moment.
///
///     let files = YAMLFiles(folder: "banks/transformer")
///     let bank = BankReader.read(files)
///
/// Places in files are the folder as given, a slash and the path below it. Files and folders whose
/// names begin with a dot are skipped.
public struct YAMLFiles: Sendable {
  /// A file that could be read.
  public struct File: Sendable {
    /// The file as a person would name it.
    public let path: String
    /// Its path below the folder.
    public let place: String
    /// What it holds; at most one byte more than may be read.
    public let bytes: [UInt8]
  }

  /// The folder as the person named it.
  public let folder: String
  /// The last part of its path.
  public let name: String
  /// The files that could be read, in the order of their paths.
  public let files: [File]
  /// What is wrong with the folder, and with files that cannot be read.
  public let diagnostics: [Diagnostic]
  /// How many files there are, whether they can be read or not; `nil` when the folder cannot be.
  let count: Int?

  /// Reads the files below a folder.
  public init(folder: String) {
    self.folder = folder
    let findings = Findings()
    let root = YAMLFolder(folder)
    let paths = root.files(findings)
    name = root.name
    count = paths?.count
    files = (paths ?? []).compactMap { path in
      YAMLFolder.bytes(of: path, findings).map { bytes in
        let place = path.dropFirst(root.path.count).drop { $0 == "/" }
        return File(path: path, place: String(place), bytes: bytes)
      }
    }
    diagnostics = findings.diagnostics.sorted()
  }
}
