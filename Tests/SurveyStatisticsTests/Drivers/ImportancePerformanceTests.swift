import SurveyStatistics
import Testing

struct ImportancePerformanceTests {
  @Test func `four items around the means`() {
    // Means: importance 0.25, performance 80.
    let found = ImportancePerformance(importance: [0.4, 0.3, 0.2, 0.1], performance: [90, 70, 65, 95])
    #expect(found.importanceThreshold == 0.25 && found.performanceThreshold == 80)
    #expect(found.quadrants == [.keepUp, .concentrateHere, .lowPriority, .possibleOverkill])
  }

  @Test func `an outlier moves the mean but not the median`() {
    let (importance, performance) = ([1.0, 2, 3, 100], [4.0, 3, 2, 1])
    let byMean = ImportancePerformance(importance: importance, performance: performance)
    let byMedian = ImportancePerformance(
      importance: importance, performance: performance, thresholds: .medians)
    #expect(byMean.importanceThreshold == 26.5 && byMedian.importanceThreshold == 2.5)
    #expect(byMean.quadrants[2] == .lowPriority && byMedian.quadrants[2] == .concentrateHere)
  }

  @Test func `an item on the line counts as above it`() {
    let found = ImportancePerformance(
      importance: [0.5], performance: [60], thresholds: .fixed(importance: 0.5, performance: 60))
    #expect(found.quadrants == [.keepUp])
    #expect(
      ImportancePerformance(importance: [0.1, 0.1, 0.1], performance: [3, 3, 3]).quadrants[2] == .keepUp)
  }
}
