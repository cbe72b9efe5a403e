import Diagnostics
import Foundation
import Questionnaires
import Testing

/// Definitions nobody wrote on purpose: whatever the bytes, reading ends in a questionnaire or in an error.
///
/// `MANYI_FUZZ_SECONDS=60` goes on with further seeds for so long.
@Suite struct QuestionnaireFuzzTests {
  /// SplitMix64: the same seed gives the same files everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// A bit of everything that definitions have.
  private static let sound = """
    格式版本: 1
    编号: FUZZ
    名称: "服务大厅"   # 待确认
    群体: [{编号: a, 名称: 企业, 权重: 60}, {编号: b, 名称: 个人, 权重: 40}]
    量表:
      满意3: &s
        选项:
          - {码: 1, 文本: 满意, 分值: 100, 满意: 是, 别名: [很满意]}
          - {码: 2, 文本: 不满意, 分值: 0, 满意: 否}
          - {码: 9, 文本: 不了解, 有效: 否}
    维度: [{编号: D1, 名称: 效率, 权重: 100, 题目: [Q1]}]
    题目:
      - {编号: Q1, 题号: 1, 题干: 是否满意, 题型: 量表, 量表: 满意3}
      - 编号: Q2
        题干: |
          请评价
          以下各项
        题型: 矩阵单选
        量表: 满意3
        显示条件: Q1 = 满意 或 非 (Q1 已答)
        行: [{编号: a, 文本: 速度}, {编号: b, 文本: '态度'}]
    有效性:
      - {编号: V1, 规则: 日期范围, 处理: 剔除, 开始: 2024-05-06, 结束: 2024-05-24 12:00}
      - {编号: V2, 规则: 缺失比例, 上限: 0.2, 范围: 满意度题, 处理: 标记}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率, 小数位: 2}

    """

  private static let alphabet =
    Array("&*!|>'\"%@`{}[],:?#-~0123456789abQ是否满意：\t\n ".utf8) + [0, 13, 0x80, 0xC3, 0xED, 0xFF]

  private func damage(_ bytes: inout [UInt8], _ generator: inout Generator) {
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...60, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[place] = Self.alphabet.randomElement(using: &generator) ?? 0
      case 2: bytes.insert(Self.alphabet.randomElement(using: &generator) ?? 0, at: place)
      case 3: bytes.removeSubrange(place..<end)
      default:
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
      }
    }
  }

  private func checkDamaged(seed: UInt64) {
    var generator = Generator(state: seed)
    var bytes = Array(Self.sound.utf8)
    damage(&bytes, &generator)
    let read = Questionnaire.read(bytes: bytes, file: "f.yaml")
    let hasErrors = read.problems.contains { $0.severity == .error }
    #expect((read.questionnaire == nil) == hasErrors, "seed \(seed)")
    for problem in read.problems {
      #expect(!problem.message(in: .zh).isEmpty && !problem.message(in: .en).isEmpty, "seed \(seed)")
    }
  }

  @Test func `the definition that is damaged below is sound`() {
    let read = Questionnaire.read(bytes: Array(Self.sound.utf8), file: "f.yaml")
    #expect(read.questionnaire != nil)
    #expect(read.problems.map(\.code) == ["to-confirm"])
  }

  @Test(arguments: UInt64(0)..<400) func `a damaged definition is read to an end`(seed: UInt64) {
    checkDamaged(seed: seed)
  }

  @Test func `damaged definitions without end, for as long as is asked`() {
    let seconds = ProcessInfo.processInfo.environment["MANYI_FUZZ_SECONDS"].flatMap { Int($0) } ?? 0
    let end = ContinuousClock.now + .seconds(seconds)
    var seed: UInt64 = 400
    while ContinuousClock.now < end {
      checkDamaged(seed: seed)
      seed += 1
    }
  }
}
