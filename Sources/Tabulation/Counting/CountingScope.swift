/// What is counted of a category besides its items (计数范围).
struct CountingScope: Sendable {
  /// The answers to look at together; `nil` = none.
  var slots: AnswerSlots?
  /// The formulas that look at each person's mean (人均).
  var means: [PointScale] = []
}
