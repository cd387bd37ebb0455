internal import CLuaShims

/// The way to a variable.
struct VariablePath {
  private var base = ""
  private var fields = ""
  private var file: String?
  private var line: Int?

  init() {}

  /// What a person calls it.
  private var words: String { fields.isEmpty ? base : "field '\(fields)' of \(base)" }

  var change: LuaChange { LuaChange(variable: words, file: file, line: line) }

  /// The way on along an edge of the node that this way leads to.
  func following(_ edge: VariableGraph.Edge, of node: VariableGraph.Node) -> VariablePath {
    var path = self
    switch edge.kind {
    case GRADUS_EDGE_GLOBAL: path.base = "global '\(Self.shown(edge.name))'"
    case GRADUS_EDGE_MODULE: path.base = "module '\(Self.shown(edge.name))'"
    case GRADUS_EDGE_FIELD:
      let name = Self.shown(edge.name)
      let isName = name.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
      if !isName || name.isEmpty {
        path.fields += "[\"\(name)\"]"
      } else {
        path.fields += fields.isEmpty ? name : "." + name
      }
    case GRADUS_EDGE_INDEX: path.fields += "[\(edge.name)]"
    case GRADUS_EDGE_METATABLE: path = path.restarting(at: "the metatable of \(words)")
    case GRADUS_EDGE_UPVALUE:
      path = path.restarting(
        at: "upvalue '\(edge.name)' of the function at \(node.file):\(node.line)")
      path.file = node.file
      path.line = node.line
    case GRADUS_EDGE_INSIDE where node.kind == GRADUS_NODE_FUNCTION:
      path = path.restarting(at: "the inside of \(words)")
    default: break  // an upvalue's value, the sum of a table: the variable itself
    }
    return path
  }

  private func restarting(at base: String) -> VariablePath {
    var path = self
    path.base = base
    path.fields = ""
    return path
  }

  private static func shown(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 32 ? "\u{FFFD}" : $0 }))
  }
}
