import GradusCore
import GradusGrading
import GradusScreen

/// What `gradus doctor` found: sections of facts, as text for people and as an object for programs.
struct DoctorReport {
  /// Facts under a heading.
  struct Section {
    var title: String
    /// The key in the object.
    var key: String
    var lines: [Line]
    var value: Value
  }

  /// One fact: a name, what there is to say, and whether it needs somebody.
  struct Line {
    var name: String
    var text: String
    var isBad = false
  }

  var sections: [Section]

  /// The report as one JSON object.
  var json: String {
    var object = JSONObject()
    for section in sections { object.add(section.key, section.value) }
    return object.text
  }

  /// The report as lines of text.
  var text: [StyledText] {
    var lines: [StyledText] = []
    for section in sections where !section.lines.isEmpty {
      if !lines.isEmpty { lines.append(StyledText("")) }
      lines.append(StyledText(section.title, .heading))
      let width = section.lines.map { displayWidth($0.name) }.max() ?? 0
      for line in section.lines {
        let gap = String(repeating: " ", count: width - displayWidth(line.name))
        let text = "  \(line.name)\(gap)\(width > 0 ? "  " : "")\(line.text)"
        lines.append(StyledText(text, line.isBad ? .bad : .plain))
      }
    }
    return lines
  }
}
