import Questionnaires
import Responses
import SurveyFixtures

/// 服务台: one questionnaire, and three people who answered it, to be found again in every platform's export.
///
/// | | role | speed | staff | why | web | office | say |
/// |---|---|---|---|---|---|---|---|
/// | 1 | company | very | satisfied | function, training | am | am, pm | a word |
/// | 2 | citizen | not | – | price | pm | – | – |
/// | 3 | company | satisfied | satisfied | function, other | am, pm | pm | a word |
enum HelpDesk {
  static let english = yaml(
    stems: ["Your role", "How satisfied are you with", "What should improve", "When do you use", "Comments"],
    rows: ["Speed", "Staff", "Web", "Office"], roles: ["Company", "Citizen"],
    scale: ["Very satisfied", "Satisfied", "Not satisfied"],
    why: ["Function", "Training", "Price, fees", "Other"], times: ["am", "pm"])
  static let chinese = yaml(
    stems: ["您的身份", "请评价窗口服务", "需要改进的方面", "何时使用", "意见和建议"],
    rows: ["速度", "态度", "网上", "窗口"], roles: ["企业", "个人"], scale: ["非常满意", "满意", "不满意"],
    why: ["功能", "培训", "价格、收费", "其他"], times: ["上午", "下午"])

  private static func yaml(
    stems: [String], rows: [String], roles: [String], scale: [String], why: [String], times: [String]
  ) -> String {
    func options(_ labels: [String], _ codes: [String]) -> String {
      zip(labels, codes).map { "{码: '\($1)', 文本: '\($0)'}" }.joined(separator: ", ")
    }
    func row(_ id: String, _ text: String) -> String { "{编号: \(id), 文本: \(text)}" }
    return """
      格式版本: 1
      编号: DESK
      名称: 服务台
      量表:
        满意3:
          选项:
            - {码: '13', 文本: \(scale[0]), 分值: 100, 满意: 是}
            - {码: '12', 文本: \(scale[1]), 分值: 80, 满意: 是}
            - {码: '10', 文本: \(scale[2]), 分值: 0, 满意: 否}
      题目:
        - {编号: role, 题干: \(stems[0]), 题型: 单选, 选项: [\(options(roles, ["1", "2"]))]}
        - {编号: rate, 题干: \(stems[1]), 题型: 矩阵单选, 量表: 满意3, 行: [\(row("speed", rows[0])), \(row("staff", rows[1]))]}
        - {编号: why, 题干: \(stems[2]), 题型: 多选, 其他填写: 是, 选项: [\(options(why, ["a", "b", "c", "d"]))]}
        - {编号: use, 题干: \(stems[3]), 题型: 矩阵多选, 选项: [\(options(times, ["m", "n"]))], 行: [\(row("web", rows[2])), \(row("office", rows[3]))]}
        - {编号: say, 题干: \(stems[4]), 题型: 填空, 用途: 意见, 必答: 否}
      满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
      """
  }

  /// What the three answered, by position of the option.
  static let answers: [String: [String]] = [
    "role": ["0", "1", "0"], "rate.speed": ["0", "2", "1"], "rate.staff": ["1", "未答", "1"],
    "why": ["0+1", "2", "0+3"], "use.web": ["0", "1", "0+1"], "use.office": ["0+1", "未答", "1"],
    "say": ["有", "未答", "有"],
  ]
}

extension ReadExports {
  /// Every item's answers by position of the option.
  var positions: [String: [String]] {
    let questionnaire = table.questionnaire
    return Dictionary(
      uniqueKeysWithValues: questionnaire.items.enumerated().map { index, item in
        let column = table.columns[index]
        let options = questionnaire.question(of: item).scale.options.indices
        let name = questionnaire.name(of: item)
        let words = zip(table.answers(name), column.codes.indices).map { word, response in
          if let option = column.codes[response].option { return "\(option)" }
          guard column.codes[response].isAnswered, !column.optionSets.isEmpty else { return word }
          return options.filter { column.optionSets[response] >> UInt64($0) & 1 == 1 }.map(String.init)
            .joined(separator: "+")
        }
        return (name, words)
      })
  }
}
