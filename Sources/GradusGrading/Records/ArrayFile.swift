internal import Foundation
internal import GradusCore
internal import GradusTensor

/// An answer that names an array file beside it: `{"file": "attn.npy"}`, and `"array"` for one of
/// several in a file.
struct ArrayFile {
  let name: String
  let array: String?

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
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      throw Problem(
        Text(
          english: "The file '\(name)' is not inside the folder of the answer.",
          chinese: "文件“\(name)”不在答案所在的文件夹内。"))
    }
    let path = "\(folder)/\(name)"
    do throws(TensorError) {
      switch URL(fileURLWithPath: name).pathExtension.lowercased() {
      case "npz":
        let archive = try NpzArchive(file: path)
        return try archive.array(named: array ?? archive.names.first ?? "").plain
      case "safetensors":
        let archive = try SafetensorsArchive(file: path)
        return try archive.array(named: array ?? archive.names.first ?? "").plain
      default: return try Tensor(npyFile: path).plain
      }
    } catch {
      // Results name files as the answer did: where they are on this machine is nobody's business.
      let reason = error.message.replacing(path, with: name)
      throw Problem(
        Text(
          english: "The array file '\(name)' cannot be used: \(reason).",
          chinese: "数组文件“\(name)”无法使用：\(reason)。"))
    }
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
