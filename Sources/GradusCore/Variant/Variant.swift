/// A question under a seed: parameters drawn, text filled in.
public struct Variant: Hashable, Sendable {
  /// The question's address.
  public var question: String
  /// The seed it was drawn with. `nil` means seed 0 for parameters and the authored order.
  public var seed: Int?
  /// How often the draw had to be repeated because a mistake fell on the key.
  public var redraws: Int
  /// The drawn parameters.
  public var parameters: [String: Value]
  /// What is asked, filled in.
  public var prompt: Text
  /// The hints, filled in.
  public var hints: [Text]
  /// Why the right answer is right, filled in.
  public var explanation: Text?
  /// The format's own data, as its `prepare` returned it.
  public var data: Value

  /// Creates a variant.
  public init(
    question: String, seed: Int?, redraws: Int = 0, parameters: [String: Value] = [:],
    prompt: Text, hints: [Text] = [], explanation: Text? = nil, data: Value
  ) {
    self.question = question
    self.seed = seed
    self.redraws = redraws
    self.parameters = parameters
    self.prompt = prompt
    self.hints = hints
    self.explanation = explanation
    self.data = data
  }
}
