public import Questionnaires
internal import SurveyStatistics

/// What a survey was counted by (计数依据). Parts are one survey only where all of it agrees.
public struct TallyPlan: Hashable, Sendable {
  /// The definition.
  public let content: QuestionnaireContent
  /// Further questions to group by, by id, in the questionnaire's order.
  public private(set) var by: [String]
  /// The column of respondent weights; `nil` = none.
  public private(set) var weights: String?
  /// By 名单 rule, in order: what its register held.
  private(set) var registers: [RegisterDigest]

  /// Stands for the names of a register without telling them.
  struct RegisterDigest: Hashable, Sendable, TallyEntry {
    var rule: String
    var names: String

    mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
      coder.code(text: &rule)
      coder.code(text: &names)
    }
  }

  /// - Parameters:
  ///   - by: Further questions to group by, by index.
  ///   - registers: The names in the register of each 名单 rule, by the rule's index.
  public init(
    _ content: QuestionnaireContent, of questionnaire: Questionnaire, by: [Int] = [], weights: String? = nil,
    registers: [Int: Set<String>] = [:]
  ) {
    (self.content, self.weights) = (content, weights)
    self.by = Set(by).sorted().map { questionnaire.questions[$0].id.description }
    self.registers = registers.keys.sorted().map { rule in
      let names = (registers[rule] ?? []).sorted().joined(separator: "\n")
      return RegisterDigest(
        rule: questionnaire.validityRules[rule].id.description, names: SHA256(of: names.utf8).description)
    }
  }

  /// SHA-256 of what decides how the definition counts.
  public var digest: SHA256 { SHA256(of: content.countingText.utf8) }

  /// Why a tally counted by this plan cannot be added to one counted by another; `nil` when it can.
  func departure(from other: TallyPlan) -> TallyFault? {
    if content.countingText != other.content.countingText { return .otherDefinition(digest, other.digest) }
    if by != other.by { return .otherGroupings(by, other.by) }
    if weights != other.weights { return .otherWeights(weights, other.weights) }
    if registers != other.registers {
      let differing = zip(registers, other.registers).first { $0 != $1 }?.0
      return .otherRegister(differing?.rule ?? "")
    }
    return nil
  }
}

extension TallyPlan {
  /// Takes a plan down.
  func write(with writer: inout TallyWriter) {
    var (text, digest, plan) = (content.text, digest.description, self)
    writer.code(text: &text)
    writer.code(text: &digest)
    plan.codeRest(with: &writer)
  }

  /// A plan from a file.
  init(from reader: inout TallyReader) throws(TallyFault) {
    var (text, digest) = ("", "")
    reader.code(text: &text)
    reader.code(text: &digest)
    guard reader.isSound, let content = QuestionnaireContent(bytes: Array(text.utf8)) else { throw .damaged }
    (self.content, by, weights, registers) = (content, [], nil, [])
    guard self.digest.description == digest else { throw .damaged }
    codeRest(with: &reader)
  }

  private mutating func codeRest<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(list: &by, blank: "")
    var columns = weights.map { [$0] } ?? []
    coder.code(list: &columns, blank: "")
    coder.check(columns.count <= 1)
    weights = columns.first
    coder.code(list: &registers, blank: RegisterDigest(rule: "", names: ""))
  }
}
