import Testing

@testable import Reports

struct WordsTests {
  @Test(arguments: [
    ("为凑足人数而编的， 不是真实答卷", "为凑足人数而编的，不是真实答卷"), ("甲 乙", "甲乙"), ("“甲” “乙”", "“甲”“乙”"),
    ("表 3 只公布", "表 3 只公布"), ("见 responses.csv 的", "见 responses.csv 的"), ("all in English", "all in English"),
    (" 前后 ", " 前后 "), ("甲  乙", "甲乙"), ("", ""),
  ])
  func `blanks that folding leaves between 汉字 go, others stay`(folded: String, shown: String) {
    #expect(folded.unfolded == shown)
  }
}
