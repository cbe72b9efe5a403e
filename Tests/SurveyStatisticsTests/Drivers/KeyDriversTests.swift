import SurveyStatistics
import Testing

/// Item 1 as the overall answer, the other four as its drivers.
struct KeyDriversTests {
  @Test(arguments: [("plain", SixtyScales.plain), ("weighted", SixtyScales.weighted)])
  func `shares of R squared as R has them by every subset`(name: String, tally: CovarianceTally) throws {
    let found = try KeyDrivers(tally)
    #expect(isClose(found.rSquared, scaleReference["\(name) r squared"][0], within: 1e-9))
    #expect(relativeError(found.drivers.map(\.shapley), scaleReference["\(name) shapley"]) < 1e-9)
    #expect(relativeError(found.drivers.map(\.relativeWeight), scaleReference["\(name) johnson"]) < 1e-9)
    #expect(relativeError(found.drivers.map(\.correlation), scaleReference["\(name) with overall"]) < 1e-9)
  }

  @Test func `both decompositions add up to R squared`() throws {
    let found = try KeyDrivers(SixtyScales.weighted)
    #expect(isClose(found.drivers.reduce(0) { $0 + $1.shapley }, found.rSquared))
    #expect(isClose(found.drivers.reduce(0) { $0 + $1.relativeWeight }, found.rSquared))
  }

  @Test func `two drivers by hand`() throws {
    // r₁ = .6, r₂ = .3, uncorrelated: .36 and .09. An orthogonal design: y = .6a + .3b + rest.
    let rows: [[Double]] = [[1, 1, 1], [1, 1, -1], [1, -1, 1], [1, -1, -1]]
    let tally = rows.reduce(into: CovarianceTally(variables: 3)) { tally, row in
      for rest in [-1.0, 1] {
        tally.add([0.6 * row[1] + 0.3 * row[2] + 0.55.squareRoot() * rest, row[1], row[2]])
      }
    }
    let found = try KeyDrivers(tally)
    #expect(relativeError(found.drivers.map(\.shapley), [0.36, 0.09]) < 1e-12)
    #expect(relativeError(found.drivers.map(\.relativeWeight), [0.36, 0.09]) < 1e-12)
  }

  @Test func `an item asked twice shares what it says`() throws {
    let twice = SixtyScales.complete.reduce(into: CovarianceTally(variables: 3)) {
      $0.add([$1[0], $1[1], $1[1]])
    }
    let once = SixtyScales.complete.reduce(into: CovarianceTally(variables: 2)) { $0.add([$1[0], $1[1]]) }
    let (double, single) = (try KeyDrivers(twice), try KeyDrivers(once))
    #expect(isClose(double.rSquared, single.rSquared))
    for driver in double.drivers {
      #expect(isClose(driver.shapley, single.rSquared / 2))
      #expect(isClose(driver.relativeWeight, single.rSquared / 2, within: 1e-9))
    }
  }

  @Test func `units and shifts of the items do not matter, near a billion either`() throws {
    let moved = SixtyScales.complete.reduce(into: CovarianceTally(variables: 5)) { tally, row in
      tally.add(row.enumerated().map { 1e9 + Double($0 + 2) * $1 })
    }
    let (own, plain) = (try KeyDrivers(moved), try KeyDrivers(SixtyScales.plain))
    #expect(relativeError(own.drivers.map(\.shapley), plain.drivers.map(\.shapley)) < 1e-9)
    #expect(relativeError(own.drivers.map(\.relativeWeight), plain.drivers.map(\.relativeWeight)) < 1e-9)
  }

  @Test func `fifteen items are all gone through, sixteen are refused`() throws {
    var generator = SeededGenerator(seed: 5)
    var tallies = [CovarianceTally(variables: 16), CovarianceTally(variables: 17)]
    for _ in 0..<40 {
      let row = (0..<17).map { _ in Double(Int.random(in: 1...5, using: &generator)) }
      tallies[0].add(Array(row[..<16]))
      tallies[1].add(row)
    }
    let found = try KeyDrivers(tallies[0])
    #expect(isClose(found.drivers.reduce(0) { $0 + $1.shapley }, found.rSquared, within: 1e-9))
    #expect(throws: UndefinedReason.tooManyItems(most: 15)) { try KeyDrivers(tallies[1]) }
  }

  @Test func `what cannot be driven says why`() {
    var tally = CovarianceTally(variables: 2)
    #expect(throws: UndefinedReason.nobodyAnswered) { try KeyDrivers(tally) }
    tally.add([1, 2])
    #expect(throws: UndefinedReason.oneRespondent) { try KeyDrivers(tally) }
    tally.add([3, 2])
    #expect(throws: UndefinedReason.noVariation) { try KeyDrivers(tally) }
    #expect(throws: UndefinedReason.tooFewItems(needed: 1)) { try KeyDrivers(CovarianceTally(variables: 1)) }
  }
}
