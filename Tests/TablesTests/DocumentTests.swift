import Tables
import Testing

private let table = Table(
  title: "A|B", columns: ["名称", .init("占比", .trailing)],
  rows: [
    [.init("甲_乙", indent: 1), "50%"], ["丙|丁\n戊", "-3.20"], .init(["合计", ""], isSubtotal: true),
  ],
  notes: ["基数：全部", "# 不是标题"])

@Suite struct MarkdownTests {
  @Test func `every sign prints as itself`() {
    #expect(
      table.markdown() == ##"""
        **A\|B**

        | 名称 | 占比 |
        | :--- | ---: |
        | 　甲\_乙 | 50% |
        | 丙\|丁<br>戊 | -3.20 |
        | **合计** |  |

        基数：全部

        \# 不是标题

        """##)
  }

  @Test(arguments: [
    ("<b>&amp;", "&lt;b>&amp;amp;"), ("1. 一", #"1\. 一"#), ("- 一", #"\- 一"#), ("2020年", "2020年"), ("", ""),
  ])
  func `a paragraph does not become something else`(text: String, markdown: String) {
    #expect(Document([.paragraph(text)]).markdown() == markdown + "\n")
  }
}

@Suite struct CSVTests {
  @Test func `a table is its headings and rows`() {
    #expect(table.csv() == "名称,占比\r\n甲_乙,50%\r\n\"丙|丁\n戊\",-3.20\r\n合计,\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@a", "'@a"), ("\ta", "'\ta"), ("＝A1", "'＝A1"), ("+86 755", "'+86 755"), ("-", "'-"),
    ("-3.20", "-3.20"), ("+4.1%", "+4.1%"), ("-1e-05", "-1e-05"), ("1=1", "1=1"),
    ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func `a formula is disarmed, a plain number is not`(text: String, cell: String) {
    #expect(Table(columns: ["a"], rows: [[.init(text)]]).csv() == "a\r\n\(cell)\r\n")
  }
}

@Suite struct DocumentTests {
  private let document: Document = [
    .heading("样本有效性"),
    .facts([.init("发放数", "260"), .init("有效回收率", "88.85%")]),
    .heading("明细", level: 2),
    .paragraph("有效答卷以外的答卷不计入任何比率的基数。"),
    .table(Table(columns: ["项", .init("数", .trailing)], rows: [["有效", "231"]])),
    .verbatim(["231 ÷ 260 = 88.85%"]),
  ]

  @Test func `text is set in a terminal's width`() {
    #expect(
      document.text(width: 24) == """
        样本有效性
        ==========

        发放数      260
        有效回收率  88.85%

        明细
        ----

        有效答卷以外的答卷不计入
        任何比率的基数。

        项     数
        ----  ---
        有效  231

          231 ÷ 260 = 88.85%

        """)
  }

  @Test func `Markdown has headings, a list, a table and a code block`() {
    #expect(
      document.markdown() == """
        # 样本有效性

        - **发放数**: 260
        - **有效回收率**: 88.85%

        ## 明细

        有效答卷以外的答卷不计入任何比率的基数。

        | 项 | 数 |
        | :--- | ---: |
        | 有效 | 231 |

        ```
        231 ÷ 260 = 88.85%
        ```

        """)
  }

  @Test func `several tables in one CSV stand under their titles`() {
    #expect(document.csv() == "样本有效性\r\n发放数,260\r\n有效回收率,88.85%\r\n\r\n明细\r\n项,数\r\n有效,231\r\n")
  }

  @Test func `one table alone is pure CSV`() {
    let alone: Document = [.heading("一"), .paragraph("二"), .table(table)]
    #expect(alone.csv() == table.csv())
  }

  @Test func `a fence is longer than any in the text`() {
    #expect(Document([.verbatim(["```"])]).markdown() == "````\n```\n````\n")
  }

  @Test func `an empty document prints nothing`() {
    let empty: Document = [.facts([]), .verbatim([])]
    #expect(empty.text() == "" && empty.markdown() == "" && empty.csv() == "")
  }
}
