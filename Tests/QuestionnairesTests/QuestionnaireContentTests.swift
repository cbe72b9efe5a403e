import Foundation
import Questionnaires
import Testing

@Suite struct QuestionnaireContentTests {
  private func content(_ yaml: String) throws -> QuestionnaireContent {
    try #require(QuestionnaireContent(bytes: Array(yaml.utf8)))
  }

  @Test func `content is what is said, one thing a line, and no more`() throws {
    let yaml = """
      # 一份问卷
      编号: "A"   # 编号
      列: [1, '~', ~, ]
      词: {引: 'x "y" \\ & *'}
      """
    #expect(
      try content(yaml).text == """
        {
        "编号": "A",
        "列": [
        "1",
        "~",
        null
        ],
        "词": {
        "引": "x \\"y\\" \\\\ \\u0026 \\u002a"
        }
        }
        """)
  }

  @Test func `what only words and printing use is left out of what counts`() throws {
    let yaml =
      "编号: A\n名称: 甲\n满意度: {口径: [], 小数位: 1, rounding: halfUp, smallSample: {hideBelow: 3}}\nremarks: 无\n"
    let other = "编号: A\nname: 乙\n满意度: {口径: []}\n"
    let (one, two) = (try content(yaml), try content(other))
    #expect(one.text != two.text)
    #expect(two.countingText == "{\n\"编号\": \"A\",\n\"满意度\": {\n\"口径\": []\n}\n}")
    #expect(try content("编号: A\n名称: 甲\n满意度: {口径: [], 小数位: 1}\n").countingText == two.countingText)
  }

  @Test func `read again, content is the same content, and as good a definition`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "questionnaires")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }
    #expect(!files.isEmpty)
    for file in files {
      let content = try #require(QuestionnaireContent(bytes: Array(try Data(contentsOf: file))))
      let again = Array(content.text.utf8)
      #expect(QuestionnaireContent(bytes: again) == content, "\(file.lastPathComponent)")
      #expect(Questionnaire.read(bytes: again, file: "").questionnaire != nil, "\(file.lastPathComponent)")
    }
  }
}
