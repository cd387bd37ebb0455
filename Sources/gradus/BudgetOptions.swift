import ArgumentParser
import GradusPlugins

/// What each call of a plugin may use. All of it is counted, so it is the same on every machine.
struct BudgetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Instructions each call of a plugin may use, whatever it asks for.", valueName: "n"),
    completion: .nothing)
  var instructions: Int?

  @Option(
    help: ArgumentHelp(
      "Memory each call of a plugin may use, in MiB, whatever it asks for.", valueName: "mib"),
    completion: .nothing)
  var memory: Int?

  func validate() throws {
    if let instructions, instructions < 1 {
      throw ValidationError("--instructions must be at least 1")
    }
    if let memory, !(1...4096).contains(memory) {
      throw ValidationError("--memory is a number of MiB from 1 to 4096")
    }
  }

  /// The options that were given, by name.
  var named: [String: String] {
    ["instructions": instructions, "memory": memory].compactMapValues { $0.map { String($0) } }
  }

  /// The budget as engines take it.
  var budget: Budget {
    Budget(
      instructions: instructions, allocation: memory.map { max(256, 8 * $0) << 20 },
      memory: memory.map { $0 << 20 })
  }
}
