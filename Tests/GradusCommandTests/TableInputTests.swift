import Foundation
import Testing

/// Tables of answers as people export them, graded by the command.
@Suite struct TableInputTests {
  /// A quiz `sums` of topic 7 with the questions `t.one` (2), `t.two` (4) and `u.three` (6).
  static func bank() throws -> Command {
    let command = try Command()
    try command.write(
      "sums/t.yaml",
      """
      topic: t
      number: 7
      title: Sums
      questions:
        - {id: one, format: numeric, prompt: "1 + 1 = ?", answer: {value: 2}}
        - {id: two, format: numeric, prompt: "2 + 2 = ?", answer: {value: 4}}
      """)
    try command.write(
      "sums/u.yaml",
      """
      topic: u
      number: 8
      title: More sums
      questions:
        - {id: three, format: numeric, prompt: "3 + 3 = ?", answer: {value: 6}}
      """)
    return command
  }

  /// `id status` of each result.
  private func lines(_ outcome: Command.Outcome) throws -> [String] {
    try outcome.results().map { "\($0.id) \($0.status)\($0.score.map { " \(Int($0))" } ?? "")" }
  }

  private func grade(_ command: Command, _ more: String...) throws -> Command.Outcome {
    try command.gradus(all: ["grade", "--bank", "sums"] + more)
  }

  @Test(arguments: [
    "student,t.one,t.two,u.three", "Student,7 one,7.two,8-three", "username,one,TWO,u",
    "Email address,Q1,Question 2,3.", "name;Response 1;Response 2;Response 3",
    "SIS User ID\tone\ttwo\tthree",
  ])
  func `columns name questions as people do`(_ header: String) throws {
    let command = try Self.bank()
    let separator = header.contains(";") ? ";" : header.contains("\t") ? "\t" : ","
    try command.write(
      "class.csv", header + "\n" + ["a", "2", "4", "6"].joined(separator: separator))
    let outcome = try grade(command, "class.csv", "--quiz", "sums")
    #expect(try lines(outcome) == ["a/t.one graded 1", "a/t.two graded 1", "a/u.three graded 1"])
    #expect(outcome.errors == "3 answers: 3 graded\n")
  }

  // The columns are those of Moodle's report of responses.
  @Test func `a report of Moodle is graded as it is`() throws {
    let command = try Self.bank()
    try command.write(
      "quiz.csv",
      """
      \u{feff}Surname,"First name","ID number","Email address",Status,Started,Completed,"Time taken",\
      Grade/3.00,"Question 1","Response 1","Right answer 1","Question 2","Response 2","Response 3"
      Lovelace,Ada,,ada@example.org,Finished,today,today,"9 mins",1.0,"1 + 1
      = ?",2,2,"2 + 2 = ?",5,-
      Byte,Bob,,,Finished,today,today,"9 mins",0,"1 + 1
      = ?",3,2,"2 + 2 = ?",-,6
      """)
    let outcome = try grade(command, "quiz.csv", "--quiz", "sums")
    #expect(
      try lines(outcome) == [
        "ada@example.org/t.one graded 1", "ada@example.org/t.two graded 0",
        "ada@example.org/u.three blank", "Bob Byte/t.one graded 0", "Bob Byte/t.two blank",
        "Bob Byte/u.three graded 1",
      ])
    #expect(outcome.errors == "6 answers: 4 graded, 2 blank\n")
  }

  @Test func `a table of Excel is read with its separator line, line ends and empty cells`() throws
  {
    let command = try Self.bank()
    try command.write(
      "class.csv", "sep=;\r\nstudent;one;two;;\r\nAda;2;\"4\";;\r\n;;;;\r\n\r\nBob;2\r\n")
    let outcome = try grade(command, "class.csv")
    #expect(
      try lines(outcome) == [
        "Ada/t.one graded 1", "Ada/t.two graded 1", "Bob/t.one graded 1", "Bob/t.two blank",
      ])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `a table in UTF-16 is read`(_ encoding: String.Encoding) throws {
    let command = try Self.bank()
    let text = "\u{feff}student\tone\nZoë 李 😀\t2\n"
    let data = try #require(text.data(using: encoding))
    try data.write(to: command.folder.appendingPathComponent("class.csv"))
    #expect(try lines(grade(command, "class.csv")) == ["Zoë 李 😀/t.one graded 1"])
    try (data + Data([0x41])).write(to: command.folder.appendingPathComponent("class.csv"))
    let results = try grade(command, "class.csv").results()
    #expect(results.map(\.message) == [nil, "the row is not UTF-8"])
  }

  /// What Excel writes as "CSV" with these names and letters; each text is one byte a character.
  @Test(arguments: [
    ("student,one\nAda,2\nZoë,2\n", ":3: the table is not in UTF-8"),
    ("student;one\r\nZoë;2\r\nJosé;2\r\n", ":2: the table is not in UTF-8"),
    ("student,one\rAda,2\rBo,2\rZoë,2\r", ":4: the table is not in UTF-8"),
    ("élève,one\nAda,2\n", ":1: the table is not in UTF-8"),
    ("s\0t\0,\01\0", ": the table is in UTF-16 without a byte order mark"),
  ])
  func `a table in another encoding is refused at once with what to do`(
    _ text: String, problem: String
  ) throws {
    let command = try Self.bank()
    let data = try #require(text.data(using: .isoLatin1))
    for name in ["class.csv", "folder/Ada/answers.csv"] {
      try command.write(name, "")
      try data.write(to: command.folder.appendingPathComponent(name))
    }
    let message = problem + "; in Excel, save it as 'CSV UTF-8', elsewhere in UTF-8"
    for arguments in [["class.csv"], ["class.csv", "--roster", "class.csv", "--quiz", "sums"]] {
      let outcome = try command.gradus(all: ["grade", "--bank", "sums"] + arguments)
      #expect(outcome.errors == "gradus: class.csv\(message)\n")
      #expect(outcome.output.isEmpty)
      #expect(outcome.status == 65)
    }
    // One student's table is that student's fault.
    let folder = try grade(command, "folder").results()
    #expect(folder.map(\.message) == ["answers.csv\(message)"])
  }

  @Test func `a damaged row of a table in UTF-8 costs that row`() throws {
    let command = try Self.bank()
    let rows = Data("student,one\nZoë,2\nJos".utf8) + Data([0xe9]) + Data(",2\nAda,2\n".utf8)
    try rows.write(to: command.folder.appendingPathComponent("class.csv"))
    let outcome = try grade(command, "class.csv")
    #expect(
      try lines(outcome) == ["Zoë/t.one graded 1", "3 bad_input", "Ada/t.one graded 1"])
    // A byte order mark says that the table is UTF-8, whatever else is wrong with it.
    let marked = Data("\u{feff}student,one\nJos".utf8) + Data([0xe9]) + Data(",2\nAda,2\n".utf8)
    try marked.write(to: command.folder.appendingPathComponent("class.csv"))
    #expect(try lines(grade(command, "class.csv")) == ["2 bad_input", "Ada/t.one graded 1"])
  }

  // `\r` ends rows too, as old spreadsheets of the Macintosh write.
  @Test func `quotes that are not closed cost their own rows`() throws {
    let command = try Self.bank()
    try command.write(
      "class.csv",
      "id,student,one\ra,\"A, B\",2\rb,\"B,2\rc,\"C\"\"\"\"\",2\rd,D \"x\",2\re,\"E,2\rf,\"F\",2\r")
    let results = try grade(command, "class.csv").results()
    #expect(
      results.map(\.id) == ["a/t.one", "3", "c/t.one", "d/t.one", "6", "f/t.one"])
    #expect(
      results.map(\.message) == [
        nil, "a quote is not closed", nil, nil, "a quote is not closed", nil,
      ])
  }

  @Test func `packed answers are read as they are`() throws {
    let command = try Self.bank()
    // Made by gzip and zstd from "student,one\nAda,2\n" and a record of JSON.
    let files = [
      ("class.csv.gz", "H4sIAAAAAAACAysuKU1JzSvRyc9L5XJMSdQx4gIA9t999hIAAAA="),
      (
        "records.zst",
        "KLUv/QRYWQEAeyJpZCI6InIiLCJxdWVzdGlvbiI6InQub25lIiwiYW5zd2VyIjoiMiJ9CqT34To="
      ),
    ]
    for (name, bytes) in files {
      try #require(Data(base64Encoded: bytes)).write(
        to: command.folder.appendingPathComponent(name))
    }
    let outcome = try grade(command, "class.csv.gz", "records.zst")
    #expect(try lines(outcome) == ["Ada/t.one graded 1", "r graded 1"])
    let whole = try #require(Data(base64Encoded: files[0].1))
    try whole.dropLast(4).write(to: command.folder.appendingPathComponent("class.csv.gz"))
    let broken = try grade(command, "class.csv.gz")
    #expect(broken.status == 74)
    #expect(
      broken.errors.contains("'class.csv.gz' cannot be unpacked: its gzip data is cut off"))
  }

  // MARK: Columns that are no questions

  @Test(arguments: [
    ("Colour", "", ""), ("Question", "", ""), ("thre", ". Did you mean 'three'?", ""),
    ("Q7", ": the quiz has 3 questions", "sums"),
    ("Q1", ": --quiz says which question has number 1", ""),
  ])
  func `a column that names no question is told and not graded`(
    _ column: String, hint: String, quiz: String
  ) throws {
    let command = try Self.bank()
    try command.write("class.csv", "student,Timestamp,t.one,\(column)\nAda,now,2,5\n")
    let options = quiz.isEmpty ? [] : ["--quiz", quiz]
    let outcome = try command.gradus(all: ["grade", "--bank", "sums", "class.csv"] + options)
    #expect(outcome.status == 0)
    #expect(try lines(outcome).first == "Ada/t.one graded 1")
    #expect(try outcome.results().count == (quiz.isEmpty ? 1 : 3))
    #expect(
      outcome.errors.hasPrefix(
        "class.csv: the column '\(column)' names no question, so that its cells are not graded"
          + hint + "\n"))
  }

  @Test(arguments: [
    (
      "student,Q1\nAda,2\n", 65,
      "class.csv: no column names a question: --columns says what columns are, --quiz which "
        + "questions have numbers"
    ),
    (
      "student,Colour\nAda,2\n", 65,
      "class.csv: no column names a question: --columns says what columns are"
    ),
    (
      "id,question,anwser\n1,t.one,2\n", 65,
      "class.csv: a row is a record, but no column is called 'answer'. Is it spelled 'anwser' here?"
    ),
    (
      "id,item,answer\n1,t.one,2\n", 65,
      "class.csv: a row is a record, but no column is called 'question': --columns says what "
        + "columns are"
    ),
    (
      "student,one,t.one\nAda,2,2\n", 65,
      "class.csv: columns 2 and 3, 'one' and 't.one', are both question 't.one'"
    ),
    ("id,ID,one\n1,2,2\n", 65, "class.csv: columns 1 and 2, 'id' and 'ID', are both the id"),
  ])
  func `a table whose columns cannot be understood is refused`(
    _ text: String, status: Int32, message: String
  ) throws {
    let command = try Self.bank()
    try command.write("class.csv", text)
    let outcome = try grade(command, "class.csv")
    #expect(outcome.status == status)
    #expect(outcome.errors == "gradus: \(message)\n")
  }

  @Test func `a seed that is no number costs its row`() throws {
    let command = try Self.bank()
    try command.write("class.csv", "student,seed,one\nAda,x,2\nBob,3,2\n")
    let results = try grade(command, "class.csv").results()
    #expect(results.map(\.status) == ["bad_input", "graded"])
    #expect(results.first?.message == "'seed' is no whole number")
  }

  // MARK: Mappings

  @Test(arguments: [
    ("map.csv", "column,question\nWas ist 1 + 1?,t.one\n2+2,7 two\nMatr.,student\nNote,ignore\n"),
    ("map.csv", "Was ist 1 + 1?;t.one\n2+2;Q2\nMatr.;student\nNote;ignore\n"),
    ("map.yaml", "Was ist 1 + 1?: one\n2+2: 2\nMatr.: student\nNote: ignore\n"),
  ])
  func `a mapping says what columns are`(_ file: String, text: String) throws {
    let command = try Self.bank()
    try command.write(file, text)
    try command.write("class.csv", "Name,Matr.,Was ist 1 + 1?,2+2,Note\nAda,17,2,4,5\n")
    let outcome = try grade(command, "class.csv", "--quiz", "sums", "--columns", file)
    #expect(
      try lines(outcome) == ["17/t.one graded 1", "17/t.two graded 1", "17/u.three blank"])
    #expect(outcome.errors == "3 answers: 2 graded, 1 blank\n")
  }

  @Test func `a mapping serves a table of records`() throws {
    let command = try Self.bank()
    try command.write("map.yaml", "Aufgabe: question\nAntwort: answer\nWer: student\nDatum: seed\n")
    try command.write("class.csv", "Wer,Aufgabe,Antwort,Farbe\nAda,t.one,2,rot\nBob,t.two,4,\n")
    let outcome = try grade(command, "class.csv", "--columns", "map.yaml")
    #expect(try lines(outcome) == ["2 graded 1", "3 graded 1"])
    #expect(
      outcome.errors == """
        class.csv: the column 'Farbe' is not used
        class.csv: there is no column 'Datum', which --columns names
        2 answers: 2 graded

        """)
  }

  @Test(arguments: [
    (
      "map.csv", "a,t.onne\n", 65, "map.csv:1: there is no question 't.onne'. Did you mean 't.one'?"
    ),
    ("map.csv", "a,t.one\na,t.two\n", 65, "map.csv:2: column 'a' is already on line 1"),
    (
      "map.csv", "a,t.one\n\nb,one\n", 65,
      "map.csv:3: question 't.one' is already column 'a' on line 1"
    ),
    ("map.csv", "a,b,c\n", 65, "map.csv:1: a row is the name of a column and what it is"),
    ("map.csv", "a,\"b\n", 65, "map.csv:1: a quote is not closed"),
    ("map.csv", "\n", 65, "map.csv: it names no column"),
    ("map.yaml", "- a\n", 65, "map.yaml: it is no table such as {Q1: t012-heads.width}"),
    (
      "map.yaml", "a: [t.one]\n", 65,
      "map.yaml:1:4: column 'a' needs a question or a word, this is a list"
    ),
    ("map.yaml", "a: b\na: c\n", 65, "map.yaml:2:1: duplicate key 'a': it is already on line 1"),
    ("none.csv", "", 66, "there is no file 'missing.csv'"),
  ])
  func `a mistake in a mapping is told with its place`(
    _ file: String, text: String, status: Int32, message: String
  ) throws {
    let command = try Self.bank()
    try command.write(file, text)
    try command.write("class.csv", "student,one\nAda,2\n")
    let name = status == 66 ? "missing.csv" : file
    let outcome = try grade(command, "class.csv", "--columns", name)
    #expect(outcome.status == status)
    #expect(outcome.errors == "gradus: \(message)\n")
  }
}
