public import Diagnostics

/// What is wrong with an export, or worth knowing about it (答卷问题).
public struct ResponseProblem: Hashable, Sendable {
  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    case missingColumn(String, text: String, nearest: String?, isNeeded: Bool)
    case twoColumns(String, String)
    case ambiguousHeading([String])
    case ambiguousColumn(String, [String])
    case declaredColumnMissing(String, nearest: String?)
    case unknownItem(String, nearest: String?)
    case unknownGroup(String, nearest: String?)
    case unknownOption(String, count: Int, nearest: String?)
    case moreUnknownOptions(Int)
    case ambiguousAnswer(String, count: Int)
    case textAmongNumbers(String, count: Int)
    case unknownPlatform(String, known: [String], nearest: String?)
    case unknownOptionColumn(String, String, nearest: String?)
    case contentUnclear
    case tooManyOptions(String, limit: Int)
    case notANumber(String, count: Int)
    case unreadableCell(MetadataRole, String, count: Int)
    case missingMetadata(String, usedBy: String, isNeeded: Bool)
    case durationFromTimes(usedBy: String)
    case dayOrderAssumed
    case repeatedResponses(count: Int, in: [String])
    case changedResponse(id: String, firstAt: SourceLocation, count: Int)
    case sameIDsWithoutTimes(count: Int, in: [String])
    case changedWhileRead
    case noWeight(rows: [Int], count: Int)
    case unreadableWeight(String, count: Int)
    case tooManyFiles(limit: Int)
    case shortRecords(count: Int, fields: Int, header: Int)
    case longRecord(fields: Int, header: Int)
    case moreLongRecords(Int)
    case emptyRecords(count: Int)
    case noResponses
    case notACountsTable
    case repeatedCount(String, String)
    case countOutOfRange(Int)
    case noCounts(String)
    case tooManyCounts(String, total: Int, valid: Int)
  }

  /// What is wrong.
  public let fault: Fault
  /// Where it is, or first is.
  public let place: SourceLocation

  init(_ fault: Fault, at place: SourceLocation) { (self.fault, self.place) = (fault, place) }
}
