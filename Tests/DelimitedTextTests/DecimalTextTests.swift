import DelimitedText
import Testing

struct DecimalTextTests {
  private static func short(_ text: String, behind: String) -> Double? {
    let bytes = Array((text + behind).utf8)
    return bytes.withUnsafeBytes {
      DecimalText.short(UnsafeRawBufferPointer(rebasing: $0[..<text.utf8.count]))
    }
  }

  @Test(arguments: [
    ("0", 0), ("5", 5), ("07", 7), ("10", 10), ("123", 123), ("12345678", 12_345_678),
    ("99999999", 99_999_999),
    ("0.560077", 0.560077), ("1.5", 1.5), ("12.25", 12.25), (".5", 0.5), ("5.", 5), ("1234567.", 1_234_567),
    (".1234567", 0.1234567), ("9.999999", 9.999999), ("0000.001", 0.001), ("3.14159", 3.14159),
  ])
  func `digits with a point or none are read at once, whatever stands behind them`(
    text: String, value: Double
  ) {
    for behind in [",0.5,7777", ".........", "\n12345678", "99999999"] {
      #expect(Self.short(text, behind: behind) == value)
    }
  }

  @Test(arguments: [
    "", ".", "..", "1.2.3", "-1", "+1", "1e3", "1 ", " 1", "123456789", "0.1234567", "1,5", "0x1", "/", ":",
    "1/2",
    "1:2", "满意", "１", "5\u{0}", "NA", "1.e", "ÿ",
  ])
  func `anything else takes a longer look`(text: String) {
    for behind in [",0.5,7777", ".........", "99999999"] { #expect(Self.short(text, behind: behind) == nil) }
  }

  @Test(arguments: [
    ("-1", -1), ("-0.5", -0.5), ("123456789", 123_456_789), ("0.1234567", 0.1234567),
    ("12345.6789012345", 12_345.678_901_234_5), ("999999999999999", 999_999_999_999_999), (".25", 0.25),
  ])
  func `fifteen digits are read exactly`(text: String, value: Double) {
    #expect(Array(text.utf8).withUnsafeBytes { DecimalText.number($0) } == value)
  }

  @Test(arguments: ["", "-", ".", "1e3", "1.2.3", "+1", "1234567890123456", " 1", "满"])
  func `what is not digits, or too many, is left to others`(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { DecimalText.number($0) } == nil)
  }
}
