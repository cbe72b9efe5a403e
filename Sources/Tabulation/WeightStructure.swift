internal import ExactNumbers
internal import Questionnaires

/// How items share the whole (权重结构): dimensions, questions in them, rows in those. Weights are renormalised at every
/// level over the members that have a value.
indirect enum WeightStructure {
  case item(Int)
  case members([(weight: Rational, part: WeightStructure)])

  /// Each item's share of the whole; empty when no item has a base.
  func shares(where hasBase: (Int) -> Bool) -> [Int: Rational] {
    switch self {
    case .item(let item): return hasBase(item) ? [item: 1] : [:]
    case .members(let members):
      let parts = members.map { ($0.weight, $0.part.shares(where: hasBase)) }.filter {
        !$0.1.isEmpty && $0.0 > 0
      }
      let total = parts.map(\.0).sum()
      var shares: [Int: Rational] = [:]
      for (weight, part) in parts {
        guard let share = weight.divided(by: total) else { continue }
        for (item, inner) in part { shares[item, default: 0] = shares[item, default: 0] + inner * share }
      }
      return shares
    }
  }
}

/// Some items' shares of the whole, worked out once for the usual case that all of them have a value (题目占比).
struct ItemShares {
  private let structure: WeightStructure
  private let items: [Int]
  private let ofAll: [Rational]

  /// - Parameter items: The items that make up the whole.
  init(_ structure: WeightStructure, of items: [Int]) {
    (self.structure, self.items) = (structure, items)
    let shares = structure.shares(where: items.contains)
    ofAll = items.map { shares[$0] ?? 0 }
  }

  /// Each item's share of the whole, in the order of the items; all 0 when none has a base.
  /// - Parameter hasBase: By an item's position among them.
  func shares(where hasBase: (Int) -> Bool) -> [Rational] {
    if items.indices.allSatisfy(hasBase) { return ofAll }
    let positions = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    let shares = structure.shares { item in positions[item].map(hasBase) ?? false }
    return items.map { shares[$0] ?? 0 }
  }
}

extension Questionnaire {
  /// The structure a way of combining items gives its satisfaction items, by index into `items`.
  func weightStructure(_ combination: SatisfactionFormula.ItemCombination) -> WeightStructure {
    let measured = satisfactionItems.compactMap { items.firstIndex(of: $0) }
    let questions = measured.map { items[$0].question }.reduce(into: [Int]()) {
      if $0.last != $1 { $0.append($1) }
    }
    switch combination {
    case .pooled, .equal, .respondentMean: return .members(measured.map { (1, .item($0)) })
    case .rowWeights: return .members(questions.map { (1, rows(of: $0, among: measured)) })
    case .questionWeights:
      return .members(questions.map { (weight(of: $0), rows(of: $0, among: measured)) })
    case .dimensionWeights: return dimensions(under: nil, questions: questions, measured: measured)
    }
  }

  private func weight(of question: Int) -> Rational { questions[question].weight?.rational ?? 1 }

  private func rows(of question: Int, among measured: [Int]) -> WeightStructure {
    let own = measured.filter { items[$0].question == question }
    return .members(
      own.map { index in
        (items[index].row.flatMap { questions[question].rows[$0].weight }?.rational ?? 1, .item(index))
      })
  }

  private func dimensions(under parent: DimensionID?, questions: [Int], measured: [Int]) -> WeightStructure {
    let siblings = dimensions.filter { $0.parent == parent }
    return .members(
      siblings.map { dimension in
        (dimension.weight?.rational ?? 1, self.dimension(dimension, questions: questions, measured: measured))
      })
  }

  private func dimension(_ dimension: Dimension, questions: [Int], measured: [Int]) -> WeightStructure {
    let own = dimension.questions.filter(questions.contains)
    let inner = members(own, measured: measured)
    guard dimensions.contains(where: { $0.parent == dimension.id }) else { return inner }
    let below = dimensions(under: dimension.id, questions: questions, measured: measured)
    return own.isEmpty ? below : .members([(Rational(1), below), (Rational(1), inner)])
  }

  /// The questions of one dimension: by their weights where they have some; else every item alike, a matrix row being an
  /// item, and row weights moving weight only between the rows of their matrix.
  private func members(_ own: [Int], measured: [Int]) -> WeightStructure {
    if own.contains(where: { questions[$0].weight != nil }) {
      return .members(own.map { (weight(of: $0), rows(of: $0, among: measured)) })
    }
    return .members(
      own.map { question in
        (Rational(measured.count { items[$0].question == question }), rows(of: question, among: measured))
      })
  }
}
