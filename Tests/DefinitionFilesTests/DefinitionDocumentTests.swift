import DefinitionFiles
import Diagnostics
import Testing

/// A tiny format: enough keys of every kind.
private let canteen = DefinitionShape(
  "canteen", Spelling("食堂", "canteen"),
  [
    .init("编号", .code, required: true), .init("名称", .text), .init("开始", .date), .init("权重", .decimal),
    .init("发放数", .either([.word("自动", "auto"), .count])), .init("必答", .flag), .init("方式", .list(.text)),
    .init("题型", .choice([Spelling("单选", "single"), Spelling("多选", "multiple")])),
    .init("项目", .mapping(DefinitionShape("project", Spelling("项目", "project"), [.init("名称", .text)]))),
    .init("评分", .text, belongsToEvaluation: true),
    .init(
      "选项",
      .list(
        .mapping(
          DefinitionShape(
            "option", Spelling("选项", "option"), [.init("码", .code, required: true), .init("文本", .text)])),
        atLeast: 2)),
  ])

private func problems(_ yaml: String) -> [String] {
  let document = DefinitionDocument(bytes: Array(yaml.utf8), file: "f")
  let all = document.problems + (document.root.map(canteen.check) ?? [])
  return all.sorted { $0.place < $1.place }.map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.code)" }
}

@Suite struct DefinitionDocumentTests {
  @Test func `scalars arrive as written`() throws {
    let yaml = "编号: 010\n名称: 是\n开始: 2024-05-06\n方式: 线上\n"
    let root = try #require(DefinitionDocument(bytes: Array(yaml.utf8), file: "f").root)
    #expect(root["编号"]?.text == "010")
    #expect(root["名称"]?.text == "是")
    #expect(root["开始"]?.text == "2024-05-06")
    #expect(root["方式"]?.items.map(\.text) == ["线上"])
    #expect(canteen.check(root).isEmpty)
  }

  @Test func `English keys and words load like the Chinese ones`() throws {
    let yaml = "id: A\nkind: multiple\ndistributed: auto\nrequired: true\n"
    let root = try #require(DefinitionDocument(bytes: Array(yaml.utf8), file: "f").root)
    #expect(canteen.check(root).isEmpty)
    #expect(root["编号"]?.text == "A")
    #expect(root["必答"]?.flag == true)
  }

  // Each trap of formats.md §5, with the place a person has to go to.
  @Test(arguments: [
    ("编号：A\n名称: x\n", ["1:3 full-width-colon"]),
    ("编号: A\n项目:\n  名称：某某\n", ["3:3 full-width-colon"]),
    ("编号: A\n项目: {名称：某某}\n", ["2:6 full-width-colon"]),
    ("编号: A\n项目:\n\t名称: x\n", ["3:1 tab-indent"]),
    ("编号: A\n选项: [{码: 1, 文本: 请选择,谢谢}, {码: 2}]\n", ["2:21 comma-in-braces"]),
    ("编号: A\n名称: x\n编号: B\n", ["1:1 duplicate-key"]),
    ("编号: A\nid: B\n", ["2:1 duplicate-key"]),
    ("编号: A\n权重: 010\n", ["2:5 leading-zero"]),
    ("编号: A\n权重: 1,000\n", ["2:5 not-a-number"]),
    ("编号: A\n权重: ８\n", ["2:5 not-a-number"]),
    ("编号: A\n开始: 2024年5月6日\n", ["2:5 not-a-date"]),
    ("编号: A\n必答: 对\n", ["2:5 not-a-flag"]),
    ("编号: A\n题型: 单先\n", ["2:5 not-a-choice"]),
    ("编号: A\n发放数: 若干\n", ["2:6 not-a-choice"]),
    ("编号: A\n名称:\n", ["2:1 empty-value"]),
    ("编号: A\n方式:\n  - 线上\n  -\n", ["4:4 empty-member"]),
    ("名称: x\n", ["1:1 missing-key"]),
    ("编号: A\n题形: 单选\n", ["2:1 unknown-key"]),
    ("编号: A\n选项: [{码: 1}]\n", ["2:5 too-few"]),
    ("编号: A\n名称: [a]\n", ["2:5 wrong-kind"]),
    ("编号: A\n项目: 3\n", ["2:5 wrong-kind"]),
    ("编号: A\n评分: 3\n", ["2:1 belongs-to-evaluation"]),
    ("编号: A\n名称: {单位: %, b: 1}\n", ["2:10 reserved-character"]),
    ("编号: [A\n", ["2:1 yaml-syntax"]),
    ("", ["0:0 empty-file"]),
    ("# nothing\n", ["0:0 empty-file"]),
    ("- 1\n", ["1:1 wrong-kind"]),
  ])
  func `a trap has its own code and place`(yaml: String, expected: [String]) {
    #expect(problems(yaml) == expected)
  }

  @Test func `mistakes that stop a parser do not hide the others`() {
    let yaml = "项目:\n\t名称: x\n权重: 010\n必答: 对\n必答: 是\n题型：多选\n题形: x\n开始: 昨天\n"
    #expect(
      problems(yaml) == [
        "1:1 missing-key", "2:1 tab-indent", "3:5 leading-zero", "4:1 duplicate-key", "6:3 full-width-colon",
        "7:1 unknown-key",
        "8:5 not-a-date",
      ])
  }

  @Test func `a near miss is named in both languages`() throws {
    let document = DefinitionDocument(bytes: Array("编号: A\n题形: 单选\n".utf8), file: "q.yaml")
    let problem = try #require(document.root.map(canteen.check)?.first)
    #expect(problem.line(in: .zh) == "q.yaml:2:1: error[unknown-key]: 食堂里没有“题形”这个键。是不是“题型”？")
    #expect(problem.line(in: .en).contains("Did you mean ‘题型’?"))
  }
}

@Suite struct HostileDefinitionTests {
  @Test func `an alias bomb is refused at once`() {
    let levels = (1...12).map {
      "a\($0): &a\($0) [" + Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ", ") + "]"
    }
    let yaml = "a0: &a0 [x]\n" + levels.joined(separator: "\n") + "\n"
    let document = DefinitionDocument(bytes: Array(yaml.utf8), file: "f")
    #expect(document.problems.map(\.code) == ["alias-bomb"])
  }

  @Test(arguments: ["a: &a [x]\n*a : 1\n", "a: &a [x]\n? *a\n: 1\n", "a: &a [x]\nb: {[*a, *a]: 1}\n"])
  func `an alias as a key is refused before anything hashes it`(yaml: String) {
    #expect(DefinitionDocument(bytes: Array(yaml.utf8), file: "f").problems.map(\.code) == ["alias-as-key"])
  }

  @Test func `a plain alias is read`() throws {
    let yaml = "编号: &id A\n名称: *id\n"
    let root = try #require(DefinitionDocument(bytes: Array(yaml.utf8), file: "f").root)
    #expect(root["名称"]?.text == "A")
  }

  @Test(arguments: ["[", "{", "{a: ", "- "])
  func `absurd nesting ends in a message`(opener: String) {
    for depth in [100, 100_000] {
      let document = DefinitionDocument(bytes: Array(String(repeating: opener, count: depth).utf8), file: "f")
      #expect(document.root == nil)
      #expect(document.problems.count == 1)
    }
  }

  @Test func `bytes that are no text are refused with their place`() {
    let document = DefinitionDocument(bytes: Array("编号: ".utf8) + [0xC4, 0xE3, 0x0A], file: "f")
    #expect(document.problems.first?.fault == .notUTF8(byteOffset: 8))
  }

  @Test func `random and mutated bytes neither crash nor hang`() {
    var generator = SeededGenerator(seed: 7)
    let valid = Array("编号: A\n项目: {名称: \"x\"}\n选项:\n  - {码: 1, 文本: 是}\n  - {码: 2}\n方式: [a, *b, &c d]\n".utf8)
    for round in 0..<3_000 {
      var bytes = valid
      for _ in 0...(round % 8) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch round % 3 {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        default:
          bytes.insert(Array(":{}[],&*\t\n -'\"：".utf8).randomElement(using: &generator) ?? 0, at: place)
        }
      }
      let document = DefinitionDocument(bytes: bytes, file: "f")
      _ = document.root.map(canteen.check)
    }
  }
}

/// splitmix64: the same sequence on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
