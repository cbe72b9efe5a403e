import DelimitedText
import Diagnostics
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import Tabulation
import Testing

/// The library's readers, counted as `manyi tally` counts them.
struct LibraryTally {
  var yaml = Library.yaml
  var by: [Int] = []
  var weights: String?
  var registers: [Int: Set<String>] = [:]

  func callAsFunction(_ exports: String...) throws -> TallyFile {
    let questionnaire = try Questionnaire(fixture: yaml)
    let content = try #require(QuestionnaireContent(bytes: Array(yaml.utf8)))
    var reader = ResponseReader(questionnaire, needs: MetadataNeeds(weights: weights, registers: registers))
    for (index, export) in exports.enumerated() {
      reader.read(ExportFile(export, name: "folder/part\(index).csv"))
    }
    let table = reader.finish().table
    let screened = Screening(rules: questionnaire.validityRules).apply(to: table)
    return TallyFile(
      SurveyAnalyser(questionnaire, by: by).count(screened, isWeighted: weights != nil), of: questionnaire,
      by: TallyPlan(content, of: questionnaire, by: by, weights: weights, registers: registers),
      exports: table.files)
  }
}

extension TallyFile {
  /// Read back from its own bytes.
  fileprivate var reread: TallyFile {
    get throws { try #require(try TallyFile.all(in: bytes, file: "T.tally").first) }
  }

  fileprivate var analysis: SurveyAnalysis {
    get throws { try SurveyAnalyser(questionnaire).analyse(counts) }
  }

  fileprivate static func fault(in bytes: [UInt8]) -> TallyFault? {
    do throws(TallyProblem) {
      _ = try all(in: bytes, file: "T.tally")
      return nil
    } catch {
      return error.fault
    }
  }

  fileprivate func fault(adding other: TallyFile) -> TallyFault? {
    var whole = self
    do throws(TallyProblem) {
      try whole.merge(other, from: "T.tally")
      return nil
    } catch {
      return error.fault
    }
  }
}

/// One rating and one choice: small enough to turn every bit.
private let small = LibraryTally(
  yaml: """
    格式版本: 1
    编号: SMALL
    名称: 小调查
    题目:
      - {编号: S, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """)
private let threeAnswers = "n,S\n1,满意\n2,满意\n3,不满意\n"

@Suite struct TallyFileTests {
  private let lines = Library.export.split(separator: "\n").map(String.init)

  private func part(_ range: Range<Int>) -> String {
    ([lines[0]] + lines[range].map { $0 }).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [nil, "权重"]) func `a tally read back is the tally that was written`(weights: String?)
    throws
  {
    let tally = try LibraryTally(by: [1], weights: weights)(Library.export)
    let reread = try tally.reread
    #expect(reread.bytes == tally.bytes)
    #expect(reread.exports.map(\.file) == ["part0.csv"])
    #expect(reread.plan.weights == weights)
    for (own, other) in zip(try tally.analysis.satisfaction, try reread.analysis.satisfaction) {
      #expect(own.value == other.value)
      #expect(own.estimate == other.estimate)
      #expect(own.weighted == other.weighted)
    }
  }

  @Test(arguments: 1..<10) func `merging the tallies of two files gives the tally of both`(split: Int) throws
  {
    let library = LibraryTally(weights: "权重")
    let (first, second) = (part(1..<(split + 1)), part((split + 1)..<11))
    var merged = try library(first)
    try merged.merge(try library("", second).reread, from: "T.tally")
    // Named for their places: the second file is part1.csv in both.
    let both = try library(first, second)
    #expect(merged.counts.screening.collected == 10)
    #expect(merged.bytes == both.bytes)
  }

  /// Weights of which sums depend on the order when they are rounded as they are added.
  private static let unevenWeights = [
    "0.1", "1e-7", "3.3", "12345.6789", "0.7", "1e6", "0.001", "2.2", "", "0.3",
  ]

  @Test(arguments: 0..<6) func `parts may be cut anywhere and merged in any order`(rotation: Int) throws {
    let library = LibraryTally(weights: "权重")
    let rows = zip(lines.dropFirst(), Self.unevenWeights).map { line, weight in
      line.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",") + ","
        + weight
    }
    func tally(_ rows: some Sequence<String>) throws -> TallyFile {
      try library(([lines[0]] + rows).joined(separator: "\n") + "\n")
    }
    let whole = try tally(rows)
    let cut = rotation + 2
    var parts = try tally(rows[cut...].reversed())
    for row in rows[..<cut] { try parts.merge(tally([row]), from: "T.tally") }
    for (one, other) in zip(try whole.analysis.satisfaction, try parts.analysis.satisfaction) {
      #expect(one.estimate == other.estimate)
      #expect(one.weighted == other.weighted)
    }
    for (one, other) in zip(try whole.analysis.items, try parts.analysis.items) {
      #expect(one.tally == other.tally)
    }
  }

  @Test func `a part without responses changes nothing`() throws {
    let library = LibraryTally(weights: "权重")
    let whole = try library(Library.export)
    let nobody = try library()
    #expect(nobody.counts.screening.collected == 0)
    var (after, before) = (whole, nobody)
    try after.merge(nobody, from: "T.tally")
    try before.merge(whole, from: "T.tally")
    #expect(after.bytes == whole.bytes)
    #expect(before.bytes == whole.bytes)
    #expect(try nobody.reread.bytes == nobody.bytes)
  }

  @Test func `a file may hold several tallies, one after the other or one a line`() throws {
    let library = LibraryTally()
    let (first, second) = (try library(part(1..<5)), try library(part(5..<11)))
    #expect(
      try TallyFile.all(in: first.bytes + second.bytes, file: "T.tally").map(\.bytes) == [
        first.bytes, second.bytes,
      ])
    let text = TallyText.line(first.bytes) + TallyText.line(second.bytes)
    #expect(try TallyFile.all(in: text, file: "T.tally").map(\.bytes) == [first.bytes, second.bytes])
  }
}

// MARK: What is no tally

extension TallyFileTests {
  @Test func `a tally cut off anywhere is refused as cut off`() throws {
    let bytes = try small(threeAnswers).bytes
    for end in 1..<bytes.count { #expect(TallyFile.fault(in: Array(bytes[..<end])) == .cutOff, "\(end)") }
    let line = TallyText.line(bytes).dropLast()
    for end in 1..<line.count {
      let fault = TallyFile.fault(in: Array(line[..<end]))
      #expect(fault == .cutOff || fault == .notATally || fault == .damaged, "\(end)")
    }
  }

  @Test func `no bit can be turned unnoticed`() throws {
    let bytes = try small(threeAnswers).bytes
    for place in bytes.indices {
      var turned = bytes
      turned[place] ^= 1 << UInt8(place % 8)
      #expect(TallyFile.fault(in: turned) != nil, "byte \(place)")
    }
  }

  @Test func `other files are refused by what they are not`() {
    #expect(TallyFile.fault(in: []) == .notATally)
    #expect(TallyFile.fault(in: Array("Q1,Q2\n满意,一般\n".utf8)) == .notATally)
    #expect(TallyFile.fault(in: [0x89] + Array("PNG\r\n".utf8)) == .notATally)
    #expect(TallyFile.fault(in: Array("AAAA\n".utf8)) == .notATally)
  }

  @Test func `a file of a newer version is refused as such`() throws {
    var bytes = try small(threeAnswers).bytes
    bytes[8] = 3
    #expect(TallyFile.fault(in: bytes) == .otherVersion(3, known: 2))
  }

  @Test func `bytes after the end are refused`() throws {
    #expect(TallyFile.fault(in: try small(threeAnswers).bytes + [0]) == .notATally)
  }

  /// Whoever changes a file on purpose can mend its digest, too: then the numbers must speak.
  @Test(arguments: 0..<20) func `forged contents are refused or can be analysed`(seed: Int) throws {
    let contents = try LibraryTally(weights: "权重")(Library.export).bytes.dropFirst(TallyFile.headLength)
      .dropLast(SHA256.length)
    var random = Lehmer(seed: UInt64(seed + 1))
    for _ in 0..<10 {
      var forged = Array(contents)
      for _ in 0...random.next(3) {
        // Behind the definition, which is text: its reader has tests of its own.
        let place = forged.count / 4 + random.next(forged.count * 3 / 4)
        forged[place] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(random.next(256))][random.next(6)]
      }
      guard let tally = try? TallyFile.all(in: TallyFile.seal(forged), file: "T.tally").first else {
        continue
      }
      _ = try? tally.analysis
    }
  }

  @Test func `a length that the file cannot hold is refused before anything is made of it`() {
    // The length of the definition: 2^40, then nothing.
    #expect(TallyFile.fault(in: TallyFile.seal([0x80, 0x80, 0x80, 0x80, 0x80, 0x20])) == .damaged)
    #expect(TallyFile.fault(in: TallyFile.seal([UInt8](repeating: 0xFF, count: 40))) == .damaged)
    #expect(TallyFile.fault(in: TallyFile.seal([])) == .damaged)
  }

  @Test func `a definition whose tables the file cannot hold is refused before they are made`() throws {
    let questions = (1...3000).map { "  - {编号: S\($0), 题干: '\($0)', 题型: 量表, 量表: M}" }.joined(separator: "\n")
    let yaml = """
      格式版本: 1
      编号: WIDE
      名称: 宽
      量表: {M: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}}
      题目:
      \(questions)
      满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
      """
    let content = try #require(QuestionnaireContent(bytes: Array(yaml.utf8)))
    // The definition with its length and digest, no groupings, weights, registers or exports: tables would take 140 MB.
    func text(_ text: String) -> [UInt8] {
      var (length, bytes) = (text.utf8.count, [UInt8]())
      while length >= 0x80 {
        bytes.append(UInt8(length & 0x7F) | 0x80)
        length >>= 7
      }
      return bytes + [UInt8(length)] + Array(text.utf8)
    }
    let digest = SHA256(of: content.countingText.utf8).description
    let contents = text(content.text) + text(digest) + [0, 0, 0, 0] + [UInt8](repeating: 0, count: 1000)
    #expect(TallyFile.fault(in: TallyFile.seal(contents)) == .damaged)
  }
}

/// Numbers that look random and are the same in every run.
private struct Lehmer {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 48_271 % 2_147_483_647 }

  mutating func next(_ count: Int) -> Int {
    state = state * 48_271 % 2_147_483_647
    return Int(state) % count
  }
}

// MARK: What does not belong together

extension TallyFileTests {
  @Test func `comments, layout, titles and rounding make no other definition`() throws {
    let other = Library.yaml.replacing("名称: 图书馆满意度", with: "名称:   '图书馆'   # 新名称")
      .replacing("主口径: 池化", with: "主口径: 池化\n  小数位: 1\n  小样本: {隐藏下限: 3}")
    var whole = try LibraryTally()(part(1..<5))
    try whole.merge(try LibraryTally(yaml: other)(part(5..<11)), from: "T.tally")
    #expect(whole.counts.screening.collected == 10)
  }

  @Test func `another label, score or rule makes another definition`() throws {
    let whole = try LibraryTally()(Library.export)
    for (old, new) in [("不了解", "不清楚"), ("分值: 80", "分值: 75"), ("反向: 是", "反向: 否")] {
      let other = try LibraryTally(yaml: Library.yaml.replacing(old, with: new))(Library.export)
      #expect(whole.fault(adding: other) == .otherDefinition(other.plan.digest, whole.plan.digest), "\(new)")
      let content = try #require(QuestionnaireContent(bytes: Array(Library.yaml.utf8)))
      #expect(other.departure(from: content, file: "T.tally")?.code == "tally-definition-differs")
      #expect(whole.departure(from: content, file: "T.tally") == nil)
    }
  }

  @Test func `other groupings and weights are refused by name`() throws {
    let whole = try LibraryTally()(Library.export)
    #expect(whole.fault(adding: try LibraryTally(by: [2])(Library.export)) == .otherGroupings(["Q3"], []))
    #expect(
      whole.fault(adding: try LibraryTally(weights: "权重")(Library.export)) == .otherWeights("权重", nil))
  }

  @Test func `a register with other names is refused`() throws {
    let yaml = Library.yaml.replacing(
      "满意度:\n", with: "有效性: [{编号: V1, 规则: 名单, 题目: Q1, 名单: 名单.txt, 处理: 标记}]\n满意度:\n", maxReplacements: 1)
    let whole = try LibraryTally(yaml: yaml, registers: [0: ["学生"]])(Library.export)
    let other = try LibraryTally(yaml: yaml, registers: [0: ["教师"]])(Library.export)
    #expect(whole.fault(adding: other) == .otherRegister("V1"))
    #expect(whole.fault(adding: try whole.reread) == nil)
    // The names themselves are nobody's business.
    #expect(String(decoding: whole.bytes, as: UTF8.self).components(of: "学生") == yaml.components(of: "学生"))
  }

  @Test func `responses that a rule compares must be counted together`() throws {
    let yaml = Library.yaml.replacing(
      "满意度:\n", with: "有效性: [{编号: V1, 规则: 重复答卷, 依据: [Q1, Q3], 处理: 剔除}]\n满意度:\n", maxReplacements: 1)
    let library = LibraryTally(yaml: yaml)
    let whole = try library(Library.export)
    #expect(whole.fault(adding: whole) == .comparesResponses("V1"))
    #expect(whole.fault(adding: try library()) == nil)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
