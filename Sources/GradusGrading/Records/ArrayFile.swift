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
    let place = InnerPath(name, in: folder)
    guard place.isInside else {
      throw Problem(
        Text(
          english: "The file '\(name)' is not inside the folder of the answer.",
          chinese: "文件“\(name)”不在答案所在的文件夹内。"))
    }
    if let problem = place.problem(largest: Self.mostBytes) { throw unusable(problem) }
    let path = place.path
    let tensor: Tensor
    do throws(TensorError) {
      switch URL(fileURLWithPath: name).pathExtension.lowercased() {
      case "npz":
        let archive = try NpzArchive(file: path, maximumBytes: Self.mostBytes)
        tensor = try archive.array(named: array ?? archive.names.first ?? "")
      case "safetensors":
        let archive = try SafetensorsArchive(file: path)
        tensor = try archive.array(named: array ?? archive.names.first ?? "")
      default: tensor = try Tensor(npyFile: path)
      }
    } catch {
      // Results name files as the answer did: where they are on this machine is nobody's business.
      throw unusable(error.code == .unreadableFile ? "it cannot be read" : error.message)
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
