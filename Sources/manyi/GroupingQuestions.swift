import Diagnostics
import Questionnaires

/// The questions `--by` names, found in each questionnaire (分组题). A name no questionnaire has is an error; where only
/// some have it, the others are told of and not grouped by it.
struct GroupingQuestions {
  /// For each questionnaire the questions it has, in the order named.
  private(set) var indices: [[Int]]
  /// For each questionnaire the names it does not have, though another does.
  private(set) var absent: [[String]]
  private(set) var problems: [any Diagnostic] = []

  init(_ names: [String], of questionnaires: [Questionnaire], file: String) {
    indices = questionnaires.map { _ in [] }
    absent = indices.map { _ in [] }
    for name in names {
      let found = questionnaires.map { Self.index(of: name, in: $0) }
      guard found.contains(where: { $0 != nil }) || questionnaires.isEmpty else {
        let known = questionnaires.flatMap(Self.names)
        problems.append(UnknownGroupingQuestion(name: name, nearest: known.nearest(to: name), file: file))
        continue
      }
      for (place, index) in found.enumerated() {
        if let index { indices[place].append(index) } else { absent[place].append(name) }
      }
    }
  }

  private static func index(of name: String, in questionnaire: Questionnaire) -> Int? {
    questionnaire.index(of: QuestionID(name)).flatMap {
      questionnaire.questions[$0].kind.hasOneOption ? $0 : nil
    }
  }

  private static func names(of questionnaire: Questionnaire) -> [String] {
    questionnaire.questions.filter { $0.kind.hasOneOption && $0.rows.isEmpty }.map(\.id.description)
  }
}

/// 没有这道分组题: no questionnaire has a single-choice question of this name.
struct UnknownGroupingQuestion: Diagnostic {
  let name: String
  let nearest: String?
  let file: String

  var code: String { "unknown-question" }
  var severity: Severity { .error }
  var location: SourceLocation? { .file(file) }

  func message(in language: Language) -> String {
    switch language {
    case .zh:
      "--by \(name)：问卷里没有这道单选题。" + (nearest.map { "是不是 \($0)？" } ?? "")
    case .en:
      "--by \(name): the questionnaire has no such single-choice question."
        + (nearest.map { " Did you mean \($0)?" } ?? "")
    }
  }
}
