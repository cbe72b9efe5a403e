internal import ExactNumbers

/// A part of a sum, as printed.
struct Addend: Hashable, Sendable {
  let name: String
  let value: ExactDecimal
  /// Whether it is taken off.
  let isSubtracted: Bool

  init(_ name: String, _ value: ExactDecimal, isSubtracted: Bool = false) {
    (self.name, self.value, self.isSubtracted) = (name, value, isSubtracted)
  }
}

/// A printed sum against its printed parts (合计核对).
struct SumCheck {
  let addends: [Addend]
  let total: Addend

  /// What is wrong with the sum.
  enum Fault: Hashable, Sendable {
    /// 尾差: no more than rounding every figure can explain.
    case tail(sum: ExactDecimal)
    /// 小数点错位: the sum holds exactly once the point of one figure is moved, and of no other.
    case slip(cell: String, printed: ExactDecimal, corrected: ExactDecimal)
    /// 合计不符.
    case mismatch(sum: ExactDecimal)
  }

  private var places: Int { (addends + [total]).map(\.value.places).max() ?? 0 }

  private func sum(_ addends: [Addend]) -> Rational {
    addends.map { $0.isSubtracted ? -$0.value.rational : $0.value.rational }.sum()
  }

  /// `nil` when the sum holds to the last digit.
  var fault: Fault? {
    let sum = sum(addends)
    let difference = sum - total.value.rational
    guard difference != 0 else { return nil }
    let shown = Rounding(places: places)(sum)
    if size(difference) <= slack { return .tail(sum: shown) }
    let slips = slips
    return slips.count == 1 ? slips[0] : .mismatch(sum: shown)
  }

  /// Half a unit in the last place for every figure, the total included; one unit at least.
  private var slack: Rational { unit * max(1, Rational(addends.count + 1) * half) }

  private var half: Rational { Rational(1, of: 2) ?? 0 }

  private var unit: Rational {
    ExactDecimal("0." + String(repeating: "0", count: max(places - 1, 0)) + "1")
      .flatMap { places == 0 ? nil : $0.rational } ?? 1
  }

  private func size(_ value: Rational) -> Rational { value < 0 ? -value : value }

  private var slips: [Fault] {
    let figures = addends + [total]
    return figures.indices.flatMap { place in
      shifted(figures[place].value).compactMap { corrected -> Fault? in
        var moved = figures
        moved[place] = Addend(figures[place].name, corrected, isSubtracted: figures[place].isSubtracted)
        let total = moved.removeLast()
        guard sum(moved) == total.value.rational else { return nil }
        return .slip(cell: figures[place].name, printed: figures[place].value, corrected: corrected)
      }
    }
  }

  /// The value with its point one or two places to either side.
  private func shifted(_ value: ExactDecimal) -> [ExactDecimal] {
    guard value != 0 else { return [] }
    let factors = [Rational(10), Rational(100), Rational(1, of: 10), Rational(1, of: 100)].compactMap { $0 }
    return factors.compactMap { (value.rational * $0).exactDecimal(atMost: ExactDecimal.mostDigits) }
  }
}
