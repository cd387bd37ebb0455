/// A run of whole lines of input: what one worker grades at a time.
struct Block {
  /// What its lines are.
  enum Kind: UInt8 {
    /// Lines of an answer file.
    case lines = 1
    /// Records written by `AnswerRecord.line`, from a table or a folder.
    case records = 2
  }

  /// Where the stream of input stands behind a block.
  struct Mark: Hashable {
    /// How many blocks there were.
    var blocks: Int
    /// The hash of all of them.
    var input: String
    /// How many bytes of the files they came from, packed as they are.
    var position: Int
  }

  /// Its place among the blocks that are graded, from 0.
  var index: Int
  /// What its lines are.
  var kind: Kind
  /// The number of its first line in its file, from 1.
  var firstLine: Int
  /// Its lines, with their newlines.
  var bytes: [UInt8]
  /// Where the stream stands behind it.
  var mark: Mark
}
