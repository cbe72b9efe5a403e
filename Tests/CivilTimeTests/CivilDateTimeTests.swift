import CivilTime
import Testing

@Suite struct CivilDateTimeTests {
  // date -u -d '…' +%s
  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 951_782_400), ("2016/12/17 14:22:55", 1_481_984_575),
    ("2026/9/18 19:20", 1_789_759_200), ("2024-05-06T08:00:00", 1_714_982_400), ("1969-12-31 23:59:59", -1),
  ])
  func `the forms platforms print are read`(text: String, seconds: Int64) {
    #expect(CivilDateTime(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "2023-02-29", "2024-13-01", "2024-00-10", "2024-05-32", "24-05-06", "2024-05/06", "2024-05-06 24:00",
    "2024-05-06 8", "2024-05-06 08:0", "2024-05-06 08:00:00 ", "2024年5月6日", "20240506",
  ])
  func `what is no date of the calendar is refused`(text: String) {
    #expect(CivilDateTime(text) == nil)
  }

  @Test(arguments: ["2024-05-06", "2024-05-06 00:00:01", "1969-12-31 23:00"])
  func `a day ends one second before midnight`(text: String) throws {
    let end = try #require(CivilDateTime(text)).endOfDay
    #expect(end == CivilDateTime(text.prefix(10) + " 23:59:59"))
  }
}
