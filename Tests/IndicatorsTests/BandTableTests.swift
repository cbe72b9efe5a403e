import ExactNumbers
import Indicators
import Testing

@Suite struct BandTableTests {
  /// Bands `(name, lower, includes it, upper, includes it)`, best first.
  private func table(
    _ rows: [(String, Int, Bool, Int, Bool)], direction: Direction = .higherIsBetter,
    domain: Domain = .percent
  ) -> BandTable<String> {
    BandTable(
      rows.compactMap { name, lower, holdsLower, upper, holdsUpper in
        Bounds(
          from: Bound(ExactDecimal(lower), isIncluded: holdsLower),
          to: Bound(ExactDecimal(upper), isIncluded: holdsUpper)
        )
        .map { Band($0, name) }
      }, direction: direction, domain: domain)
  }

  @Test func `no interval runs from a number down to itself`() {
    #expect(Bounds(from: .including(5), to: .excluding(5)) == nil)
    #expect(Bounds(from: .including(5), to: .including(4)) == nil)
    #expect(Bounds(from: .including(5), to: .including(5))?.contains(5) == true)
  }

  @Test func `the words of an interval are made from its flags`() throws {
    let band = try #require(Bounds(from: .including(90), to: .excluding(95)))
    #expect(band.description == "[90, 95)")
    #expect(band.wording().zh == "90（含）–95（不含）")
    #expect(Bounds.below(.excluding(60)).wording(unit: "%").zh == "低于 60%")
    #expect(Bounds.above(.including(90)).wording().en == "at least 90")
  }

  @Test func `bands that meet at an end one of them holds are faultless`() {
    let good = table([("优", 90, true, 100, true), ("良", 75, true, 90, false), ("差", 0, true, 75, false)])
    #expect(good.faults.isEmpty)
  }

  @Test func `an end that nobody holds is a gap, one that both hold an overlap`() throws {
    let gap = table([("优", 90, false, 100, true), ("差", 0, true, 90, false)])
    #expect(gap.faults.gaps.map(\.description) == ["[90, 90]"])
    #expect(gap.lookup(90) == .gap)
    let overlap = table([("优", 90, true, 100, true), ("差", 0, true, 90, true)])
    #expect(overlap.faults.overlaps.map(\.shared.description) == ["[90, 90]"])
    #expect(overlap.faults.gaps.isEmpty)
  }

  // Hainan 2018, 租用网络运行线路: 优 47（含）–51, 良 43（含）–46, 中 40（含）–45, 差 40 以下.
  @Test func `the Hainan line bands overlap at 43 and 44 and leave 46 and 51 upwards without a band`() {
    let lines = table(
      [
        ("优", 47, true, 51, false), ("良", 43, true, 46, false), ("中", 40, true, 45, false),
        ("差", 0, true, 40, false),
      ],
      domain: Domain(Domain.notNegative.bounds, isWhole: true))
    #expect(lines.faults.overlaps.map(\.shared.description) == ["[43, 45)"])
    #expect(lines.faults.gaps.map(\.description) == ["[46, 47)", "[51, +∞)"])
    #expect(lines.faults.misdirected.isEmpty)
    #expect(lines.lookup(50) == .band(lines.bands[0]))
    #expect(lines.lookup(46) == .gap)
  }

  // Hainan 2018, 网络运行故障率: 差 is written “15%（含）以下”.
  @Test func `the Hainan fault rate band points the wrong way`() {
    let faults = table(
      [
        ("优", 0, true, 5, false), ("良", 5, true, 10, false), ("中", 10, true, 15, false),
        ("差", 0, true, 15, true),
      ],
      direction: .lowerIsBetter)
    #expect(faults.faults.misdirected == [3])
    #expect(faults.lookup(0) == .overlap([faults.bands[0], faults.bands[3]]))
  }

  @Test func `whole numbers leave no gap between 45 and 46`() {
    let rows = [("优", 46, true, 100, true), ("差", 0, true, 45, true)]
    #expect(table(rows).faults.gaps.map(\.description) == ["(45, 46)"])
    let whole = Domain(Domain.percent.bounds, isWhole: true)
    #expect(table(rows, domain: whole).faults.isEmpty)
  }

  @Test func `bands with the same content do not contradict each other`() {
    let same = table([("优", 90, true, 100, true), ("优", 80, true, 95, false), ("差", 0, true, 80, false)])
    #expect(same.lookup(92) == .band(same.bands[0]))
  }
}
