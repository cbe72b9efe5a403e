import Diagnostics
import Tables
import Testing

/// Satisfaction by question, as a command would print it.
private let satisfaction = Table(
  title: "表1 满意率",
  columns: ["题目", .init("满意率", .trailing), .init("人数", .trailing)],
  rows: [
    ["您对单一窗口组织的培训是否满意？", "94.37", "213"],
    .init(["合计", "95.00", "1137"], isSubtotal: true),
  ],
  notes: ["基数：回答该题的答卷，不含未答与不了解的人。"])

@Suite struct TableTextTests {
  @Test func `汉字 take two cells and figures stand to the right`() {
    #expect(
      satisfaction.text() == """
        表1 满意率
        题目                              满意率  人数
        --------------------------------  ------  ----
        您对单一窗口组织的培训是否满意？   94.37   213
        --------------------------------  ------  ----
        合计                               95.00  1137
        基数：回答该题的答卷，不含未答与不了解的人。

        """)
  }

  @Test func `in forty cells the text column wraps and the figures stay whole`() {
    #expect(
      satisfaction.text(width: 40) == """
        表1 满意率
        题目                        满意率  人数
        --------------------------  ------  ----
        您对单一窗口组织的培训是否   94.37   213
        满意？
        --------------------------  ------  ----
        合计                         95.00  1137
        基数：回答该题的答卷，不含未答与不了解的
        人。

        """)
  }

  @Test func `a tree is indented, wrapped lines too`() {
    let tree = Table(
      columns: [.init("指标", maximumCells: 12), .init("得分", .trailing)],
      rows: [["决策", "20"], [.init("项目立项规范性", indent: 1), "9.5"]])
    #expect(
      tree.text() == """
        指标          得分
        ------------  ----
        决策            20
          项目立项规   9.5
          范性

        """)
  }

  @Test func `figures too wide for one table go on in a second that repeats the first column`() {
    let years = Table(
      columns: ["年度"] + (1...4).map { .init("第\($0)季度", .trailing) },
      rows: [["2019", "100000.00", "200000.00", "300000.00", "400000.00"]])
    #expect(
      years.text(width: 40) == """
        年度    第1季度    第2季度    第3季度
        ----  ---------  ---------  ---------
        2019  100000.00  200000.00  300000.00

        年度    第4季度
        ----  ---------
        2019  400000.00

        """)
  }

  @Test func `an empty table is its heading, one without columns its title and notes`() {
    #expect(Table(columns: ["题目", .init("n", .trailing)]).text() == "题目  n\n----  -\n")
    #expect(Table(title: "无", columns: [], notes: ["没有数据"]).text() == "无\n没有数据\n")
  }

  @Test func `a one-column table has no blanks at line ends`() {
    let list = Table(columns: ["意见"], rows: [["好 "], [""], ["系统\n卡"]])
    #expect(list.text(width: 40) == "意见\n----\n好\n\n系统\n卡\n")
  }

  @Test func `a very long cell loses nothing and passes no line`() {
    let opinion = String(repeating: "希望加强培训，", count: 500)
    let table = Table(
      columns: ["序号", "意见", .init("人数", .trailing)], rows: [["1", .init(opinion), "3"]])
    let lines = table.text(width: 40).split(separator: "\n")
    #expect(lines.allSatisfy { $0.cellWidth <= 40 })
    let body = lines.dropFirst(2).joined().filter { !"13 ".contains($0) }
    #expect(body == opinion)
  }

  @Test func `missing cells at the end of a row are blank`() {
    #expect(Table(columns: ["a", "b"], rows: [["x"]]).text() == "a  b\n-  -\nx\n")
  }
}

@Suite struct LineWrappingTests {
  private func wrapped(_ text: String, toCells cells: Int) -> [String] {
    let table = Table(columns: [.init("", minimumCells: cells, maximumCells: cells)], rows: [[.init(text)]])
    return table.text().split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func `no line begins with a closing sign or ends with an opening one`() {
    #expect(wrapped("您是否满意？", toCells: 10) == ["您是否满", "意？"])
    #expect(wrapped("国际贸易“单一窗口”", toCells: 9) == ["国际贸易", "“单一窗", "口”"])
  }

  @Test func `Latin words part at blanks, and inside only when wider than the line`() {
    #expect(wrapped("mean of rates", toCells: 8) == ["mean of", "rates"])
    #expect(wrapped("see https://a.example", toCells: 9) == ["see https", "://a.exam", "ple"])
  }

  @Test func `a figure is never parted, even inside a long word`() {
    #expect(wrapped("rate=96.57%-3.5", toCells: 8) == ["rate=", "96.57%", "-3.5"])
    #expect(wrapped("人数1234567890", toCells: 8) == ["人数", "1234567890"])
  }

  @Test func `control codes of survey text do not reach the terminal`() {
    #expect(wrapped("a\u{1B}[31mb\tc", toCells: 20) == ["a [31mb c"])
  }
}
