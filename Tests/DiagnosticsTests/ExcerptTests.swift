import Diagnostics
import Testing

@Suite struct ExcerptTests {
  @Test func `the caret stands under a character that follows wide ones`() {
    #expect(Excerpt(line: "题型: 单选x", column: 7).description == "题型: 单选x\n          ^")
  }

  @Test func `a column past the end points behind the last character`() {
    #expect(Excerpt(line: "ab", column: 99).description == "ab\n  ^")
  }

  @Test func `a tab is one blank, so the caret stays in place`() {
    #expect(Excerpt(line: "\ta: 1", column: 2).description == " a: 1\n ^")
  }

  @Test func `a very long line is cut around the caret`() {
    let line = String(repeating: "满", count: 5000) + "!" + String(repeating: "意", count: 5000)
    let parts = Excerpt(line: line, column: 5001, cells: 30).description.split(separator: "\n")
    #expect(parts[0].cellWidth <= 30)
    #expect(parts[0].contains("!"))
    #expect(parts[1] == String(repeating: " ", count: 20) + "^")
  }
}

@Suite struct CellWidthTests {
  @Test(arguments: [("", 0), ("abc", 3), ("满意", 4), ("（空）", 6), ("e\u{301}", 1), ("😀", 2), ("“a”", 3)])
  func `wide characters take two cells, marks none`(text: String, cells: Int) {
    #expect(text.cellWidth == cells)
  }

  @Test func `fitting never exceeds the cells and says that it cut`() {
    #expect("非常满意".fitted(toCells: 5) == "非常…")
    #expect("非常满意".fitted(toCells: 8) == "非常满意")
    #expect("a\nb".fitted(toCells: 8) == "a b")
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("满意度5级", "满意度五级"), ("量表项", nil), ("题形", "题型"), ("Q21", "Q12"),
  ])
  func `a near miss is offered, a stranger is not`(name: String, expected: String?) {
    #expect(["满意度五级", "题型", "Q12"].nearest(to: name) == expected)
  }
}

@Suite struct SourceLocationTests {
  @Test func `places print as the interface says`() {
    #expect(
      Diagnostics.SourceLocation.position(file: "q.yaml", line: 42, column: 14).description == "q.yaml:42:14")
    #expect(
      Diagnostics.SourceLocation.cell(file: "a.csv", row: 117, header: "3、您满意吗").description
        == "a.csv:row 117, column \"3、您满意吗\"")
  }

  @Test func `places sort in file order`() {
    let places: [Diagnostics.SourceLocation] = [
      .position(file: "a", line: 10, column: 1), .position(file: "a", line: 9, column: 7), .file("a"),
    ]
    #expect(places.sorted() == [places[2], places[1], places[0]])
  }
}
