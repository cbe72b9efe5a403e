internal import Questionnaires
internal import Responses
package import StatisticalFiles

extension Instrument {
  /// The questionnaire an SPSS file's dictionary describes (从 SPSS 数据字典起草): options are value labels in the order of
  /// their codes, 用户缺失 ones without 有效; variables whose labels share a stem are a matrix or a multiple choice.
  package init(_ dictionary: SavDictionary) {
    self.init(title: "")
    let asked = dictionary.variables.filter { !ExportProfile.spss.isAboutResponse($0.wording.text) }
    for group in SavGroup.groups(of: asked) {
      questions.append(group.question)
      notCarriedOver += group.notCarriedOver
    }
  }
}

/// The variables of one question (题目变量组).
private struct SavGroup {
  private var variables: [SavVariable]

  /// Neighbours whose labels say a part of the same stem and that have the same value labels.
  static func groups(of variables: [SavVariable]) -> [SavGroup] {
    var groups: [SavGroup] = []
    for variable in variables {
      if let last = groups.indices.last, groups[last].takes(variable) {
        groups[last].variables.append(variable)
      } else {
        groups.append(SavGroup(variables: [variable]))
      }
    }
    return groups
  }

  private func takes(_ variable: SavVariable) -> Bool {
    let (first, other) = (variables[0], variable)
    guard first.wording.part != nil, other.wording.part != nil else { return false }
    return first.wording.stem == other.wording.stem && first.kind == other.kind
      && Set(first.valueLabels) == Set(other.valueLabels)
      && !variables.contains { $0.wording.part == other.wording.part }
  }

  // MARK: What is asked

  var question: Instrument.Question {
    let first = variables[0]
    let isGroup = variables.count > 1
    var question = Instrument.Question(
      stem: isGroup ? first.wording.stem : first.wording.text, isRequired: false)
    question.name = isGroup ? commonName : first.name
    if isGroup, areFlags {
      question.kind = .multiple
      question.options = variables.enumerated().map { index, variable in
        Instrument.Option(
          code: Self.suffix(of: variable.name) ?? "\(index + 1)", text: variable.wording.part ?? "")
      }
      return question
    }
    if isGroup {
      question.rows = variables.map { (Self.suffix(of: $0.name), $0.wording.part ?? "") }
    }
    question.options = options
    question.kind = kind(isGroup: isGroup)
    return question
  }

  private func kind(isGroup: Bool) -> QuestionKind {
    if !options.isEmpty { return isGroup ? .matrixSingle : .single }
    if isGroup { return .multipleText }
    return switch variables[0].kind {
    case .number, .time: .number
    case .date, .dateTime: .date
    case .text: .text
    }
  }

  /// What `Q6_Row1` and `Q6_Row2` have in common: `Q6`; else the first name.
  private var commonName: String {
    let names = variables.map(\.name)
    let stem = names[0].lastIndex(of: "_").map { String(names[0][..<$0]) } ?? ""
    return !stem.isEmpty && names.allSatisfy { $0.hasPrefix(stem + "_") } ? stem : names[0]
  }

  private static func suffix(of name: String) -> String? {
    let suffix = name.lastIndex(of: "_").map { name[name.index(after: $0)...] } ?? ""
    return suffix.isEmpty ? nil : String(suffix)
  }

  /// Whether the values say nothing but chosen or not.
  private var areFlags: Bool {
    let codes = Set(first(valid: true).map(\.code))
    return codes == [.number(0), .number(1)] || codes == [.number(1)]
  }

  private func first(valid: Bool) -> [SavValueLabel] {
    variables[0].valueLabels.filter { variables[0].isMissing($0.code) != valid }
  }

  /// The value labels, those declared missing last, and the values declared missing that have no label. Fewer than two
  /// labels, or missing ones alone, do not make a choice of a number.
  private var options: [Instrument.Option] {
    let variable = variables[0]
    let valid = first(valid: true)
    guard valid.count > 1 else { return [] }
    var options = valid.map { option($0.code, $0.label, isValid: true) }
    options += first(valid: false).map { option($0.code, $0.label, isValid: false) }
    for case .value(let code) in variables.flatMap(\.missing).unique
    where !variable.valueLabels.contains(where: { $0.code == code }) {
      options.append(option(code, "缺失值", isValid: false))
    }
    return options
  }

  /// A wording is met before a code: one that another option has too, or that is a code itself, is told apart by its own.
  private func option(_ code: SavCode, _ label: String, isValid: Bool) -> Instrument.Option {
    let labels = variables[0].valueLabels
    let isTaken =
      label.isEmpty || labels.contains { $0.code != code && ($0.label == label || $0.code.text == label) }
    var option = Instrument.Option(
      code: code.text, text: isTaken || label == "缺失值" ? "\(label)（\(code.text)）" : label)
    option.isValid = isValid
    return option
  }

  // MARK: What has no place

  /// Missing values that no option stands for.
  var notCarriedOver: [String] {
    variables.flatMap { variable in
      variable.missing.compactMap { missing in
        switch missing {
        case .range(let range):
          "\(variable.name) 的缺失值 \(SavCode.number(range.lowerBound).text)～\(SavCode.number(range.upperBound).text)"
        case .value(let code): options.isEmpty ? "\(variable.name) 的缺失值 \(code.text)" : nil
        }
      }
    }
  }
}

extension [SavMissing] {
  /// Each once, in order.
  fileprivate var unique: [SavMissing] {
    var seen: Set<SavMissing> = []
    return filter { seen.insert($0).inserted }
  }
}
