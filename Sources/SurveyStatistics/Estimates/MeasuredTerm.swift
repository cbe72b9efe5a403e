/// One total or ratio of an estimate table, with all that its error and its interval ask for (估计项).
struct MeasuredTerm: Hashable, Sendable {
  let kind: Measurement.Kind
  /// A number near the value that its distance is measured from; 0 for a total.
  var origin: Double
  /// Y/X less the origin, or Y of a total; `nil` when nothing is under the line. Differences are made of these, as values
  /// near 10⁹ have lost the digits of theirs.
  var distance: Double?
  /// X = Σwx; 1 for a total.
  var denominator: Double
  /// Rows in the domain with an answer, and their weights.
  var weighting: WeightSummary
  /// Σx of a pooled rate, else the respondents.
  var answers: Int
  /// Rows in the domain without an answer.
  var missing: Int
  /// Σw e²/Σw of the elements, e = y − Rx, or y − ȳ of a total.
  var elementSquares: Double
  /// First-stage units of which a row answered.
  var answeringUnits: UnitSet

  /// Y/X, or Y of a total; `nil` when nothing is under the line.
  var value: Double? { distance.map { origin + $0 } }

  var respondents: Int { weighting.count }

  /// V had as many elements been drawn independently with replacement: S²·N̂²/n over X².
  ///
  /// For a pooled rate the elements are its answers, so that its design effect tells what several answers of one
  /// person are worth.
  var independentVariance: Double? {
    let n = Double(answers)
    guard answers > 1, let value else { return nil }
    if kind == .pooledRate { return value * (1 - value) / (n - 1) }
    let scale = weighting.sum / denominator
    return elementSquares / (n - 1) * scale * scale
  }

  /// The same without replacement from Σw elements; `nil` when that is no more than there are answers.
  var finiteVariance: Double? {
    let (n, size) = (Double(answers), weighting.sum)
    guard kind != .pooledRate, size > n else { return nil }
    return independentVariance.map { $0 * (size - n) / size }
  }

  /// Answers that count, where each row has one.
  var successes: Int? {
    guard kind == .share, weighting.isEqual, let value else { return nil }
    return Int((value * Double(answers)).rounded())
  }
}

extension MeasuredTerm {
  init(_ kind: Measurement.Kind, _ sums: DomainTally, answeringUnits: UnitSet) {
    let (isTotal, weighting) = (kind == .total, sums.weighting)
    let pooled = Int(exactly: sums.answers.rounded()) ?? weighting.count
    self.init(
      kind: kind, origin: isTotal ? 0 : sums.shift, distance: isTotal ? sums.total : sums.shiftedRatio,
      denominator: isTotal ? 1 : sums.denominator, weighting: weighting,
      answers: kind == .pooledRate ? pooled : weighting.count, missing: sums.rows - weighting.count,
      elementSquares: weighting.sum > 0 ? sums.residualSquares / weighting.sum : 0,
      answeringUnits: answeringUnits)
  }
}
