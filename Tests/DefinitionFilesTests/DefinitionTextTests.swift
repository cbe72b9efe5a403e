import Testing

@testable import DefinitionFiles

struct DefinitionTextTests {
  @Test func `equal keys of a list stand under each other`() {
    let options = WrittenNode(
      .block([
        .init(
          "选项",
          WrittenNode(
            .list([
              WrittenNode(.flow([.init("码", "1"), .init("文本", "非常满意"), .init("分值", "100")]), note: "12 次"),
              WrittenNode(.flow([.init("码", "10"), .init("文本", "满意"), .init("分值", "80")])),
            ])))
      ]))
    #expect(
      options.yaml(head: ["量表"]) == """
        # 量表
        选项:
          - {码: 1,  文本: 非常满意, 分值: 100}  # 12 次
          - {码: 10, 文本: 满意,     分值: 80}

        """)
  }

  @Test func `a comment on a node of several lines stands above it`() {
    let node = WrittenNode(
      .block([
        .init(
          "题目",
          WrittenNode(.list([WrittenNode(.block([.init("编号", "Q1"), .init("题型", "单选")]), note: "待确认：题型")])))
      ]))
    #expect(node.yaml() == "题目:\n  # 待确认：题型\n  - 编号: Q1\n    题型: 单选\n")
  }

  @Test(arguments: [
    "满意", "1", "是", "010", "5分", "是否满意？", "A.非常满意", "http://a.cn/b", "Q2.a", "100 %", "don't know", "a-b",
    "(选填)", "〖其他〗",
  ]) func `text that YAML reads as it stands is not quoted`(text: String) {
    #expect(WrittenNode(.block([.init("键", WrittenNode(.scalar(text)))])).yaml() == "键: \(text)\n")
  }

  @Test(arguments: [
    "", " ", "~", "null", "- 甲", "a: b", "a:", "甲 # 乙", "#甲", "\"甲\"", "'甲'", "[甲]", "甲, 乙", "{甲}", "@甲",
    "%甲", "*甲", "&甲", "!甲",
    "|", ">", "?甲", "甲\n乙", "甲\t乙", "甲 ", "\\", "甲\u{2028}乙", "\u{7}", "---", "=", "😀: 😀", "甲：乙",
    "a:b", ",", "`甲`",
  ]) func `any text comes back as it was, in a block and in brackets`(text: String) throws {
    let node = WrittenNode(
      .block([
        .init("甲", WrittenNode(.scalar(text))),
        .init(
          "乙",
          WrittenNode(
            .flow([
              .init("丙", WrittenNode(.scalar(text))),
              .init("丁", WrittenNode(.flowList([WrittenNode(.scalar(text))]))),
            ]))),
        .init("戊", WrittenNode(.list([WrittenNode(.scalar(text))]))),
      ]))
    let document = DefinitionDocument(bytes: Array(node.yaml().utf8), file: "t.yaml")
    #expect(document.problems == [])
    #expect(document.root?["甲"]?.text == text)
    #expect(document.root?["乙"]?["丙"]?.text == text)
    #expect(document.root?["乙"]?["丁"]?.items.first?.text == text)
    #expect(document.root?["戊"]?.items.map(\.text) == [text])
    #expect(document.root?["甲"]?.isEmpty == false)
  }

  @Test func `texts of odd signs come back as they were`() {
    var state: UInt64 = 20_240_506
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let signs = Array(" :#,[]{}&*!|>'\"%@`-?\\~=<\n\t甲满a1。：“”〖〗┋é😀\u{A0}\u{3000}\u{85}").map(String.init)
    for _ in 0..<3_000 {
      let text = (0..<(1 + draw(8))).map { _ in signs[draw(signs.count)] }.joined()
      let node = WrittenNode(
        .block([.init("甲", WrittenNode(.flow([.init("乙", WrittenNode(.scalar(text)))])))]))
      let root = DefinitionDocument(bytes: Array(node.yaml().utf8), file: "t.yaml").root
      #expect(root?["甲"]?["乙"]?.text == text, "\(text.debugDescription)")
    }
  }
}
