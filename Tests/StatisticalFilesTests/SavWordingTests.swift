import Testing

@testable import StatisticalFiles

@Suite struct `Labels of variables` {
  @Test(arguments: [
    ("请评价各方面(请评价各方面—态度)", "请评价各方面", "态度", "请评价各方面—态度"),
    ("您办理过哪些业务（税务）", "您办理过哪些业务", "税务", "您办理过哪些业务（税务）"),
    ("业务(社保(含医保))", "业务", "社保(含医保)", "业务(社保(含医保))"),
    ("您的(真实)年龄", "您的(真实)年龄", nil, "您的(真实)年龄"), ("(空)", "(空)", nil, "(空)"), ("a)", "a)", nil, "a)"),
    // The bracket repeats the stem without a row: a part of its own.
    ("甲(甲)", "甲", "甲", "甲(甲)"),
  ])
  func `a bracket at the end is a row or an option`(
    _ label: String, _ stem: String, _ part: String?, _ text: String
  ) {
    let wording = SavWording(label: label, name: "Q1")
    #expect(wording.stem == stem)
    #expect(wording.part == part)
    #expect(wording.text == text)
  }

  @Test func `a variable without a label is called by its name`() {
    #expect(SavWording(label: nil, name: "Q1").text == "Q1")
  }
}
