public import Questionnaires
public import Responses
internal import Screening
internal import SurveyStatistics

/// A survey counted, as a file that can be kept, sent and added to others (计数文件).
///
/// Laws: merging the files of the parts gives the numbers of the whole, in whatever order; a part without responses changes nothing.
/// What stands in the file byte by byte is told in <doc:TallyFile>.
public struct TallyFile: Sendable {
  /// What the survey was counted by.
  public let plan: TallyPlan
  /// The questionnaire.
  public let questionnaire: Questionnaire
  /// What the exports were taken for, in the order they were counted in; named without their folders.
  public private(set) var exports: [ExportRecognition]
  /// The counts.
  public private(set) var counts: SurveyCounts

  /// A survey just counted.
  ///
  /// - Parameter counts: Of an analyser of this questionnaire that groups by the plan's questions.
  public init(
    _ counts: SurveyCounts, of questionnaire: Questionnaire, by plan: TallyPlan, exports: [ExportRecognition]
  ) {
    (self.counts, self.questionnaire, self.plan) = (counts, questionnaire, plan)
    self.exports = exports.map { export in
      var named = export
      named.file = export.baseName
      return named
    }
  }

  /// Why this tally cannot be analysed by a questionnaire; `nil` when it can.
  public func departure(from content: QuestionnaireContent, file: String) -> TallyProblem? {
    guard plan.content.countingText != content.countingText else { return nil }
    let digest = SHA256(of: content.countingText.utf8)
    return TallyProblem(.otherDefinition(plan.digest, digest), file)
  }

  /// Adds the next part of the same survey.
  ///
  /// - Parameter file: Where the part comes from, for problems.
  /// - Throws: When it is no part of the same survey, or a rule would have to compare responses of both.
  public mutating func merge(_ other: TallyFile, from file: String) throws(TallyProblem) {
    if let fault = other.plan.departure(from: plan) { throw TallyProblem(fault, file) }
    let comparing = questionnaire.validityRules.first(where: \.comparesResponses)
    if let comparing, counts.screening.collected > 0, other.counts.screening.collected > 0 {
      throw TallyProblem(.comparesResponses(comparing.id), file)
    }
    counts.merge(other.counts)
    exports += other.exports
  }
}

extension ValidityRule {
  /// Whether what the rule says of a response depends on other responses.
  fileprivate var comparesResponses: Bool {
    switch test {
    case .duplicate, .addressSharedByMoreThan: true
    case .fasterThan, .slowerThan, .outsideDates, .missingMoreThan, .straightLining, .failedAttention,
      .contradiction, .platformFlag, .notInRegister, .unsubmitted, .manual:
      false
    }
  }
}

// MARK: Bytes

extension TallyFile {
  /// A byte no text begins with, a name, and the line ends and end mark that careless transfers change.
  package static let mark: [UInt8] = [0x89, 0x4D, 0x59, 0x54, 0x0D, 0x0A, 0x1A, 0x0A]
  /// What the numbers mean: changes whenever something else is counted, or in another order.
  static let version = 2
  /// The most bytes a file may have; a hundred five-point items in thirty groups take 70 MB.
  public static let largestFile = 1 << 30
  /// The mark, the version in four bytes, the length of the contents in eight.
  package static let headLength = 20

  /// The tally as bytes: the same tally gives the same bytes.
  public var bytes: [UInt8] {
    var writer = TallyWriter()
    plan.write(with: &writer)
    var (exports, counts) = (exports, counts)
    writer.code(list: &exports, blank: .blank)
    counts.code(with: &writer)
    return Self.seal(writer.bytes)
  }

  /// Contents with their head and their digest.
  package static func seal(_ contents: [UInt8]) -> [UInt8] {
    var bytes = mark
    withUnsafeBytes(of: UInt32(version).littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt64(contents.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += contents
    return bytes + SHA256(of: bytes).bytes
  }

  /// The tallies in a file, in order: one after the other, or one a line as text.
  ///
  /// - Parameter file: The file's name as problems should print it.
  public static func all(in bytes: [UInt8], file: String) throws(TallyProblem) -> [TallyFile] {
    do throws(TallyFault) {
      guard bytes.count <= largestFile else { throw .tooLarge(limit: largestFile) }
      var tallies: [TallyFile] = []
      if bytes.first != mark.first {
        for line in try TallyText.lines(bytes) {
          var rest = line[...]
          tallies.append(try TallyFile(first: &rest))
          if !rest.isEmpty { throw .damaged }
        }
        return tallies
      }
      var rest = bytes[...]
      while !rest.isEmpty { tallies.append(try TallyFile(first: &rest)) }
      return tallies
    } catch {
      throw TallyProblem(error, file)
    }
  }

  /// The first of several tallies; what is left is the next one's.
  private init(first bytes: inout ArraySlice<UInt8>) throws(TallyFault) {
    guard bytes.starts(with: Self.mark.prefix(bytes.count)) else { throw .notATally }
    guard bytes.count >= Self.headLength else { throw .cutOff }
    func number(_ range: Range<Int>) -> UInt64 {
      range.reversed().reduce(0) { $0 << 8 | UInt64(bytes[bytes.startIndex + $1]) }
    }
    let version = Int(number(8..<12))
    guard version == Self.version else { throw .otherVersion(version, known: Self.version) }
    let length = number(12..<20)
    guard length <= UInt64(bytes.count) else { throw .cutOff }
    let end = Self.headLength + Int(length)
    guard end + SHA256.length <= bytes.count else { throw .cutOff }
    let sealed = bytes.prefix(end)
    guard Array(bytes.dropFirst(end).prefix(SHA256.length)) == SHA256(of: sealed).bytes else {
      throw .damaged
    }
    try self.init(contents: sealed.dropFirst(Self.headLength))
    bytes = bytes.dropFirst(end + SHA256.length)
  }

  /// What stands between head and digest.
  private init(contents: ArraySlice<UInt8>) throws(TallyFault) {
    var reader = TallyReader(contents)
    let plan = try TallyPlan(from: &reader)
    let definition = Questionnaire.read(bytes: Array(plan.content.text.utf8), file: "")
    guard reader.isSound, let questionnaire = definition.questionnaire else { throw .damaged }
    var exports: [ExportRecognition] = []
    reader.code(list: &exports, blank: .blank)
    let by = plan.by.map { questionnaire.index(of: QuestionID($0)) }
    let analyser = SurveyAnalyser(questionnaire, by: by.compactMap(\.self))
    // Every number takes a byte at least: a table for which the file is too short is not even made.
    let isWeighted = plan.weights != nil
    guard !by.contains(nil), analyser.fewestNumbers(isWeighted: isWeighted) <= Double(reader.left) else {
      throw .damaged
    }
    var counts = analyser.counters(isWeighted: isWeighted)().finish()
    counts.code(with: &reader)
    guard reader.isSound, reader.left == 0 else { throw .damaged }
    self.init(counts, of: questionnaire, by: plan, exports: exports)
  }
}
