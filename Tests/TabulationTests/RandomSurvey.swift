import DelimitedText
import Foundation
import Questionnaires
import Responses
import SurveyFixtures

/// A survey with rules that compare responses, and exports full of repeats, made up from a seed.
struct RandomSurvey {
  let yaml: String
  private(set) var files: [(name: String, bytes: [UInt8], group: GroupID?)] = []
  private var generator: SplitMix64
  /// A cell that only takes room, so that a file has several parts.
  private let filler: String

  static let weights = "权重"
  private static let header = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、群体,2、服务,3、环境,4、手机,5、项目,备注,权重"

  /// - Parameter rows: About how many responses there are in a file.
  init(seed: UInt64, rows: Int, filler: Int = 0) {
    generator = SplitMix64(state: seed)
    self.filler = String(repeating: "z", count: filler)
    yaml = Self.definition(&generator)
    var earlier: [[String]] = []
    let formIsShared = Bool.random(using: &generator)
    for index in 0..<Int.random(in: 1...3, using: &generator) {
      // A late export holds the first responses of the early one once more, now and then with another answer.
      var responses = formIsShared ? earlier.prefix(Int.random(in: 0...earlier.count, using: &generator)) : []
      if chance(0.3), let changed = responses.indices.randomElement(using: &generator) {
        responses[changed][7] = "不满意"
      }
      for _ in 0..<Int.random(in: 1...rows, using: &generator) {
        responses.append(response(id: responses.count + 1))
      }
      earlier = Array(responses)
      add(responses, index)
    }
  }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }

  private mutating func pick(_ cells: [String]) -> String { cells.randomElement(using: &generator) ?? "" }

  private static let rules = [
    "规则: 重复答卷, 依据: [Q4], 保留: 最先", "规则: 重复答卷, 依据: [Q4], 保留: 最后", "规则: 重复答卷, 依据: [Q4], 保留: 最完整",
    "规则: 重复答卷, 依据: [来自IP, Q2], 保留: 最完整", "规则: 重复答卷, 依据: [Q5, 备注]", "规则: 重复答卷, 依据: [Q2, Q3, 来源]",
    "规则: 同IP上限, 上限: 0", "规则: 同IP上限, 上限: 1", "规则: 同IP上限, 上限: 4", "规则: 同IP上限, 上限: 300",
    "规则: 最短用时, 秒: 20", "规则: 缺失比例, 上限: 0.4", "规则: 人工, 序号: [1, 3, 7]", "规则: 一致作答",
  ]

  private static func definition(_ generator: inout SplitMix64) -> String {
    let rules = rules.shuffled(using: &generator).prefix(Int.random(in: 1...6, using: &generator))
    let written = rules.enumerated().map { index, rule in
      let action = Int.random(in: 0..<4, using: &generator) == 0 ? "标记" : "剔除"
      return "  - {编号: V\(index), \(rule), 处理: \(action)}"
    }
    return """
      格式版本: 1
      编号: RANDOM
      名称: 随机调查
      群体:
        - {编号: a, 名称: 甲, 取值: {题目: Q1, 等于: 甲}}
        - {编号: b, 名称: 乙, 取值: {题目: Q1, 等于: 乙}}
      量表: {三: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 一般, 满意: 否}, {码: 3, 文本: 不满意, 满意: 否}]}}
      题目:
        - {编号: Q1, 题干: 群体, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 甲}, {码: 2, 文本: 乙}]}
        - {编号: Q2, 题干: 服务, 题型: 量表, 量表: 三}
        - {编号: Q3, 题干: 环境, 题型: 量表, 量表: 三, 显示条件: Q1 = 甲}
        - {编号: Q4, 题干: 手机, 题型: 填空, 用途: 标识, 必答: 否}
        - {编号: Q5, 题干: 项目, 题型: 多选, 选项: [{码: 1, 文本: 办证}, {码: 2, 文本: 缴费}]}
      有效性:
      \(written.joined(separator: "\n"))
      满意度:
        口径: [{编号: 满意率, 算法: 满意占比}, {编号: 分群, 算法: 满意占比, 群体汇总: 等权}]
        主口径: 满意率
      """
  }

  private mutating func response(id: Int) -> [String] {
    let ratings = ["满意", "一般", "不满意", "", "(空)"]
    let minute = Int.random(in: 0...1, using: &generator)
    let ids = ["\(id)", "\(id)", "\(id)", "\(id / 2)", "", "A\(id % 3)", "0\(id)"]
    return [
      pick(ids),
      pick(["2024/5/6 9:0\(minute):0\(id % 10)", "2024/5/6 9:00:00", chance(0.1) ? "" : "2024/5/7 8:00:00"]),
      pick(["60秒", "19秒", "1分", "", "很快"]), pick(["微信", "链接"]), "直接访问",
      pick(["", "203.0.113.1", "203.0.113.1(广东-深圳)", "203.0.113.\(id)", "203.0.113.\(id % 7)（北京）"]),
      pick(["甲", "乙", ""]), pick(ratings), pick(ratings),
      pick(["", "139\(id)", "139\(id % 9)", " 139\(id % 9)", "１３９", "王 五", "说\"话,的\n人"]),
      pick(["办证", "缴费", "办证┋缴费", "缴费┋办证", "(空)"]), pick(["", "好", " 好", "差"]) + filler,
      pick(["1", "0.3", "2.75", "", "-1"]),
    ]
  }

  private mutating func add(_ responses: ArraySlice<[String]>, _ index: Int) {
    let end = pick(["\n", "\r\n"])
    var lines: [String] = []
    for cells in responses {
      let written = cells.map { cell in
        let isQuoted = cell.contains { ",\"\n".contains($0) } || chance(0.1)
        return isQuoted ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
      }
      lines.append(written.joined(separator: ","))
    }
    let text = ([Self.header] + lines).joined(separator: end) + (chance(0.5) ? end : "")
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    let bytes = chance(0.3) ? text.data(using: gb18030) : Data(text.utf8)
    files.append(("\(index).csv", bytes.map(Array.init) ?? Array(text.utf8), chance(0.2) ? "a" : nil))
  }

  /// The files, to be read once.
  var exports: [ExportFile] {
    files.map { file in ExportFile(bytes: file.bytes, name: file.name).with { $0.group = file.group } }
  }

  var needs: MetadataNeeds { MetadataNeeds(weights: Self.weights, isOneOfSeveral: files.count > 1) }
}
