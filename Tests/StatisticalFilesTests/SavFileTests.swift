import Diagnostics
import Spreadsheets
import StatisticalFiles
import Testing

#if !SPSS
  @Suite struct `SPSS files without the trait` {
    @Test func `the refusal names the trait and the other way out`() throws {
      let problem = try #require(throws: SavProblem.self) {
        try SavFile(FileBytes(Array("$FL2".utf8)), file: "a.sav")
      }
      #expect(problem.code == "spss-not-built-in")
      #expect(problem.help(in: .en)?.contains("swift build --traits SPSS") == true)
      #expect(problem.help(in: .zh)?.contains("另存为 CSV") == true)
    }
  }
#else
  import DelimitedText

  @Suite struct `SPSS files` {
    @Test(arguments: [SavFixture.hall, .compressed])
    func `codes are printed as they are, and only the system-missing are blank`(_ fixture: SavFixture) throws
    {
      let hall = try fixture.file()
      #expect(hall.dictionary.cases == 12)
      #expect(try hall.column("Q2") == ["5", "4", "4", "3", "98", "5", "2", "", "99", "1", "5", "4"])
      #expect(
        try hall.column("Q5") == [
          "31", "45.5", "28", "60", "-1", "", "33", "52", "47", "0.1", "0.0000001", "120000000000000000",
        ])
    }

    @Test func `dates and times are printed as dates and times`() throws {
      let hall = try SavFixture.hall.file()
      #expect(try hall.column("Day").first == "2024-03-01")
      #expect(try hall.column("Day")[10] == "2024-03-11")
      #expect(try hall.column("Day")[11] == "")
      #expect(try hall.column("Finished")[11] == "2024-03-12 08:30:11")
    }

    @Test func `long texts, quotes and line breaks arrive whole`() throws {
      let answers = try SavFixture.hall.file().column("Q7")
      #expect(answers[2] == "快\t\"一点\"")
      #expect(answers[3] == "多开\n窗口")
      // 1,200 bytes: more than one string of SPSS holds.
      #expect(answers[11] == String(repeating: "长", count: 400))
    }

    @Test func `the dictionary has labels, value labels and what its author declared missing`() throws {
      let variables = try SavFixture.hall.file().dictionary.variables
      let rating = try #require(variables.first { $0.name == "Q2" })
      #expect(rating.label == "您对办事大厅总体满意吗")
      #expect(rating.valueLabels.map(\.code.text) == ["1", "2", "3", "4", "5", "98"])
      #expect(rating.valueLabels.map(\.label).last == "不了解")
      #expect([5, 98, 99].map { rating.isMissing(.number($0)) } == [false, true, true])
      let age = try #require(variables.first { $0.name == "Q5" })
      #expect([-10, -9, -1, 0].map { age.isMissing(.number($0)) } == [false, true, true, false])
      #expect(variables.first { $0.name == "Q6" }?.valueLabels.map(\.code) == [.text("A"), .text("B")])
      #expect(variables.prefix(3).map(\.kind) == [.number, .date, .dateTime])
    }

    @Test func `labels of rows are headed as other exports head them`() throws {
      let headings = try SavFixture.hall.file().records(.namesAndLabels).prefix(2)
      #expect(headings[0][8] == "Q4_Row1")
      #expect(headings[1][8] == "请评价各方面—态度")
      #expect(headings[1][6] == "您办理过哪些业务(社保(含医保))")
      #expect(headings[1][0] == "ID")  // without a label
    }

    @Test func `more cases than one piece of text holds arrive in order`() throws {
      let cases = try SavFixture.many.file().column("Q3")
      #expect(cases.count == 30_000)
      #expect(cases == (0..<30_000).map { "\($0 % 5)" })
    }

    @Test func `a reader that stops early leaves no parser waiting`() throws {
      for _ in 0..<50 {
        var reader = try RecordReader(try SavFixture.many.file().text(.names), file: "t", encoding: .utf8)
        _ = try reader.readRecord { $0.texts }
      }
    }

    @Test func `a file says it is GBK, or the user does`() throws {
      let declared = try SavFixture.gbk.file()
      #expect(declared.dictionary.variables.map(\.label) == ["您满意吗", "您的单位"])
      #expect(declared.dictionary.variables[0].valueLabels.map(\.label) == ["满意", "不满意"])
      #expect(try declared.records().dropFirst() == [["1", "税务局"], ["2", "财政局"], ["", "镇政府"]])
      #expect(declared.remarks.isEmpty)
      #expect(try SavFixture.undeclared.file().remarks.map(\.code) == ["spss-encoding-undeclared"])
      let told = try SavFixture.undeclared.file(encoding: .gb18030)
      #expect(try told.records() == declared.records())
      #expect(told.remarks.isEmpty)
    }
  }
#endif
