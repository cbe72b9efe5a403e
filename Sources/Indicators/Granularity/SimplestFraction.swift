internal import ExactNumbers

// Which fractions lie in a short interval, without trying them one by one. Goals, in order: exact; as many steps as
// the numbers have digits. Source: Graham, Knuth, Patashnik, *Concrete Mathematics*, 2nd ed., 4.5 (Stern–Brocot tree)
// and 3.4–3.5 (sums of floors).

/// A count of a base (分数): 41/46, not reduced.
struct WholeFraction: Hashable, Sendable {
  let count: Int
  let base: Int
}

/// An interval of numbers that holds its lower end and not its upper one: what rounds half up to a printed figure.
struct HalfOpenInterval: Hashable, Sendable {
  let lower: Rational
  let upper: Rational

  /// The fraction with the smallest base in the interval (最简分数); the smaller count when two tie.
  /// - Returns: `nil` when a whole number on the way is beyond `Int`.
  var simplestFraction: WholeFraction? {
    Self.simplest(from: lower, included: true, to: upper, included: false)
  }

  /// The values of the interval, each times a whole number.
  func scaled(by factor: Int) -> HalfOpenInterval {
    HalfOpenInterval(lower: lower * Rational(factor), upper: upper * Rational(factor))
  }

  /// The smallest count of a base in the interval; `nil` when none is.
  func count(of base: Int) -> Int? {
    let least = lower * Rational(base)
    guard let below = least.floor else { return nil }
    let count = least.isInteger ? below : below + 1
    return Rational(count) < upper * Rational(base) ? count : nil
  }

  /// Both ends share their whole part, or a whole number lies between them: then it is the answer. Else the rests are
  /// turned over, which swaps the ends and what they include, and the answer is turned back.
  private static func simplest(
    from low: Rational, included lowIncluded: Bool, to high: Rational?, included highIncluded: Bool
  ) -> WholeFraction? {
    guard let whole = low.floor else { return nil }
    if low.isInteger, lowIncluded { return WholeFraction(count: whole, base: 1) }
    let next = Rational(whole + 1)
    guard let high, next > high || (next == high && !highIncluded) else {
      return WholeFraction(count: whole + 1, base: 1)
    }
    let rest = Rational(whole)
    guard let start = Rational(1).divided(by: high - rest),
      let inner = simplest(
        from: start, included: highIncluded, to: Rational(1).divided(by: low - rest), included: lowIncluded)
    else { return nil }
    return WholeFraction(count: whole * inner.count + inner.base, base: inner.count)
  }
}

extension HalfOpenInterval {
  /// The largest base up to a limit that has a count in the interval; `nil` when no base has.
  ///
  /// Bases are counted, not tried: how many pairs (count, base) there are up to a base is a sum of floors, and where
  /// that number last grows is found by halving.
  func largestBase(upTo limit: Int) -> Int? {
    guard limit > 0, let all = pairs(upTo: limit), all > 0 else { return nil }
    var (enough, short) = (limit, 0)
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      guard let found = pairs(upTo: middle) else { return nil }
      if found < all { short = middle } else { enough = middle }
    }
    return enough
  }

  /// The smallest base after one, up to a limit, that has a count in the interval; `nil` when none has.
  func nextBase(after base: Int, upTo limit: Int) -> Int? {
    guard base >= 0, base < limit, let before = pairs(upTo: base), let all = pairs(upTo: limit), all > before
    else { return nil }
    var (enough, short) = (limit, base)
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      guard let found = pairs(upTo: middle) else { return nil }
      if found > before { enough = middle } else { short = middle }
    }
    return enough
  }

  /// Pairs (count, base) with lower ≤ count/base < upper and 1 ≤ base ≤ limit: Σ ⌈upper·b⌉ − ⌈lower·b⌉.
  private func pairs(upTo limit: Int) -> Rational? {
    guard let above = Self.sumOfFloors(limit + 1, slope: -upper, start: 0),
      let below = Self.sumOfFloors(limit + 1, slope: -lower, start: 0)
    else { return nil }
    return below - above
  }

  /// Σ ⌊slope · i + start⌋ over 0 ≤ i < terms: whole parts are taken out, then rows and columns of the lattice points
  /// under the line change places, as in Euclid's algorithm.
  static func sumOfFloors(_ terms: Int, slope: Rational, start: Rational) -> Rational? {
    guard terms > 0 else { return 0 }
    guard let steep = slope.floor, let high = start.floor else { return nil }
    let half = Rational(terms) * Rational(terms - 1) * (Rational(1, of: 2) ?? 0)
    let whole = Rational(steep) * half + Rational(high) * Rational(terms)
    let (slope, start) = (slope - Rational(steep), start - Rational(high))
    let top = slope * Rational(terms) + start
    guard let rows = top.floor else { return nil }
    guard rows > 0, let turned = Rational(1).divided(by: slope),
      let rest = sumOfFloors(rows, slope: turned, start: (top - Rational(rows)) * turned)
    else { return rows > 0 ? nil : whole }
    return whole + rest
  }
}
