import ExactNumbers
import Tables
import Testing

@Suite struct JSONTests {
  @Test func `keys are sorted by scalar, members have lines of their own, scalars share one`() {
    let value: JSONValue = ["题": ["满意", 1], "b": [], "a10": [[1, 2], [:]], "a2": true]
    #expect(
      value.serialized() == """
        {
          "a10": [
            [1, 2],
            {}
          ],
          "a2": true,
          "b": [],
          "题": ["满意", 1]
        }

        """)
  }

  @Test func `an exact decimal keeps its printed digits`() throws {
    let total = try #require(ExactDecimal("96.50"))
    #expect(JSONValue.decimal(total).serialized() == "96.50\n")
  }

  @Test(arguments: [
    (0.1, "0.1"), (100, "100.0"), (1e-5, "1e-05"), (1e300, "1e+300"), (1.0 / 3, "0.3333333333333333"),
    (-0.0, "0.0"), (.nan, "null"), (-.infinity, "null"),
  ])
  func `a double has the fewest digits that read back, an undefined one is null`(value: Double, text: String)
  {
    #expect(JSONValue.double(value).serialized() == text + "\n")
  }

  @Test func `controls and line separators are escaped, 汉字 are not`() {
    let text: JSONValue = "满“意”\"\\/\n\r\t\u{1B}\u{7F}\u{2028}\u{2029}😀"
    #expect(text.serialized() == #""满“意”\"\\/\n\r\t\u001b\u007f\u2028\u2029😀""# + "\n")
  }

  @Test func `a line feed after a carriage return is escaped too`() {
    #expect(JSONValue.string("a\r\nb").serialized() == #""a\r\nb""# + "\n")
  }

  @Test func `an array stays on one line while the line and a comma have at most 100 cells`() {
    let quoted = JSONValue.string(String(repeating: "意", count: 21))  // 44 cells with its quotes
    let fits: JSONValue = ["k": [quoted, quoted]]  // 2 indent + 5 key + 1 + 44 + 2 + 44 + 1 = 99
    #expect(fits.serialized().split(separator: "\n").count == 3)
    let tooWide: JSONValue = ["kk": [quoted, quoted]]  // 100, and no room for a comma
    #expect(tooWide.serialized().split(separator: "\n").count == 6)
  }

  @Test func `an absent member is left out, an undefined one is null with its reason`() {
    let nowhere: Int? = nil
    let value = JSONValue.members(["id": "Q7", "line": nowhere.map(JSONValue.integer), "kept": .some(.null)])
      .undefined("mean", "standardError", reason: "nobodyAnswered")
    #expect(
      value.serialized() == """
        {
          "id": "Q7",
          "kept": null,
          "mean": null,
          "reason": "nobodyAnswered",
          "standardError": null
        }

        """)
  }
}
