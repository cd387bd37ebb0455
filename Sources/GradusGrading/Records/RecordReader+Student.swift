internal import GradusCore
internal import GradusLua

extension RecordReader {
  /// The records of a student's own file: a table from question to answer, or one with `answers`.
  func answers(
    _ bytes: UnsafeRawBufferPointer, id: String, student: String
  ) -> [AnswerRecord] {
    do throws(JSONText.Problem) {
      let value = try JSONText.read(bytes, keepingNumbers: true)
      guard let entries = (value["answers"] ?? value).entries else {
        return [AnswerRecord(id: id, student: student, problem: "the file is no table of answers")]
      }
      return records(of: entries.mapValues(\.plain), id: id, student: student)
    } catch {
      return [AnswerRecord(id: id, student: student, problem: error.message)]
    }
  }
}
