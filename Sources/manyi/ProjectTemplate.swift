import Diagnostics

/// A ready questionnaire of `questionnaires/templates` (问卷模板).
///
/// The files are compiled into the command (`embedInCode`): an installed binary has no resource bundle beside it, and a
/// path into the build folder would break as soon as somebody copies the binary. The build makes the code; none of it is
/// kept.
enum ProjectTemplate: String, CaseIterable {
  case enterprise, staff, `public`, training, system

  /// The name a person gives: either this or the raw value.
  var chinese: String {
    switch self {
    case .enterprise: "企业满意度"
    case .staff: "政府工作人员满意度"
    case .public: "社会公众满意度"
    case .training: "培训满意度"
    case .system: "信息系统使用满意度"
    }
  }

  var english: String {
    switch self {
    case .enterprise: "firms"
    case .staff: "government staff"
    case .public: "the public"
    case .training: "training courses"
    case .system: "users of an information system"
    }
  }

  /// The questionnaire.
  var bytes: [UInt8] {
    switch self {
    case .enterprise: PackageResources.enterprise_yaml
    case .staff: PackageResources.staff_yaml
    case .public: PackageResources.public_yaml
    case .training: PackageResources.training_yaml
    case .system: PackageResources.system_yaml
    }
  }

  /// The template called this in either language; `nil` when there is none.
  init?(named name: String) {
    guard let template = Self.allCases.first(where: { $0.rawValue == name || $0.chinese == name }) else {
      return nil
    }
    self = template
  }
}

/// The files of a new project (项目文件夹): nothing in it is a figure until a person has filled it in.
struct NewProject {
  let templates: [ProjectTemplate]

  /// Paths below the project's folder with their bytes; folders come of the paths.
  var files: [(path: String, bytes: [UInt8])] {
    [
      ("evaluation.yaml", Array(evaluation.utf8)), ("README.md", PackageResources.README_md),
      (".gitignore", Array("# 答卷含个人信息，不进版本库。\n答卷/*\n!答卷/说明.txt\n".utf8)),
      ("答卷/说明.txt", Array("平台导出的答卷原样放在这里，不改列名，不删行。\n".utf8)),
    ] + templates.map { ("问卷/\($0.rawValue).yaml", $0.bytes) }
  }

  private var evaluation: String {
    String(decoding: PackageResources.evaluation_yaml, as: UTF8.self)
      .replacing("SURVEYS\n", with: templates.map(survey).joined())
      .replacing("INDICATORS\n", with: templates.enumerated().map { indicator($1, number: $0 + 1) }.joined())
  }

  private func survey(_ template: ProjectTemplate) -> String {
    """
      - 编号: \(template.rawValue)
        名称: \(template.chinese)调查
        问卷: 问卷/\(template.rawValue).yaml
        总体数: 待填：名单上的人数或户数
        发放数: 待填：实际发出的份数
        调查对象: 待填：受益群体 或 单位内部
        答卷: [{文件: 待填：导出文件，如 答卷/\(template.rawValue).csv}]

    """
  }

  /// The satisfaction indicators share 30 points; the first ones take what does not divide.
  private func indicator(_ template: ProjectTemplate, number: Int) -> String {
    let weight = 30 / templates.count + (number <= 30 % templates.count ? 1 : 0)
    return """
              - 编号: D\(number)
                名称: \(template.chinese)
                权重: \(weight)
                度量: {类型: 调查, 调查: \(template.rawValue)}
                规则: {类型: 比例, 目标: 待填：目标值，如 90, 起评: 60}

      """
  }
}
