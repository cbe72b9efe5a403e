import Testing

@testable import Responses

@Suite struct HeadingReadingsTests {
  /// For every form, headings that have it, width and dashes in all their kinds.
  private static let examples: [HeadingForm: [String]] = [
    .numberedOption: ["5、(选项)", "5、（选项）"], .numberedBlank: ["5、(1)姓名___", "5、（1）姓名"],
    .dash: ["题干—行", "题干–行", "题干―行", "题干-行", "题干－行"], .spacedDash: ["题干 - 选项"],
    .parentheses: ["题干(行)", "题干（行）"], .brackets: ["题干 [行]", "题干［行］", "题干【行】"],
    .numberedColon: ["21.题干:选项", "21.题干：选项"], .colon: ["题干:行", "题干：行"],
    .underscoreBlank: ["题干_填空1"], .underscoreText: ["Q3_1_TEXT"], .underscores: ["Q2_1"],
    .hash: ["Q1#1_2"], .tripleUnderscore: ["name___1"], .codeBrackets: ["q[SQ001]"], .path: ["g1/q1"],
    .repeatedTitle: ["为什么2"], .groupDash: ["g1-q1"], .pipe: ["Q2|A1"],
  ]

  @Test(arguments: HeadingForm.allCases)
  func `a heading of a form is taken apart`(form: HeadingForm) throws {
    for example in try #require(Self.examples[form]) {
      #expect(!Heading(example).readings([form]).isEmpty, "\(example)")
    }
  }

  @Test func `no form is passed over that would have taken a heading apart`() {
    for example in Self.examples.values.joined() {
      let heading = Heading(example)
      for form in HeadingForm.allCases {
        #expect(
          heading.readings([form]) == form.readings(of: heading.text, isNumbered: heading.number != nil),
          "\(example)")
      }
    }
  }

  @Test(arguments: [
    ("3、您满意吗", "3"), ("Q3:您满意吗", "3"), ("第3题 您满意吗", "3"), ("３．您满意吗", "3"), ("您满意吗", nil), ("三、您满意吗", nil),
    ("1.5倍", nil), ("第一次来", nil), ("q3", nil), ("12345、号", nil),
  ])
  func `the number before a stem is found`(text: String, number: String?) {
    #expect(Heading(text).number == number)
  }
}
