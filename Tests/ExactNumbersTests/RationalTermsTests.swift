import Testing

@testable import ExactNumbers

/// Terms are machine words where they fit and large integers elsewhere: a value must not show which.
struct RationalTermsTests {
  /// Terms at and around the ends of the machine word, and small ones.
  private static let terms = [
    1, 2, 3, 6, 7, 100, 1_137, 1 << 31, 1 << 32 + 1, 1 << 53 - 1, 1 << 53 + 1, 1 << 62, .max / 3, .max - 1,
    .max,
  ]
  private static let values = terms.flatMap { top in
    terms.flatMap { bottom in [Rational(top, of: bottom), Rational(-top, of: bottom)].compactMap(\.self) }
  }

  @Test func `what is added is taken away again, through numbers of any size`() {
    for one in Self.values {
      for other in Self.values.sample {
        #expect(one + other - other == one)
        #expect((one + other - other).hashValue == one.hashValue)
        #expect((one * other).divided(by: other) == one)
        #expect(one.divided(by: other).map { $0 * other } == one)
      }
    }
  }

  @Test func `order is that of the cross products`() {
    for (index, top) in Self.terms.enumerated() {
      for bottom in Self.terms {
        guard let one = Rational(top, of: bottom), let other = Rational(bottom, of: Self.terms[index / 2])
        else {
          continue
        }
        let (left, right) = (Int128(top) * Int128(Self.terms[index / 2]), Int128(bottom) * Int128(bottom))
        #expect((one < other) == (left < right))
        #expect((-other < -one) == (left < right))
      }
    }
  }

  @Test func `sums of fractions with small terms are those of school`() {
    for a in -20...20 {
      for (b, c, d) in [(1, 7, 3), (6, -5, 4), (12, 12, 12), (9, 0, 5)] {
        guard let one = Rational(a, of: b), let other = Rational(c, of: d) else { continue }
        #expect(one + other == Rational(a * d + c * b, of: b * d))
        #expect(one - other == Rational(a * d - c * b, of: b * d))
        #expect(one * other == Rational(a * c, of: b * d))
        #expect(one.divided(by: other) == Rational(a * d, of: b * c))
      }
    }
  }

  @Test func `terms are lowest, the denominator positive, whatever they came from`() {
    #expect(Rational(-6, of: -4)?.description == "3/2")
    #expect(Rational(6, of: -4)?.description == "-3/2")
    #expect(Rational(0, of: -4)?.description == "0")
    #expect(Rational(.min, of: .min) == 1)
    #expect(Rational(.min, of: 2)?.description == "-4611686018427387904")
    #expect(Rational(.min).description == "-9223372036854775808")
    #expect(Rational(1, of: .min)?.description == "-1/9223372036854775808")
    // (2⁶³ − 1)², by hand: 2¹²⁶ − 2⁶⁴ + 1.
    #expect((Rational(.max) * Rational(.max)).description == "85070591730234615847396907784232501249")
    #expect(Rational(.max) * Rational(.max) - Rational(.max) * Rational(.max) == 0)
    #expect(Rational(5).divided(by: 0) == nil)
    #expect(Rational(5, of: 0) == nil)
  }

  @Test
  func `the nearest floating-point number is that of the quotient, or of neither term when they are long`() {
    #expect(Rational(1, of: 3)?.doubleValue == 1.0 / 3)
    #expect(Rational(-1_098, of: 1_137)?.doubleValue == -1_098.0 / 1_137)
    #expect(Rational(0).doubleValue == 0)
    // 2⁵³ + 1 lies between two numbers of 53 bits and goes to the even one; a third of it is 3002399751580331 exactly.
    #expect(Rational(1 << 53 + 1).doubleValue == 0x1p53)
    #expect(Rational(1 << 53 + 1, of: 3)?.doubleValue == 3_002_399_751_580_331)
  }

  @Test func `the floor of negative fractions is below them`() {
    #expect(Rational(-7, of: 2)?.floor == -4)
    #expect(Rational(7, of: 2)?.floor == 3)
    #expect((Rational(.max) * 2).floor == nil)
    #expect((Rational(.max) * 2).divided(by: 4)?.floor == 4_611_686_018_427_387_903)
  }
}

extension [Rational] {
  /// Every seventh: each with each would be many.
  fileprivate var sample: [Rational] { indices.filter { $0 % 7 == 0 }.map { self[$0] } }
}
