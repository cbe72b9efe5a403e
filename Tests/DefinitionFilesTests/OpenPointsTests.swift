import DefinitionFiles
import Diagnostics
import Testing

struct OpenPointsTests {
  private func problems(_ text: String) -> [DefinitionProblem] {
    DefinitionDocument(bytes: Array(text.utf8), file: "t.yaml").problems
  }

  @Test func `every mark of a guess is a warning with its line`() {
    let found = problems("# 待确认：编号\n编号: a  # 待确认\n名称: 甲\n")
    #expect(found.map(\.fault) == [.unconfirmed("编号"), .unconfirmed("")])
    #expect(found.map(\.place.line) == [1, 2])
    #expect(found.map(\.place.column) == [1, 8])
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test(arguments: [
    "名称: \"甲 # 待确认\"\n", "名称: '甲 # 待确认'\n", "名称: 甲#待确认\n", "备注: >-\n  甲\n  # 待确认\n",
    "备注: |\n  # 待确认\n名称: 乙\n",
    "名称: {甲: \"# 待确认\"}\n", "# 已确认\n名称: 甲\n",
  ]) func `text in quotes and blocks is no comment`(text: String) {
    #expect(problems(text) == [])
  }

  @Test func `an apostrophe inside a word opens no quotes`() {
    #expect(problems("名称: don't know  # 待确认：甲。\n").map(\.fault) == [.unconfirmed("甲")])
    #expect(problems("名称: 5>3\n甲: 乙 # 待确认\n").map(\.fault) == [.unconfirmed("")])
  }

  @Test func `every value still to be filled in is an error with its place`() {
    let found = problems("名称: 待填：项目名称\n群体: [{编号: 待填}, {编号: a}]\n")
    #expect(found.map(\.fault) == [.unfilled("待填：项目名称"), .unfilled("待填")])
    #expect(found.map(\.place.line) == [1, 2])
    #expect(found.allSatisfy { $0.severity == .error })
  }
}
