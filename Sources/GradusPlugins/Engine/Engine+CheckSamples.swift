public import GradusCore
internal import GradusTensor

extension Engine {
  /// What is wrong with a worked example `{given:, value:}` of a check, when its values differ by
  /// more than 10⁻⁶.
  public func fault(ofSample sample: Value, check name: String) throws(PluginError) -> String? {
    guard let (plugin, check) = library.find(name, in: \.checks) else { return "there is no check" }
    var truths: [String: Tensor] = [:]
    for (place, step) in check.steps.enumerated() {
      let path = check.hasSteps ? ["steps", String(place + 1)] : []
      let found = try evaluate(
        plugin, check, ["checks", check.name] + path + ["reference"], sample["given"] ?? .null,
        truths, "reference of check '\(name)'")
      guard let found else { return "its reference returned nil" }
      truths[step.name] = found
      let value = check.hasSteps ? sample["value"]?[step.name] : sample["value"]
      guard let value else { return "it has no 'value'" }
      do throws(TensorError) {
        let wanted = try Tensor(plain: value)
        if !found.allclose(to: wanted, rtol: 1e-6, atol: 1e-6) {
          return "gives \(found.value.shown), foretold \(value.shown)"
        }
      } catch {
        return error.message
      }
    }
    return nil
  }
}
