import ExactNumbers
import Testing

@Suite struct RoundingTests {
  // Ties named in the published evaluations and in GB/T 8170.
  @Test(arguments: [
    ("86.825", 2, "86.83", "86.82"), ("62.5", 0, "63", "62"), ("14.5", 0, "15", "14"),
    ("-2.5", 0, "-3", "-2"),
    ("0.005", 2, "0.01", "0.00"), ("93.94444", 2, "93.94", "93.94"), ("9.9995", 3, "10.000", "10.000"),
  ])
  func `a tie goes up, or to the even neighbour when asked`(
    text: String, places: Int, halfUp: String, halfEven: String
  ) throws {
    let value = try #require(ExactDecimal(text)).rational
    #expect(Rounding(places: places)(value).description == halfUp)
    #expect(Rounding(places: places, mode: .halfEven)(value).description == halfEven)
  }

  @Test func `29 of 200 is 14.5 percent exactly, so it prints 15`() throws {
    let share = try #require(Rational(29, of: 200))
    #expect(Rounding(places: 0)(share * 100).description == "15")
  }

  @Test func `17999 of 20000 prints 90.00 and is still below 90`() throws {
    let share = try #require(Rational(17999, of: 20000)) * 100
    #expect(Rounding()(share).description == "90.00")
    #expect(share < 90)
  }

  @Test(arguments: [
    // 0.145*100 is 14.499999999999998 in binary; the snap restores the tie before rounding.
    (0.145 * 100, 0, "15"), (1.005 * 100, 1, "100.5"), (2.675, 2, "2.68"), (0.1 + 0.2, 1, "0.3"),
    (123_456_789_012_345.0, 0, "123456789012000"), (-0.5, 0, "-1"), (0, 2, "0.00"), (1e-300, 2, "0.00"),
  ])
  func `an estimate is snapped to 12 digits before it is rounded`(
    value: Double, places: Int, expected: String
  ) {
    #expect(Rounding(places: places)(value)?.description == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite has no printed form`(value: Double) {
    #expect(Rounding()(value) == nil)
  }
}

@Suite struct ExactDecimalTests {
  @Test(arguments: ["4.00", "0.05", "-12.340", "100", "-0.07", "2700.00"])
  func `digits survive reading and printing`(text: String) {
    #expect(ExactDecimal(text)?.description == text)
  }

  @Test(arguments: ["", "-", "1,000", "1e3", "NaN", "1.", ".5", "１", "1.2.3", "0x10", "--1", " 1"])
  func `anything but a plain decimal is refused`(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `a figure of a million digits is refused at once`() {
    #expect(ExactDecimal(String(repeating: "9", count: 1_000_000)) == nil)
  }

  @Test func `equality is of values, printing of digits`() throws {
    let two = try #require(ExactDecimal("4.00"))
    #expect(two == 4)
    #expect(two.hashValue == ExactDecimal(4).hashValue)
    #expect(two.trimmed.description == "4")
  }
}

@Suite struct RationalTests {
  @Test func `a share of nobody is undefined`() {
    #expect(Rational(0, of: 0) == nil)
    #expect(Rational(3).divided(by: 0) == nil)
  }

  @Test func `a mean of rates with many different bases stays exact`() throws {
    // Σ 1/p over 30 primes overflows any fixed width; p·(1/p) summed must come back as 1 each.
    let primes = [
      2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101,
      103,
      107, 109, 113,
    ]
    let parts = try primes.map { try #require(Rational(1, of: $0)) }
    let total = parts.sum()
    let rest = parts.dropFirst().sum()
    #expect(total - rest == Rational(1, of: 2))
  }

  @Test func `the published means come out`() throws {
    // (86 + 87.65)/2 = 86.825 → 86.83
    let second = try #require(ExactDecimal("87.65"))
    let mean = try #require([86, second.rational].mean())
    #expect(Rounding()(mean).description == "86.83")
    // 10 × 2536.5/2700 = 9.39444… → 9.39
    let rate = try #require(ExactDecimal("2536.50")?.rational.divided(by: 2700))
    #expect(Rounding()(rate * 10).description == "9.39")
    #expect((rate * 100).digits() == "93.9444444444…")
  }

  @Test(arguments: [(1, 3), (-2, 7), (1098, 1137), (0, 5)])
  func `the nearest Double is found`(numerator: Int, denominator: Int) throws {
    let value = try #require(Rational(numerator, of: denominator))
    #expect(value.doubleValue == Double(numerator) / Double(denominator))
  }

  @Test(arguments: [
    "86.825", "0.1", "0.3", "93.9444444444", "-1234567.890123", "0.000000000000000000001", "9007199254740993",
    "123456789012345678901234567890.5",
  ])
  func `a decimal gives the double its text gives`(text: String) throws {
    #expect(try #require(ExactDecimal(text)).doubleValue == Double(text))
  }

  @Test(arguments: [(7, 2, 3), (-7, 2, -4), (4, 2, 2)])
  func `floor rounds down`(numerator: Int, denominator: Int, expected: Int) throws {
    #expect(Rational(numerator, of: denominator)?.floor == expected)
  }
}
