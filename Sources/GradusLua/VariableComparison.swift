internal import CLuaShims

/// Walks two graphs of variables side by side from their roots, and notes where they part.
///
/// Nodes correspond when the same way leads to them. A node that corresponds to two others means
/// that a variable now shares its table with another, or no longer does: a change.
struct VariableComparison {
  private struct Step {
    var before: Int
    var after: Int
    var path: VariablePath
  }

  private struct EdgeName: Hashable {
    var kind: Int
    var key: UInt64
  }

  private let before: [VariableGraph.Node]
  private let after: [VariableGraph.Node]
  private var partner: [Int: Int] = [0: 0]
  private var partnerOfAfter: [Int: Int] = [0: 0]
  private var steps = [Step(before: 0, after: 0, path: VariablePath())]
  private var changes: [LuaChange] = []
  private var noted: Set<LuaChange> = []

  static func changes(from before: VariableGraph, to after: VariableGraph) -> [LuaChange] {
    var comparison = VariableComparison(before: before.nodes, after: after.nodes)
    var next = 0
    while next < comparison.steps.count {
      comparison.take(comparison.steps[next])
      next += 1
    }
    return comparison.changes
  }

  private init(before: [VariableGraph.Node], after: [VariableGraph.Node]) {
    self.before = before
    self.after = after
  }

  private mutating func take(_ step: Step) {
    let old = before[step.before]
    let new = after[step.after]
    if isSummed(old) != isSummed(new) {
      note(step.path)
      return
    }
    var rest: [EdgeName: VariableGraph.Edge] = [:]
    for edge in new.edges { rest[EdgeName(kind: edge.kind, key: edge.key)] = edge }
    for edge in old.edges {
      let partner = rest.removeValue(forKey: EdgeName(kind: edge.kind, key: edge.key))
      let path = { step.path.following(edge, of: old) }
      if let partner, corresponds(edge.target, partner.target, at: path) { continue }
      note(path())
    }
    for edge in new.edges where rest[EdgeName(kind: edge.kind, key: edge.key)] != nil {
      if edge.kind == GRADUS_EDGE_MODULE { continue }  // loaded since: not there to be changed
      note(step.path.following(edge, of: new))
    }
  }

  /// What a function of the library keeps can be several values under one name.
  private mutating func note(_ path: VariablePath) {
    if noted.insert(path.change).inserted { changes.append(path.change) }
  }

  /// Whether both are the same as far as can be seen here; what they hold is compared later.
  private mutating func corresponds(
    _ old: VariableGraph.Target, _ new: VariableGraph.Target, at path: () -> VariablePath
  ) -> Bool {
    guard case .node(let first) = old, case .node(let second) = new else { return old == new }
    if partner[first] == second { return true }
    if partner[first] != nil || partnerOfAfter[second] != nil { return false }
    guard before[first].kind == after[second].kind, before[first].digest == after[second].digest
    else { return false }
    partner[first] = second
    partnerOfAfter[second] = first
    steps.append(Step(before: first, after: second, path: path()))
    return true
  }

  private func isSummed(_ node: VariableGraph.Node) -> Bool {
    node.edges.contains { $0.kind == GRADUS_EDGE_SUM }
  }
}
