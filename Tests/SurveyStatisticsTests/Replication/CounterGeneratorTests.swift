import Testing

@testable import SurveyStatistics

struct CounterGeneratorTests {
  @Test func `streams depend on seed, replicate and stratum only`() {
    func draw(_ seed: UInt64, _ replicate: Int, _ stratum: Int) -> [Int] {
      var generator = CounterGenerator(seed: seed, replicate: replicate, stratum: stratum)
      return (0..<20).map { _ in generator.index(below: 1000) }
    }
    #expect(draw(1, 2, 3) == draw(1, 2, 3))
    #expect(Set([draw(1, 2, 3), draw(2, 2, 3), draw(1, 3, 3), draw(1, 2, 4), draw(1, 3, 2)]).count == 5)
  }

  /// Made with the same published mixing function in Python: `Reference/counter_generator.py`.
  @Test func `the numbers are those of the published function`() {
    var generator = CounterGenerator(seed: 42, replicate: 3, stratum: 1)
    #expect((0..<8).map { _ in generator.index(below: 1000) } == [348, 448, 472, 680, 835, 802, 485, 38])
  }

  @Test func `every index is as likely as any other`() {
    var generator = CounterGenerator(seed: 9, replicate: 0, stratum: 0)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    // χ² on 6 degrees of freedom: 22.5 at 0.1 %.
    let chi = counts.reduce(0.0) { $0 + (Double($1) - 10_000) * (Double($1) - 10_000) / 10_000 }
    #expect(chi < 22.5)
  }
}
