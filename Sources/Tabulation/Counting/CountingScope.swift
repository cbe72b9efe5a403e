/// What is counted of a category besides its items (计数范围).
struct CountingScope: Sendable {
  /// The answers that make up bases; `nil` = no base is counted.
  var slots: AnswerSlots?
  /// Whether answers are looked at together, as errors need.
  var pairsAnswers = false
  /// The formulas that look at each person's mean (人均).
  var means: [PointScale] = []
}
