extension LuaLibrary {
  private static let random = "raises an error: draw from the [rng](api-rng.md) argument"

  static let math = LuaLibrary(
    name: "math", title: "math",
    introduction: """
      Angles are in radians. The last bit of a result may differ between machines, so compare
      within a tolerance, and draw whole numbers rather than computed ones.
      """,
    entries: [
      Entry("abs", "x", "The magnitude."),
      Entry("acos", "x", "The arc cosine."),
      Entry("asin", "x", "The arc sine."),
      Entry("atan", "y[, x]", "The arc tangent of y / x, in the right quadrant."),
      Entry("ceil", "x", "The smallest whole number not below x."),
      Entry("cos", "x", "The cosine."),
      Entry("deg", "x", "Radians in degrees."),
      Entry("exp", "x", "e to the power of x."),
      Entry("floor", "x", "The largest whole number not above x."),
      Entry("fmod", "x, y", "The remainder that has the sign of x."),
      Entry("huge", nil, "Infinity."),
      Entry("log", "x[, base]", "The logarithm, natural by default."),
      Entry("max", "x, …", "The largest argument."),
      Entry("maxinteger", nil, "2⁶³ − 1."),
      Entry("min", "x, …", "The smallest argument."),
      Entry("mininteger", nil, "−2⁶³."),
      Entry("modf", "x", "The whole part and the rest."),
      Entry("pi", nil, "π."),
      Entry("rad", "x", "Degrees in radians."),
      Entry("random", "", "No random numbers.", differs: random),
      Entry("randomseed", "", "No seed.", differs: random),
      Entry("sin", "x", "The sine."),
      Entry("sqrt", "x", "The square root."),
      Entry("tan", "x", "The tangent."),
      Entry("tointeger", "x", "The whole number equal to x, or nil."),
      Entry("type", "x", "`\"integer\"`, `\"float\"`, or nil for what is no number."),
      Entry("ult", "a, b", "Whether a < b as unsigned whole numbers."),
    ])
}
