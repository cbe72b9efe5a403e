import CivilTime
import Testing

@Suite struct CivilTimeReaderTests {
  private static func times(_ texts: [String], order: DayOrder = .monthFirst) -> [Int64?] {
    var reader = CivilTimeReader(order: order)
    return texts.map { text in Array(text.utf8).withUnsafeBytes { reader.time($0)?.seconds } }
  }

  @Test func `times of one day are read from their day on, in every form that has a plain clock`() {
    // 2024-05-06 is day 19,849 of the epoch: 54 years of 365 days, 13 leap days before 2024, and 126 days into it.
    let midnight: Int64 = (54 * 365 + 13 + 126) * 86_400
    let clocks: [(String, Int64)] = [
      ("0:00:00", 0), ("08:09:10", 29_350), ("9:05", 32_700), ("23:59:59", 86_399),
    ]
    for day in ["2024-05-06 ", "2024/5/6 ", "2024-05-06T", "2024/05/06 "] {
      #expect(Self.times(clocks.map { day + $0.0 }) == clocks.map { midnight + $0.1 })
    }
    #expect(Self.times(clocks.map { "5/06/24 " + $0.0 }) == clocks.map { midnight + $0.1 })
    #expect(Self.times(clocks.map { "6/05/24 " + $0.0 }, order: .dayFirst) == clocks.map { midnight + $0.1 })
  }

  @Test(
    arguments: [
      "2024-05-06 24:00:00", "2024-05-06 8:60", "2024-05-06 8:00:60", "2024-05-06 8", "2024-05-06 ",
      "2024-05-06 8:0",
      "2024-05-06 8:00:00 often", "2024-05-06 8:00:00-", "2024-05-0 68:00:00", "",
    ])
  func `what no clock shows is no time, whatever day was read before`(text: String) {
    #expect(Self.times(["2024-05-06 07:00:00", text]).last == .some(nil))
  }

  @Test func `a column is read as its cells are one by one, whatever stands beside whatever`() {
    let days = [
      "2024-05-06", "2024/5/6", "2024/5/16", "2024-05-16", "2024-02-30", "5/6/24", "15/6/2024", "12/31/2024",
      "May 6, 2024",
      "2024年5月6日", "6 May 2024", "24-5-6", "",
    ]
    let clocks = [
      "8:00", "08:00:01", "8:00:61", "8:00 PM", "下午3:04", "8:00:00.5", "T8:00", "", "8:00:00+08:00", "a",
    ]
    let cells = days.flatMap { day in
      [" ", "T", "  ", ""].flatMap { sign in clocks.map { day + sign + $0 } }
    }
    for order in [DayOrder.monthFirst, .dayFirst] {
      // Side by side stand cells of one day, then others: no step has a divisor in common with the number of cells.
      let texts = [1, 3, 41, 77].flatMap { step in cells.indices.map { cells[$0 * step % cells.count] } }
      let alone = texts.map { text in
        Array(text.utf8).withUnsafeBytes { CivilDateTime(platform: $0, order: order)?.seconds }
      }
      #expect(Self.times(texts, order: order) == alone)
    }
  }
}
