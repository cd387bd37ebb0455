import Foundation
import GradusGrading
import Testing

@Suite struct ExportTests {
  /// The results of three students with names that harm careless readers. What each format must make
  /// of them was written by hand, and read back with Python's csv, json and sqlite3 modules.
  static let results = [
    #"{"id":"r-1","student":"=HYPERLINK(\"http://x.test\",\"Click\")","question":"t.a","seed":3,"#
      + #""status":"graded","score":1,"points":2,"max":2,"notes":[],"feedback":"","#
      + #""response":["o2","o4"],"fingerprint":"9f"}"#,
    #"{"id":"r-2","student":"=HYPERLINK(\"http://x.test\",\"Click\")","question":"t.b","#
      + #""status":"invalid","score":null,"points":null,"max":1,"notes":[],"#
      + #""feedback":"'@many' is not a number","response":"@many"}"#,
    #"{"id":"r-3","student":"Zoë \"Z\" 🦊\nLi","question":"t.a","status":"graded","score":0.5,"#
      + #""points":1,"max":2,"notes":["no-scale","shape"],"feedback":"a, b","response":"-0.5"}"#,
    #"{"id":"r-4","student":"Zoë \"Z\" 🦊\nLi","question":"t.b","status":"manual","score":null,"#
      + #""points":null,"max":1,"notes":[],"feedback":""}"#,
    #"{"id":"r-5","student":"nul\u0000l","question":"t.a","status":"failed","score":null,"#
      + #""points":null,"max":2,"notes":[],"feedback":"","reason":"budget","message":"too long"}"#,
    #"{"id":"7","status":"bad_input","score":null,"notes":[],"feedback":"","message":"no table"}"#,
    #"{"id":"r-8","student":"nul\u0000l","question":"t.a","status":"graded","score":0.1,"#
      + #""points":0.2,"max":2,"notes":[],"feedback":""}"#,
    #"{"id":"r-9","student":"nul\u0000l","question":"t.b","status":"blank","score":null,"#
      + #""points":null,"max":1,"notes":[],"feedback":""}"#,
  ]

  @Test func `a table for spreadsheets has a row a result and no cell that runs`() throws {
    let (text, remarks) = try export(.csv)
    let expected = [
      "\u{feff}id,student,question,seed,status,score,points,max,notes,feedback,response,extracted,"
        + "reason,message,fingerprint",
      #"r-1,"'=HYPERLINK(""http://x.test"",""Click"")",t.a,3,graded,1,2,2,,,o2; o4,,,,9f"#,
      #"r-2,"'=HYPERLINK(""http://x.test"",""Click"")",t.b,,invalid,,,1,,'@many' is not a number,"#
        + "'@many,,,,",
      "r-3,\"Zoë \"\"Z\"\" 🦊\nLi\",t.a,,graded,0.5,1,2,no-scale shape,\"a, b\",-0.5,,,,",
      "r-4,\"Zoë \"\"Z\"\" 🦊\nLi\",t.b,,manual,,,1,,,,,,,",
      "r-5,\"nul\u{fffd}l\",t.a,,failed,,,2,,,,,budget,too long,",
      "7,,,,bad_input,,,,,,,,,no table,",
      "r-8,\"nul\u{fffd}l\",t.a,,graded,0.1,0.2,2,,,,,,,",
      "r-9,\"nul\u{fffd}l\",t.b,,blank,,,1,,,,,,,",
    ]
    #expect(text == expected.map { $0 + "\r\n" }.joined())
    #expect(remarks == ["3 answers have no points yet"])
  }

  // What OWASP's page on CSV injection lists, and what must stay as it is.
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("  =1+1", "'  =1+1"), ("＝1+1", "'＝1+1"), ("\\t=1", "'\t=1"), ("\\r=1", "\"'\r=1\""),
    ("\\n=1", "\"'\n=1\""), ("-inf", "'-inf"), ("-0x10", "'-0x10"), ("-", "'-"),
    ("-0.5", "-0.5"), ("+1e-3", "+1e-3"), ("a=b", "a=b"), ("'tis", "'tis"), ("3,5", "\"3,5\""),
    ("", ""), (" ", " "),
  ])
  func `a text that begins like a formula gets an apostrophe`(
    _ response: String, cell: String
  ) throws {
    let line = #"{"id":"r","status":"invalid","feedback":"","response":"\#(response)"}"#
    let (text, _) = try export(.csv, [line])
    #expect(text.hasSuffix("\r\nr,,,,invalid,,,,,,\(cell),,,,\r\n"))
  }

  @Test func `Canvas gets one column with totals, empty while an answer has no points`() throws {
    let (text, remarks) = try export(.canvas)
    let name = #""'=HYPERLINK(""http://x.test"",""Click"")""#
    let zoe = "\"Zoë \"\"Z\"\" 🦊\nLi\""
    let nul = "\"nul\u{fffd}l\""
    let expected = [
      "Student,ID,SIS User ID,SIS Login ID,Section,Week 3", "Points Possible,,,,,3",
      "\(name),,\(name),\(name),,2", "\(zoe),,\(zoe),\(zoe),,", "\(nul),,\(nul),\(nul),,0.2",
    ]
    #expect(text == expected.map { $0 + "\r\n" }.joined())
    #expect(
      remarks == [
        "1 answer has no points yet", "1 student has no total until then",
        "1 answer could not be read and counts 0 points",
        "1 answer names no student and is left out",
        "1 answer is left out for a later one to the same question",
      ])
  }

  @Test func `no student can pass for Canvas' row of points`() throws {
    let line =
      #"{"id":"r","student":"Points Possible","question":"t.a","status":"graded","points":1,"max":1}"#
    let (text, _) = try export(.canvas, [line])
    #expect(text.hasSuffix("\r\n,,Points Possible,Points Possible,,1\r\n"))
  }

  @Test func `Moodle gets a column a question, the total and the feedback`() throws {
    let (text, _) = try export(.moodle)
    let expected = [
      "ID number,t.a,t.b,Week 3,Feedback",
      #""'=HYPERLINK(""http://x.test"",""Click"")",2,0,2,t.b: '@many' is not a number"#,
      "\"Zoë \"\"Z\"\" 🦊\nLi\",1,-,-,\"t.a: a, b\"", "\"nul\u{fffd}l\",0.2,0,0.2,",
    ]
    #expect(text == expected.map { $0 + "\r\n" }.joined())
  }

  @Test func `Gradescope gets one student's questions as tests`() throws {
    let (text, remarks) = try export(.gradescope, Array(Self.results[2...3]))
    let expected =
      #"{"score":1,"output":"1 answer has no points yet","tests":[{"max_score":2,"name":"t.a","#
      + #""number":"1","output":"a, b","score":1,"status":"failed","visibility":"visible"},"#
      + #"{"max_score":1,"name":"t.b","number":"2","output":"","visibility":"visible"}]}"#
    #expect(text == expected + "\n")
    #expect(remarks == ["1 answer has no points yet"])
  }

  @Test func `what a gradebook cannot say is said in sentences`() throws {
    let answers = [
      ("s-1", "t.a", "manual"), ("s-1", "t.b", "invalid"), ("s-1", "t.b", "invalid"),
      ("s-2", "t.a", "graded"), ("s-2", "t.a", "invalid"), ("s-2", "t.x", "unknown_question"),
    ]
    let lines = answers.map { student, question, status in
      #"{"id":"r","student":"\#(student)","question":"\#(question)","status":"\#(status)","#
        + #""points":null,"max":1}"#
    }
    let unnamed = Array(repeating: #"{"id":"r","status":"bad_input"}"#, count: 2)
    #expect(
      try export(.moodle, lines + unnamed).remarks == [
        "2 answers have no points yet", "2 students have no total until then",
        "2 answers could not be read and count 0 points",
        "2 answers name no student and are left out",
        "2 answers are left out for later ones to the same question",
      ])
  }

  // 0.1 + 0.2 is 0.30000000000000004 in binary.
  @Test func `a total has no dust of binary fractions`() throws {
    let lines = [("t.a", 0.1), ("t.b", 0.2)].map { question, points in
      #"{"id":"r","student":"s","question":"\#(question)","status":"graded","points":\#(points),"#
        + #""max":1}"#
    }
    #expect(try export(.canvas, lines).text.hasSuffix(",s,s,,0.3\r\n"))
  }

  @Test(arguments: [
    (
      Export.Format.gradescope, "out.json", results,
      "'FOLDER/results.jsonl' has results of 3 students, and Gradescope's results.json is about one "
        + "submission: export each student's results by themselves"
    ),
    (
      .csv, "out.csv", ["{}"],
      "FOLDER/results.jsonl:1: the line is no table such as {\"id\": …}"
    ),
    (
      .csv, "nowhere/out.csv", results,
      "'FOLDER/nowhere/out.csv' cannot be written: no such file or directory"
    ),
    (
      .sqlite, "nowhere/out.sqlite", results,
      "'FOLDER/nowhere/out.sqlite' cannot be written: no such file or directory"
    ),
    (.csv, ".", results, "'FOLDER/.' is no regular file"),
    (
      .csv, "results.jsonl", results,
      "'FOLDER/results.jsonl' is the results file: name another file to write"
    ),
  ])
  func `an export that cannot be says why and leaves nothing behind`(
    _ format: Export.Format, target: String, lines: [String], message: String
  ) throws {
    let folder = try ExportFolder(lines)
    #expect {
      try Export(format).write(resultsAt: folder.results, to: folder.path(target))
    } throws: {
      "\($0)" == message.replacing("FOLDER", with: folder.path)
    }
    #expect(try folder.names() == ["results.jsonl"])
  }

  @Test(arguments: Export.Format.allCases)
  func `no results give a file all the same`(_ format: Export.Format) throws {
    let folder = try ExportFolder([])
    let remarks = try Export(format).write(resultsAt: folder.results, to: folder.path("out"))
    #expect(remarks.sentences.isEmpty)
    #expect(try folder.names() == ["out", "results.jsonl"])
    #expect(try !Data(contentsOf: URL(fileURLWithPath: folder.path("out"))).isEmpty)
  }

  private func export(
    _ format: Export.Format, _ lines: [String] = results
  ) throws -> (text: String, remarks: [String]) {
    let folder = try ExportFolder(lines)
    let remarks = try Export(format, title: "Week 3")
      .write(resultsAt: folder.results, to: folder.path("out"))
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path("out")))
    // Foundation's readers drop a byte order mark.
    return (String(decoding: data, as: UTF8.self), remarks.sentences)
  }
}
