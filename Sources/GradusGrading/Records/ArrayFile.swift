internal import Foundation
internal import GradusCore
internal import GradusTensor

/// An answer that names an array file beside it: `{"file": "attn.npy"}`, and `"array"` for one of
/// several in a file.
struct ArrayFile {
  let name: String
  let array: String?

  /// The largest file that is read, and the most bytes that the arrays of an archive unpack to.
  private static let mostBytes = 64 << 20
  /// The most numbers of an answer: a sandbox takes no more values.
  private static let mostNumbers = 1 << 20

  /// Returns `nil` when the answer is no such table.
  init?(_ answer: Value) {
    guard let entries = answer.entries, let file = entries["file"]?.string else { return nil }
    name = file
    array = entries["array"]?.string
  }

  /// Reads the array.
  ///
  /// - Throws: the problem as the learner should read it.
  func read(in folder: String) throws(Problem) -> Value {
    let path = try path(in: folder)
    let tensor: Tensor
    switch URL(fileURLWithPath: name).pathExtension.lowercased() {
    case "npz":
      let archive = try usable { () throws(TensorError) in
        try NpzArchive(file: path, maximumBytes: Self.mostBytes)
      }
      let array = try theArray(of: archive.names)
      tensor = try usable { () throws(TensorError) in try archive.array(named: array) }
    case "safetensors":
      let archive = try usable { () throws(TensorError) in try SafetensorsArchive(file: path) }
      let array = try theArray(of: archive.names)
      tensor = try usable { () throws(TensorError) in try archive.array(named: array) }
    default: tensor = try usable { () throws(TensorError) in try Tensor(npyFile: path) }
    }
    guard tensor.count <= Self.mostNumbers else {
      throw Problem(
        Text(
          english: "The array file '\(name)' has \(tensor.count) numbers; at most "
            + "\(Self.mostNumbers) are read.",
          chinese: "数组文件“\(name)”有 \(tensor.count) 个数，最多读取 \(Self.mostNumbers) 个。"))
    }
    return tensor.plain
  }

  private func path(in folder: String) throws(Problem) -> String {
    let place = InnerPath(name, in: folder)
    guard place.isInside else {
      throw Problem(
        Text(
          english: "The file '\(name)' is not inside the folder of the answer.",
          chinese: "文件“\(name)”不在答案所在的文件夹内。"))
    }
    if let problem = place.problem(largest: Self.mostBytes) { throw unusable(problem) }
    return place.path
  }

  /// The array that is meant, of those in the file.
  private func theArray(of names: [String]) throws(Problem) -> String {
    if let array { return array }
    guard names.count > 1 else { return names.first ?? "" }
    throw Problem(
      Text(
        english: "The array file '\(name)' has \(names.count) arrays: say with 'array' which one.",
        chinese: "数组文件“\(name)”中有 \(names.count) 个数组：请用 array 指明是哪一个。"))
  }

  private func usable<Content>(
    _ read: () throws(TensorError) -> Content
  ) throws(Problem) -> Content {
    do throws(TensorError) {
      return try read()
    } catch {
      // Results name files as the answer did: where they are on this machine is nobody's business.
      throw unusable(error.code == .unreadableFile ? "it cannot be read" : error.message)
    }
  }

  private func unusable(_ reason: String) -> Problem {
    Problem(
      Text(
        english: "The array file '\(name)' cannot be used: \(reason).",
        chinese: "数组文件“\(name)”无法使用：\(reason)。"))
  }

  struct Problem: Error {
    let text: Text

    init(_ text: Text) { self.text = text }
  }
}

extension Tensor {
  fileprivate var plain: Value {
    var place = 0
    func build(_ axis: Int) -> Value {
      guard axis < shape.count else {
        defer { place += 1 }
        return .number(elements[place])
      }
      return .list((0..<shape[axis]).map { _ in build(axis + 1) })
    }
    return build(0)
  }
}
