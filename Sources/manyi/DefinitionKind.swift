import DefinitionFiles

/// What a definition file is, told by the keys only one kind has (定义类型).
enum DefinitionKind: String {
  case questionnaire, evaluation, unknown

  var chinese: String {
    switch self {
    case .questionnaire: "问卷"
    case .evaluation: "评价"
    case .unknown: "未知"
    }
  }

  /// The kind of a file that could be read as YAML; `unknown` for any other.
  init(bytes: [UInt8], file: String) {
    let root = DefinitionDocument(bytes: bytes, file: file).root
    self =
      if ["指标体系", "事实", "项目汇总"].contains(where: { root?[$0] != nil }) {
        .evaluation
      } else if root?["题目"] != nil || root?["量表"] != nil {
        .questionnaire
      } else {
        .unknown
      }
  }
}
