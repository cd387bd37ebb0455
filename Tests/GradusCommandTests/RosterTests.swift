import Foundation
import Testing

/// Whole classes: rosters, and folders with one folder a student.
@Suite struct RosterTests {
  private func lines(_ outcome: Command.Outcome) throws -> [String] {
    try outcome.results().map { "\($0.id) \($0.status)" }
  }

  private func grade(_ command: Command, _ more: String...) throws -> Command.Outcome {
    try command.gradus(all: ["grade", "--bank", "sums"] + more)
  }

  @Test func `students of the roster without answers get blanks after the others`() throws {
    let command = try TableInputTests.bank()
    try command.write(
      "roster.csv", "Group,student,name\n1,cy,Cy\n1,ada,Ada\n2,Bob,Bob\n2,dee,Dee\n1,cy,Cy\n")
    try command.write("one.csv", "student,one\n ada ,2\nbob,2\n")
    try command.write("two.csv", "student,one\nEve,2\n")
    let outcome = try grade(command, "one.csv", "two.csv", "--quiz", "t", "--roster", "roster.csv")
    #expect(outcome.status == 66)
    let graded = try grade(
      command, "one.csv", "two.csv", "--quiz", "sums", "--roster", "roster.csv")
    let results = try lines(graded)
    #expect(results.count == 15)
    #expect(
      results.suffix(6) == [
        "cy/t.one blank", "cy/t.two blank", "cy/u.three blank", "dee/t.one blank",
        "dee/t.two blank", "dee/u.three blank",
      ])
    #expect(graded.errors.contains("1 student is not in the roster: 'Eve'\n"))
  }

  @Test func `case counts where it tells students apart`() throws {
    let command = try TableInputTests.bank()
    try command.write("roster.csv", "student\nAda\nADA\n")
    try command.write("class.csv", "student,one\nada,2\nADA,2\n")
    let outcome = try grade(command, "class.csv", "--quiz", "sums", "--roster", "roster.csv")
    #expect(try lines(outcome).suffix(3).first == "Ada/t.one blank")
    #expect(
      outcome.errors.contains(
        "1 student is not in the roster: 'ada' (several differ in case only)\n"))
  }

  @Test(arguments: [
    ("", 65, "roster.csv: it is empty"),
    ("group\n1\n", 65, "roster.csv: no column is the student: call one 'student'"),
    ("student,group\n,1\n", 65, "roster.csv:2: the row names no student"),
    ("student\n\"a\n", 65, "roster.csv:2: a quote is not closed"),
  ])
  func `a roster that cannot be used is refused`(
    _ text: String, status: Int32, message: String
  ) throws {
    let command = try TableInputTests.bank()
    try command.write("roster.csv", text)
    try command.write("class.csv", "student,one\nAda,2\n")
    let outcome = try grade(command, "class.csv", "--quiz", "sums", "--roster", "roster.csv")
    #expect(outcome.status == status)
    #expect(outcome.errors == "gradus: \(message)\n")
  }

  @Test func `a roster needs a quiz`() throws {
    let command = try TableInputTests.bank()
    try command.write("roster.csv", "student\nAda\n")
    let outcome = try grade(command, "class.csv", "--roster", "roster.csv")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors == "gradus: --roster needs --quiz: it says which questions are missing\n")
  }

  // MARK: Folders

  private func folders() throws -> Command {
    let command = try TableInputTests.bank()
    try command.write("class/ada/answers.csv", "one,Colour\n2,red\n")
    try command.write("class/bob/answers.jsonl", #"{"question":"t.one","answer":"2"}"# + "\n")
    try command.write("class/bob/answers.txt", "old")
    try command.write("class/cy/answers.json", #"{"t.one": "2"}"#)
    try command.write("class/cy/answers.jsonl", "")
    try command.write("class/dee/answers.csv", "Colour\nred\n")
    try command.write("class/eve/notes.txt", "")
    try command.write("class/fay/answers.csv.gz", "no gzip")
    try command.write("class/group/17/answers.csv", "Colour,one\nred,2\n")
    try command.write("class/group/18/pictures/a.png", "")
    try command.write("class/hal/answers.json", "[1")
    try command.write("class/ReadMe.md", "")
    return command
  }

  @Test func `each fault in the folder of a student costs one record`() throws {
    let outcome = try grade(try folders(), "class")
    #expect(
      try lines(outcome) == [
        "ada/2/t.one graded", "bob/1 graded", "cy/t.one graded", "dee bad_input", "eve bad_input",
        "fay bad_input", "group/17/2/t.one graded", "group/18 bad_input", "hal bad_input",
      ])
    #expect(
      try outcome.results().compactMap(\.message) == [
        "answers.csv: no column names a question: --columns says what columns are",
        "there is no file of answers, such as 'answers.csv'",
        "answers.csv.gz: no column names a question: --columns says what columns are",
        "there is no file of answers, such as 'answers.csv'",
        "a list or table does not end where the text ends",
      ])
    #expect(
      outcome.errors == """
        class: answers.csv: the column 'Colour' names no question, so that its cells are not graded
        class/cy: 'answers.json' is read, not 'answers.jsonl'
        class: no folders of students, so that they are not read: 'ReadMe.md'
        9 answers: 4 graded, 5 bad_input

        """)
    #expect(outcome.status == 0)
  }

  @Test func `with a quiz a student without a file of answers has blanks`() throws {
    let outcome = try grade(try folders(), "class", "--quiz", "sums")
    #expect(
      try lines(outcome).filter { $0.hasPrefix("eve") } == [
        "eve/t.one blank", "eve/t.two blank", "eve/u.three blank",
      ])
  }
  #if os(Linux)
    @Test func `a folder whose name is no UTF-8 is told of, and costs one record`() throws {
      let command = try folders()
      try command.write("class/ines/answers.csv", "one\n2\n")
      try command.write("class/eve/pictures/a.png", "")
      try command.write("class/group/19/answers.csv", "one\n2\n")
      try command.write("class/late/20/parts/answers.csv", "one\n2\n")
      let root = Array(command.folder.path.utf8)
      for (name, bytes) in [
        // As Latin-1 and GBK have Inès, and others of which nothing is to be known.
        ("class/ines", Array("class/In".utf8) + [0xe8] + Array("s".utf8)),
        ("class/eve/pictures", Array("class/eve/pictures-".utf8) + [0xff]),
        ("class/group/19", Array("class/group/".utf8) + [0xc0, 0xee]),
        ("class/late/20", Array("class/late/".utf8) + [0x80]),
      ] {
        let path = root + [UInt8(ascii: "/")] + bytes
        let target = path.map { CChar(bitPattern: $0) } + [0]
        try #require(rename(command.folder.path + "/" + name, target) == 0)
      }
      let outcome = try grade(command, "class")
      let odd = [#"In\xE8s"#, #"group/\xC0\xEE"#, #"late/\x80"#]
      // In the order of their bytes, in which capital letters come first.
      #expect(
        try lines(outcome) == [
          odd[0] + " bad_input", "ada/2/t.one graded", "bob/1 graded", "cy/t.one graded",
          "dee bad_input", "eve bad_input", "fay bad_input", "group/17/2/t.one graded",
          "group/18 bad_input", odd[1] + " bad_input", "hal bad_input", odd[2] + " bad_input",
        ])
      #expect(
        try outcome.results().filter { odd.contains($0.id) }.map(\.message)
          == odd.map { _ in
            "the name of the folder is no UTF-8, so that nothing in it can be read"
          })
      #expect(
        outcome.errors.hasSuffix(
          #"""
          class: answers in folders whose names are no UTF-8 are not graded; rename them and grade \#
          again: 'In\xE8s', 'group/\xC0\xEE', 'late/\x80'
          12 answers: 4 graded, 8 bad_input

          """#))
    }
  #endif
}
