public import GradusCore

/// Looks over tolerances as authors write them.
public enum ToleranceReading {
  /// What is wrong with a tolerance such as `{mode: relative, value: 0.01}`; `nil` when nothing is.
  public static func problem(_ value: Value) -> String? {
    do throws(ToleranceError) {
      _ = try Tolerance(value)
      return nil
    } catch {
      return error.description
    }
  }
}
