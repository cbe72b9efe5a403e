internal import ExactNumbers

extension Linter {
  /// A node's printed scores, rates and names against what follows.
  func printed(_ score: IndicatorScore) -> [FindingKind] {
    let node = score.indicator
    var conflicts: [PrintedConflict] = []
    let names = node.printed.compactMap(\.name).filter { $0 != node.name }
    if !names.isEmpty { conflicts.append(.names([node.name] + names.uniqued())) }
    // One wrong figure copied to three places is one finding that names the three.
    for printed in node.printed.compactMap(\.score).uniqued() {
      guard let computed = score.points.rounded, printed != computed else { continue }
      let places = node.places { $0.score == printed }
      conflicts.append(mismatch(printed, computed, score, places))
    }
    for place in node.printed {
      if let rate = place.rate, let conflict = rateConflict(rate, place, score) { conflicts.append(conflict) }
    }
    return conflicts.map(FindingKind.printed)
  }

  private func mismatch(
    _ printed: ExactDecimal, _ computed: ExactDecimal, _ score: IndicatorScore, _ place: String?
  ) -> PrintedConflict {
    switch score.indicator.content {
    case .leaf:
      score.points.exact.map { cut($0, to: printed.places) == printed } ?? false
        ? .truncated(printed: printed, computed: computed, place: place)
        : .score(printed: printed, computed: computed, place: place)
    case .group:
      .subtotal(
        printed: printed, computed: computed, printedSum: printedSum(of: score.indicator.leaves), place: place
      )
    }
  }

  /// A score of 0 or more without the digits after its last place (截断): rounding what is half a unit less.
  private func cut(_ value: Rational, to places: Int) -> ExactDecimal {
    let halfUnit = (0..<places).reduce(Rational(1, of: 2) ?? 0) { half, _ in
      half.divided(by: 10) ?? half
    }
    return Rounding(places: places)(value - halfUnit)
  }

  /// The rate belongs to the score printed beside it, else to one printed elsewhere; only where none is, to the
  /// computed one.
  private func rateConflict(
    _ rate: ExactDecimal, _ place: PrintedFigures, _ score: IndicatorScore
  ) -> PrintedConflict? {
    let elsewhere = score.indicator.printed.compactMap(\.score).first
    guard let points = place.score ?? score.indicator.tableScore ?? elsewhere ?? score.points.rounded else {
      return nil
    }
    let weight = place.weight ?? shown(score.indicator.nominalWeight)
    return rateConflict(rate, points, weight)
  }

  private func rateConflict(
    _ rate: ExactDecimal, _ points: ExactDecimal, _ weight: ExactDecimal
  ) -> PrintedConflict? {
    guard let share = points.rational.divided(by: weight.rational) else { return nil }
    let computed = Rounding(places: rate.places, mode: framework.policy.rates.mode)(share * 100)
    return computed == rate ? nil : .rate(printed: rate, computed: computed, score: points, weight: weight)
  }

  /// The leaf scores as the score table prints them, the computed one where it prints none.
  private func printedSum(of leaves: [Indicator]) -> ExactDecimal {
    let points = Dictionary(
      scores.map { ($0.indicator.code, $0.points.rounded) }, uniquingKeysWith: { first, _ in first })
    let sum = leaves.filter(\.applies)
      .compactMap { $0.tableScore?.rational ?? (points[$0.code] ?? nil)?.rational }.sum()
    return shown(sum)
  }

  /// Weights, totals, rates and grade of the evaluation as a whole.
  var wholeFindings: [Finding] {
    let printed = framework.printed
    var kinds: [FindingKind] = fullMarksConflict.map { [$0] } ?? []
    let table = scores.flatMap { $0.indicator.printed.filter { $0.place == nil } }
    let formats = Set(table.compactMap(\.rate?.places))
    if formats.count > 1 { kinds.append(.printed(.rateFormat(places: formats.sorted()))) }
    if let claimed = printed.total, let computed = total.rounded, claimed != computed {
      let sum = printedSum(of: framework.leaves)
      kinds.append(.printed(.total(printed: claimed, computed: computed, printedSum: sum)))
    }
    if let rate = printed.rate, let points = printed.total ?? total.rounded,
      let conflict = rateConflict(rate, points, framework.fullMarks)
    {
      kinds.append(.printed(conflict))
    }
    kinds += gradeConflicts.map(FindingKind.printed)
    let place = printed.location ?? framework.contents.summary?.location
    return kinds.map { Finding($0, at: place) } + gradeBandFindings
  }

  private var gradeConflicts: [PrintedConflict] {
    switch (framework.printed.grade, grade) {
    case (let printed, .noBands):
      framework.grades == .notPrinted ? [.gradeBandsMissing(printed: printed)] : []
    case (let printed?, .grade(let computed)):
      Self.isSameGrade(printed, computed) ? [] : [.grade(printed: printed, computed: computed)]
    case (nil, .grade), (_, .undefined): []
    }
  }

  /// 优 and 优秀, 良 and 良好 are one grade; 合格 and 不合格 are not.
  private static func isSameGrade(_ left: String, _ right: String) -> Bool {
    left.hasPrefix(right) || right.hasPrefix(left)
  }
}

extension Indicator {
  /// The places that print such figures, joined; `nil` when it is the score table alone.
  func places(where holds: (PrintedFigures) -> Bool) -> String? {
    let places = printed.filter(holds).map(\.place)
    return places == [nil] ? nil : places.map { $0 ?? "评分表" }.joined(separator: "、")
  }

  /// The score the score table itself prints; `nil` when it prints none.
  var tableScore: ExactDecimal? { printed.first { $0.place == nil }?.score }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of first occurrence.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
