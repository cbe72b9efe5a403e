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
  @Test(arguments: [
    ("", 0), ("abc 1", 5), ("不满意", 6), ("满意：5", 7), ("\u{4DFF}", 1), ("\u{4E00}", 2), ("e\u{301}", 1),
    ("中\u{0}文", 4), ("“满意”", 6),
  ])
  func `texts take the cells of their signs`(text: String, cells: Int) {
    #expect(text.cellWidth == cells)
    #expect(text[...].cellWidth == cells)
  }

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

  /// Changes a name may have: a third of the longer one, at least one, never all.
  @Test(arguments: [
    // One replaced, two swapped, one more, one less: one change each.
    ("abcdef", "abXdef", true), ("abcdef", "abdcef", true), ("abcdef", "abcdefg", true),
    ("abcdef", "bcdef", true),
    // Two of six, three of six.
    ("abcdef", "XbcdeX", true), ("abcdef", "XbXdeX", false),
    // A swap at either end, and the signs in another order altogether.
    ("abcdef", "bacdfe", true), ("abcdef", "fedcba", false),
    // Two of seven; a dash is a sign like others.
    ("行—列—数值表", "行－列－数值表", true), ("行—列—数", "行－列－数", false),
    ("a", "b", false), ("", "a", false), ("a", "a", true), ("", "", false),
  ])
  func `a third may change`(known: String, written: String, isNear: Bool) {
    #expect([known].nearest(to: written) == (isNear ? known : nil))
    #expect([written].nearest(to: known) == (isNear ? written : nil))
  }

  @Test func `the nearest counts, of two alike the first`() {
    let names = KnownNames(["满意度四级", "满意度五级", "满意度六级"])
    #expect(names.nearestIndex(to: "满意度五级") == 1)
    #expect(names.nearest(to: "满意度级") == "满意度四级")
  }

  @Test func `characters count, however they are composed`() {
    #expect(["caf\u{E9} noir"].nearest(to: "cafe\u{301} noir") == "caf\u{E9} noir")
    // Two changes of eight, where the mark for itself would make a third.
    #expect(["ae\u{301}bcdefg"].nearest(to: "aXbcdefY") != nil)
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
