public import CivilTime
public import Questionnaires

/// The answers of one or more exports in columns (答卷表): two bytes an answer, rows in file order.
public struct ResponseTable: Sendable {
  /// The instrument the answers are to.
  public let questionnaire: Questionnaire
  /// One column for each of `questionnaire.items`, in that order.
  public internal(set) var columns: [AnswerColumn]
  /// The files read, in order, with what was recognised.
  public internal(set) var files: [ExportRecognition] = []
  /// Index into `files`, for each response; of `mostFiles` at most.
  public internal(set) var fileOfResponse: [UInt16] = []
  /// The record's number in its file, header and blank lines counted, for each response.
  public internal(set) var rowOfResponse: [UInt32] = []
  /// The group the response's file was declared to hold, as an index into `questionnaire.groups`; −1 for none.
  var declaredGroup: [Int16] = []
  /// What rules and weights need besides answers; a column is empty unless something needs it.
  public internal(set) var metadata = MetadataColumns()

  /// As many files as two bytes a response tell apart.
  public static let mostFiles = Int(UInt16.max) + 1

  init(questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    columns = questionnaire.items.map { _ in AnswerColumn() }
  }

  /// The number of responses (回收数).
  public var count: Int { rowOfResponse.count }

  /// The response's file as the user gave it, and its row there.
  public func place(of response: Int) -> (file: String, row: Int) {
    (files[Int(fileOfResponse[response])].file, Int(rowOfResponse[response]))
  }

  /// The group a response belongs to, as an index into `questionnaire.groups`: its file's, else the first whose
  /// membership its answers meet; `nil` for none.
  public func group(of response: Int) -> Int? {
    let declared = Int(declaredGroup[response])
    return declared >= 0 ? declared : memberships.first { $0.isMember(response) }?.group
  }

  /// The same for every response; −1 for none.
  public var groups: [Int16] {
    let memberships = memberships
    if let groups = groupsOfChoices(memberships) { return groups }
    return declaredGroup.indices.map { response in
      if declaredGroup[response] >= 0 { return declaredGroup[response] }
      return memberships.first { $0.isMember(response) }.map { Int16($0.group) } ?? -1
    }
  }

  /// Where one choice decides about all groups, as it mostly does: one look at each answer. `nil` elsewhere.
  private func groupsOfChoices(_ memberships: [Membership]) -> [Int16]? {
    guard let first = memberships.first, memberships.allSatisfy({ $0.index == first.index }),
      first.column.optionSets.isEmpty
    else { return nil }
    let options = memberships.map(\.isMade.count).max() ?? 0
    let groupOf = (0..<options).map { option in
      memberships.first { option < $0.isMade.count && $0.isMade[option] }.map { Int16($0.group) }
        ?? -1
    }
    return zip(declaredGroup, first.column.codes).map { declared, code in
      if declared >= 0 { return declared }
      let option = Int(code.rawValue)
      return option < groupOf.count ? groupOf[option] : -1
    }
  }

  private var memberships: [Membership] {
    questionnaire.groups.enumerated().compactMap { index, group in
      guard let membership = group.membership,
        let column = columnIndex(of: Item(question: membership.question))
      else { return nil }
      return Membership(group: index, index: column, column: columns[column], options: membership.options)
    }
  }

  /// Who belongs to a group by an answer.
  private struct Membership {
    let group: Int
    /// The column's index.
    let index: Int
    let column: AnswerColumn
    /// By option: whether it makes a member.
    let isMade: [Bool]
    let set: UInt64

    init(group: Int, index: Int, column: AnswerColumn, options: Set<Int>) {
      (self.group, self.index, self.column) = (group, index, column)
      isMade = (0...(options.max() ?? 0)).map(options.contains)
      set = options.reduce(0) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 }
    }

    func isMember(_ response: Int) -> Bool {
      if !column.optionSets.isEmpty { return column.optionSets[response] & set != 0 }
      let code = Int(column.codes[response].rawValue)
      return code < isMade.count && isMade[code]
    }
  }

  /// The same answers with respondent weights that were worked out elsewhere; 0 for none.
  public func weighted(by weights: [Double]) -> ResponseTable {
    precondition(
      weights.count == count
        && weights.allSatisfy { $0 == 0 || MetadataColumns.weightRange.contains($0) }, "a weight each")
    var table = self
    table.metadata.weights = weights
    return table
  }

  /// The index of an item's column.
  public func columnIndex(of item: Item) -> Int? { questionnaire.items.firstIndex(of: item) }
}

/// The answers to one item (作答列), one entry a response.
public struct AnswerColumn: Sendable {
  /// The option, or why there is none.
  public internal(set) var codes: [AnswerCode] = []
  /// The set of options chosen, bit by bit; empty unless the question is multiple choice or a ranking.
  public internal(set) var optionSets: [UInt64] = []
  /// What was typed, by response; empty unless the texts of this question are wanted.
  public internal(set) var texts: [Int: String] = [:]
  /// The number answered; empty unless the question is numeric. Not a number where there is no answer.
  public internal(set) var numbers: [Double] = []
  /// Equal answers have equal numbers here; empty unless a rule compares this question's answers.
  public internal(set) var keys: [UInt32] = []

  /// The most options a multiple-choice question may have.
  public static let mostOptionsInSet = 64

  mutating func append(_ next: AnswerColumn) {
    for (response, text) in next.texts { texts[codes.count + response] = text }
    codes.take(next.codes)
    optionSets.take(next.optionSets)
    numbers.take(next.numbers)
    keys.take(next.keys)
  }
}

/// Columns of an export that are no answers (元数据列). Each is empty unless a rule or an output needs it.
public struct MetadataColumns: Sendable {
  /// 所用时间 in seconds; negative where it is missing or unreadable.
  public internal(set) var seconds: [Float] = []
  /// 提交答卷时间; ``missingTime``, ``unreadableTime`` or ``unrecordedTime`` where there is none.
  public internal(set) var submitted: [Int64] = []
  /// Equal addresses have equal numbers; 0 = none.
  public internal(set) var addresses: [UInt32] = []
  /// 序号; `Int64.min` where it is missing, −1, −2, … for the first, second, … text that is no whole number.
  public internal(set) var responseIDs: [Int64] = []
  /// Ids that are no whole numbers, in order of appearance.
  public internal(set) var responseIDTexts: [String] = []
  /// Respondent weights; 0 where they are missing, unreadable or out of `weightRange`.
  public internal(set) var weights: [Double] = []
  /// Whether a named column contains a named text, one column of flags for each 平台标记 rule, by rule index;
  /// `nil` = the export has no such column.
  public internal(set) var platformFlags: [Int: [Bool?]] = [:]
  /// Equal cells of a named column have equal numbers, 0 = empty; for 重复答卷 on columns that are no questions.
  public internal(set) var keys: [String: [UInt32]] = [:]
  /// Whether the respondent's name is in the register, by rule index; `nil` = no answer.
  public internal(set) var registered: [Int: [Bool?]] = [:]

  /// The weights a respondent may have (权重): one person stands for a billionth of one, or for a trillion.
  public static let weightRange = 1e-9...1e12
  /// An empty submission time.
  public static let missingTime = Int64.min
  /// A submission time that is no date.
  public static let unreadableTime = Int64.min + 1
  /// The export has no column of submission times.
  public static let unrecordedTime = Int64.min + 2

  /// The submission time of a response; `nil` where it is missing or unreadable.
  public func submission(of response: Int) -> CivilDateTime? {
    guard submitted.indices.contains(response), submitted[response] > Self.unrecordedTime else { return nil }
    return CivilDateTime(seconds: submitted[response])
  }

  /// The platform's id of a response as it prints it; `nil` where it is missing or was not asked for.
  public func identifier(of response: Int) -> String? {
    guard responseIDs.indices.contains(response), responseIDs[response] != .min else { return nil }
    let id = responseIDs[response]
    return id >= 0 ? String(id) : responseIDTexts[Int(-1 - id)]
  }

  mutating func append(_ next: MetadataColumns) {
    seconds.take(next.seconds)
    submitted.take(next.submitted)
    addresses.take(next.addresses)
    responseIDs.take(next.responseIDs)
    weights.take(next.weights)
    for (rule, flags) in next.platformFlags { platformFlags[rule, default: []] += flags }
    for (name, numbers) in next.keys { keys[name, default: []] += numbers }
    for (rule, flags) in next.registered { registered[rule, default: []] += flags }
  }

  /// The completion time of a response in seconds; `nil` where it is missing or unreadable.
  public func completionSeconds(of response: Int) -> Double? {
    guard seconds.indices.contains(response), seconds[response] >= 0 else { return nil }
    return Double(seconds[response])
  }
}

extension Array {
  /// Appends the next part; the first one is taken over as it is.
  fileprivate mutating func take(_ next: [Element]) {
    if isEmpty { self = next } else { self += next }
  }
}
