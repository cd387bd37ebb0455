internal import CLuaShims

/// A value that many calls take, built once in the marked state of a sandbox.
///
///     let stage = try sandbox.stage(bytes)
///     sandbox.enter(stage)          // instead of sandbox.reset()
///     arguments.writeStaged()       // the value, as an argument
package final class LuaStage {
  fileprivate let handle: OpaquePointer
  /// Which sandbox it belongs to, and never another that took its place in memory.
  fileprivate let owner: HostBridge
  /// The bytes it takes.
  package var size: Int { gradus_stage_size(handle) }

  fileprivate init(_ handle: OpaquePointer, of owner: HostBridge) {
    self.handle = handle
    self.owner = owner
  }

  deinit { gradus_stage_close(handle) }
}

extension LuaSandbox {
  /// Builds a value, which is in the flat form, on top of the marked state.
  ///
  /// Returns `nil` when nothing was marked or the machine has no memory left.
  ///
  /// - Throws: `LuaError` when a limit was met.
  package mutating func stage(_ value: [UInt8]) throws(LuaError) -> LuaStage? {
    var stage: OpaquePointer?
    try check(gradus_sandbox_stage(handle, value, value.count, &stage))
    return stage.map { LuaStage($0, of: bridge) }
  }

  /// Brings back the marked state with the value in it. A call is charged for the value as if it
  /// had been passed.
  package mutating func enter(_ stage: LuaStage) {
    precondition(stage.owner === bridge, "a stage is entered in the sandbox it was made in")
    gradus_sandbox_enter(handle, stage.handle)
  }
}
