import Diagnostics
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import Tables
import Tabulation
import Testing

@testable import Reports

/// Four diners: three satisfied answers of six, worked by hand.
private enum FourDiners {
  static let yaml = """
    格式版本: 1
    编号: canteen
    名称: 食堂满意度
    量表:
      满意3: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}, {码: 9, 文本: 不了解, 有效: 否}]}
    题目:
      - {编号: Q1, 题干: 饭菜的味道和分量, 题型: 量表, 量表: 满意3}
      - {编号: Q2, 题干: 环境, 题型: 量表, 量表: 满意3}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比, 题目汇总: 池化}], 主口径: 满意率}
    """

  static func document(_ language: Language, note: String? = nil) throws -> Document {
    let read = try Questionnaire(fixture: yaml).read("Q1,Q2\n满意,不满意\n满意,不了解\n不满意,满意\n(空),不满意\n")
    let screened = Screening(rules: read.table.questionnaire.validityRules).apply(to: read.table)
    let analysis = try SurveyAnalyser(read.table.questionnaire, frame: SurveyFrame(distributed: 8))
      .analyse(screened)
    return AnalysisDocument(
      AnalysedSurvey(id: "canteen", name: "食堂满意度", analysis: analysis, note: note), language: language
    ).document
  }
}

struct AnalysisDocumentTests {
  /// The tables whose every figure is counted: statistics are checked where they are made.
  private func counted(_ document: Document) -> Document {
    Document(
      document.blocks.filter {
        switch $0 {
        case .heading, .paragraph, .verbatim: true
        case .facts: false
        case .table(let table): !["满意度（各口径并列）", "Satisfaction by every formula"].contains(table.title)
        }
      })
  }

  @Test func `a wide terminal shows the survey in Chinese`() throws {
    #expect(
      try counted(FourDiners.document(.zh)).text(width: 120) == """
        食堂满意度
        ==========

        发放—回收—剔除—有效
        步骤  份数
        ----  ----
        发放     8
        回收     4
        ----  ----
        有效     4

        满意度题逐题频数与占比
        题目                  满意  不满意  不了解  基数  未答  跳题  满意占比%
        -------------------  -----  ------  ------  ----  ----  ----  ---------
        Q1 饭菜的味道和分量      2       1       0     3     1     0
          %                  66.67   33.33       –                        66.67
        Q2 环境                  1       2       1     3     0     0
          %                  33.33   66.67       –                        33.33
        -------------------  -----  ------  ------  ----  ----  ----  ---------
        合计                     3       3       1     6
          %                  50.00   50.00       –
        占比（%）以本题基数为分母，基数不含未答、跳题与不适用；四舍五入后之和可能不为 100。

        主口径的稳健性
        假设                计入人数   结果
        ------------------  --------  -----
        未计入者全部不满意         8  25.00
        未计入者全部满意           8  75.00

        """)
  }

  @Test func `a narrow terminal parts the table and wraps the notes`() throws {
    #expect(
      try counted(FourDiners.document(.en)).text(width: 40) == """
        食堂满意度
        ==========

        From sent to valid
        Step         Responses
        -----------  ---------
        Distributed          8
        Collected            4
        -----------  ---------
        Valid                4

        Satisfaction questions: counts and
        shares
        Question   满意   不满  不了  Base  Blan
                            意    解           k
        --------  -----  -----  ----  ----  ----
        Q1 饭菜       2      1     0     3     1
        的味道和
        分量
          %       66.67  33.33     –
        Q2 环境       1      2     1     3     0
          %       33.33  66.67     –
        --------  -----  -----  ----  ----  ----
        Total         3      3     1     6
          %       50.00  50.00     –

        Question            Skipped  Satisfied %
        ------------------  -------  -----------
        Q1 饭菜的味道和分         0
        量
          %                                66.67
        Q2 环境                   0
          %                                33.33
        ------------------  -------  -----------
        Total
          %
        Shares (%) are of the question's base:
        no blank, skipped or not applicable
        answers. Rounded, they may not add up to
        100.

        The primary figure under other
        assumptions
        Assumption                Persons  Value
        ------------------------  -------  -----
        everybody not counted is        8  25.00
        dissatisfied
        everybody not counted is        8  75.00
        satisfied

        """)
  }

  @Test(arguments: [40, 80, 120], [Language.zh, .en])
  func `no line passes the terminal`(width: Int, language: Language) throws {
    let text = try FourDiners.document(language, note: "这些答卷是为凑足人数而编的， 不是真实答卷。").text(width: width)
    for line in text.split(separator: "\n") { #expect(line.cellWidth <= width, "\(line)") }
  }

  @Test func `Markdown tables have as many cells in every row`() throws {
    let lines = try FourDiners.document(.zh).markdown().split(
      separator: "\n", omittingEmptySubsequences: false)
    for table in lines.split(whereSeparator: { !$0.hasPrefix("|") }) {
      #expect(Set(table.map { $0.split(separator: "|").count }).count == 1)
      #expect(table.dropFirst().first?.contains(/^\|( :?-+:? \|)+$/) == true)
    }
  }

  @Test func `every percentage stands under a base`() throws {
    let text = try FourDiners.document(.zh).text()
    for base in ["回收率（回收÷发放，%）", "有效率（有效÷回收，%）", "有效回收率（有效÷发放，%）", "占比（%）以本题基数为分母", "分母是有效作答数"] {
      #expect(text.contains(base))
    }
  }

  @Test func `the note stands below each table it is about, and nowhere without a mark`() throws {
    let document = try FourDiners.document(.zh, note: "编的， 不真")
    let notes = document.blocks.filter { $0 == .facts([.init("※", "编的，不真")]) }
    #expect(notes.count == 1)  // below the formulas; no groups, no rules
    #expect(document.csv().contains("※,编的，不真"))
    #expect(try !FourDiners.document(.zh).text().contains("※"))
  }
}
