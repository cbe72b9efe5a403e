package import ExactNumbers
package import Questionnaires

/// A questionnaire as far as it can be told from something else (问卷初稿): guesses carry their doubts.
package struct DraftedSurvey: Sendable {
  /// 编号 and 名称, as far as the file's name tells.
  package var id: String
  package var title: String
  package var platform: String?
  package var fielding: (first: String, last: String)?
  package var scales: [DraftedScale] = []
  package var questions: [DraftedQuestion] = []
  package var rules: [DraftedRule] = []
  /// Doubts about the whole.
  package var doubts: [Doubt] = []
  /// Responses the draft rests on; `nil` when it was made of a questionnaire.
  package var responses: Int?
}

/// A scale of a draft (量表初稿).
package struct DraftedScale: Hashable, Sendable {
  package let id: String
  package var options: [DraftedOption]
  package var doubts: [Doubt] = []
}

/// An option of a draft (选项初稿).
package struct DraftedOption: Hashable, Sendable {
  package var code: String
  package let text: String
  package var aliases: [String] = []
  package var score: ExactDecimal?
  package var isSatisfied: Bool?
  package var isValid = true
  package var isExclusive = false
  /// 次数; `nil` when there were no answers to count.
  package var count: Int?
  package var doubts: [Doubt] = []

  package init(code: String, text: String, count: Int? = nil) {
    (self.code, self.text, self.count) = (code, text, count)
  }

  /// What stands for the text of an option that is only known to be there.
  static func unseenText(at position: Int) -> String { "（第\(position)个选项）" }
}

/// A question of a draft (题目初稿).
package struct DraftedQuestion: Sendable {
  package var id: String
  package let number: String?
  package let text: String
  package var kind: QuestionKind
  package var role: QuestionRole?
  /// The scale's name; `nil` when the options are the question's own.
  package var scale: String?
  package var options: [DraftedOption] = []
  package var rows: [Row] = []
  package var isRequired = true
  package var isReversed = false
  package var allowsOtherText = false
  package var least: Int?
  package var most: Int?
  package var correct: [String] = []
  package var shownIf: String?
  /// The part of the original questionnaire it stands in, which may be a dimension.
  package var section: String?
  /// Columns of the export, from 1.
  package var columns: [Int] = []
  package var missing = (skipped: 0, unanswered: 0)
  package var doubts: [Doubt] = []

  /// A row of a matrix, or one of several blanks.
  package struct Row: Hashable, Sendable {
    package let id: String
    package let text: String
  }

  package init(id: String, number: String?, text: String, kind: QuestionKind) {
    (self.id, self.number, self.text, self.kind) = (id, number, text, kind)
  }

  /// Whether its answers may tell who somebody is.
  package var isPrivate: Bool { role == .identification || kind == .text || kind == .multipleText }
}

/// A validity rule of a draft (有效性规则初稿).
package struct DraftedRule: Sendable {
  package let kind: ValidityRule.Kind
  package let action: ValidityRule.Action
  /// Parameters, as the definition writes them.
  package let parameters: [(key: String, values: [String])]
  package let doubt: Doubt?
}
