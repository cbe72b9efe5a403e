internal import Diagnostics
internal import Questionnaires

/// Responses that stand in several files of one survey (重复导出的答卷): late answers are exported with all that came before.
///
/// The same id on the same platform and in the same group, submitted at the same second, is the same response. With the
/// same answers it counts once. With other answers nobody but a person can tell which is right, and a figure depends on
/// it: an error. Without a time a running number proves nothing, as every form counts from 1.
extension ResponseTable {
  /// Takes out what repeats earlier responses, and says so.
  mutating func dropRepeated() -> [ResponseProblem] {
    guard files.count > 1, metadata.responseIDs.count == count else { return [] }
    var first: [ResponseIdentity: Int] = [:]
    var firstOfID: [ResponseIdentity: Int] = [:]
    let profiles = files.map { ExportProfile.named($0.platform) }
    var repeated: [Int] = []
    var changed: [Int: [(response: Int, first: Int)]] = [:]
    var untimed: [Int] = []
    for response in 0..<count {
      guard let profile = profiles[Int(fileOfResponse[response])],
        let identity = ResponseIdentity(of: response, self, profile)
      else { continue }
      guard identity.time != MetadataColumns.unrecordedTime else {
        let other = firstOfID[identity, default: response]
        firstOfID[identity] = other
        if fileOfResponse[other] != fileOfResponse[response] { untimed.append(response) }
        continue
      }
      guard let other = first[identity] else {
        first[identity] = response
        continue
      }
      if hasEqualAnswers(response, other) {
        repeated.append(response)
      } else {
        changed[Int(fileOfResponse[response]), default: []].append((response, other))
      }
    }
    var problems = changed.sorted { $0.key < $1.key }.map { file, pairs in
      problem(file, pairs[0].response, pairs[0].first, pairs.count)
    }
    problems += note(repeated) { .repeatedResponses(count: $0, in: $1) }
    problems += note(untimed) { .sameIDsWithoutTimes(count: $0, in: $1) }
    remove(repeated)
    return problems
  }

  private func hasEqualAnswers(_ one: Int, _ other: Int) -> Bool {
    columns.allSatisfy { column in
      let isEqual =
        column.codes[one] == column.codes[other]
        && (column.optionSets.isEmpty || column.optionSets[one] == column.optionSets[other])
      guard isEqual, !column.numbers.isEmpty else { return isEqual }
      return column.numbers[one].bitPattern == column.numbers[other].bitPattern
    }
  }

  private func problem(_ file: Int, _ response: Int, _ first: Int, _ count: Int) -> ResponseProblem {
    return ResponseProblem(
      .changedResponse(
        id: metadata.identifier(of: response) ?? "", firstAt: location(of: first), count: count),
      at: location(of: response))
  }

  /// One note for all responses of a kind, at the first of them, with the files they are in.
  private func note(
    _ responses: [Int], _ fault: (Int, [String]) -> ResponseProblem.Fault
  ) -> [ResponseProblem] {
    guard let response = responses.first else { return [] }
    let names = Set(responses.map { fileOfResponse[$0] }).sorted().map { files[Int($0)].file }
    return [ResponseProblem(fault(responses.count, names), at: location(of: response))]
  }

  private func location(of response: Int) -> SourceLocation {
    let (file, row) = place(of: response)
    return .cell(file: file, row: row, header: nil)
  }

  /// Takes responses out, and counts them in their files. - Parameter responses: ascending.
  private mutating func remove(_ responses: [Int]) {
    guard !responses.isEmpty else { return }
    for response in responses { files[Int(fileOfResponse[response])].repeated += 1 }
    var isKept = [Bool](repeating: true, count: count)
    for response in responses { isKept[response] = false }
    self = selecting((0..<count).compactMap { isKept[$0] ? Int32(truncatingIfNeeded: $0) : nil })
  }
}

/// What makes a response the same in another file (答卷身份).
struct ResponseIdentity: Hashable {
  let platform: String
  let group: Int16
  let id: Int64
  let time: Int64

  /// `nil` for responses no other one can be told to be: without an id, or of no platform.
  ///
  /// - Parameter profile: Of the response's file.
  init?(of response: Int, _ table: ResponseTable, _ profile: ExportProfile) {
    guard profile.isPlatform, table.metadata.responseIDs.indices.contains(response),
      table.metadata.responseIDs[response] != .min
    else { return nil }
    let submitted = table.metadata.submitted
    let time = submitted.indices.contains(response) ? submitted[response] : .min
    let isTimed = time > MetadataColumns.unrecordedTime
    platform = profile.name
    (group, id) = (table.declaredGroup[response], table.metadata.responseIDs[response])
    self.time = profile.hasUniqueIDs ? 0 : isTimed ? time : MetadataColumns.unrecordedTime
  }
}
