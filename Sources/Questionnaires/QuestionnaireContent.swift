internal import DefinitionFiles

/// What a questionnaire file says (问卷内容), without comments, layout and quotes.
public struct QuestionnaireContent: Hashable, Sendable {
  /// Everything, as a definition that reads like the file.
  public let text: String
  /// The same without what only words and the printing of figures use: two files that agree in this count alike.
  ///
  /// Left out are 名称, 备注, 项目 and 开放题, and of 满意度 小数位, 舍入, 百分比调平 and 小样本. What decides how a cell is read
  /// (题干, labels, 别名), which response counts (有效性) and what is added up (口径, 群体, 维度) stays.
  public let countingText: String

  /// The content of a definition file; `nil` when it is no YAML.
  public init?(bytes: [UInt8]) {
    guard let root = DefinitionDocument(bytes: bytes, file: "").root else { return nil }
    text = root.canonicalText
    countingText =
      root.without(["名称", "备注", "项目", "开放题"])
      .replacing("满意度") { $0.without(["小数位", "舍入", "百分比调平", "小样本"]) }
      .canonicalText
  }
}
