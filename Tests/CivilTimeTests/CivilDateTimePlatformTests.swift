import CivilTime
import Testing

@Suite struct CivilDateTimePlatformTests {
  private func read(_ text: String, _ order: DayOrder = .monthFirst) -> CivilDateTime? {
    var text = text
    return text.withUTF8 { CivilDateTime(platform: UnsafeRawBufferPointer($0), order: order) }
  }

  @Test(arguments: [
    ("2026/5/6 9:01:00", "2026-05-06 09:01:00"), ("10/9/2024 11:02", "2024-10-09 11:02:00"),
    ("7/27/26 19:06:23", "2026-07-27 19:06:23"), ("05/06/2026 09:01:02 AM", "2026-05-06 09:01:02"),
    ("05/06/2026 12:01:02 AM", "2026-05-06 00:01:02"), ("05/06/2026 12:01:02 PM", "2026-05-06 12:01:02"),
    ("2026/09/20 10:00:00 PM GMT+3", "2026-09-20 22:00:00"), ("2026/9/20 上午 10:00:00 [GMT]", nil),
    ("2026/9/20 下午 10:00:00", "2026-09-20 22:00:00"), ("2026年5月6日 下午3:04", "2026-05-06 15:04:00"),
    ("2026-05-06T09:00:00.000+08:00", "2026-05-06 09:00:00"),
    ("2026-05-06T09:10:00.123Z", "2026-05-06 09:10:00"),
    ("Oct 10, 2015 6:26:24 PM", "2015-10-10 18:26:24"), ("October 1, 2015", "2015-10-01 00:00:00"),
    ("10 Oct 2015 18:26", "2015-10-10 18:26:00"), ("10/9/2024 11:02\u{202F}PM", "2024-10-09 23:02:00"),
    ("13/9/2024 11:02", nil), ("2/30/2024 11:02", nil), ("10/9/2024 13:02 PM", nil),
    ("10/9/2024 11:02 often", nil),
    ("yesterday", nil), ("", nil), ("1/2", nil), ("10/9/2024x", nil),
  ])
  func `platforms' dates are read, and nothing else`(text: String, plain: String?) {
    #expect(read(text) == plain.flatMap { CivilDateTime($0) })
  }

  @Test func `the order of day and month is what the reader was told`() {
    #expect(read("5/10/2026 09:15:00", .dayFirst) == CivilDateTime("2026-10-05 09:15:00"))
    #expect(read("27/7/26 19:06", .dayFirst) == CivilDateTime("2026-07-27 19:06:00"))
    #expect(read("7/27/26 19:06", .dayFirst) == nil)
  }

  @Test(arguments: [
    ("27/7/26", DayOrder.dayFirst), ("7/27/26", .monthFirst), ("7/6/26", nil), ("2026/7/27", nil), ("", nil),
  ])
  func `a day above twelve shows the order`(text: String, order: DayOrder?) {
    var text = text
    #expect(text.withUTF8 { CivilDateTime.order(shownBy: UnsafeRawBufferPointer($0)) } == order)
  }
}
