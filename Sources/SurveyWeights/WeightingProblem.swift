public import DefinitionFiles
public import Diagnostics
public import ExactNumbers
public import Questionnaires

/// What is wrong with a margins file, or stands between it and the responses (加权问题).
public struct WeightingProblem: Error, Hashable, Sendable {
  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    // Of the file.
    case unsupportedVersion(Int)
    case nothingToMeet
    case unknownQuestion(String, nearest: String?)
    case notASingleChoice(QuestionID)
    case notANumber(QuestionID)
    case noGroups
    case basisUnclear
    case targetsUnclear
    case unknownCategory(String, of: String, nearest: String?)
    case combinationTooLong(needed: Int, written: Int)
    case categoryTwice(String)
    case tooManyCombinations(limit: Int)
    case countsAndShares
    case targetOutOfRange(ExactDecimal)
    case sharesDoNotAddUp(margin: String, sum: ExactDecimal)
    case countsDisagree(margin: String, sum: ExactDecimal, population: ExactDecimal)
    case boundsNeeded(Spelling)
    case boundsUnused(Spelling)
    case boundsWithoutOne
    case trimmingWithoutOne
    case oneMarginOnly(margins: Int)
    // Of the responses.
    case nobody
    case unlisted(option: String, margin: String, responses: Int)
    case missingAnswers(String, responses: Int)
    case emptyCategory(String, margin: String, target: Double)
    case contradictory(String, target: Double, implied: Double)
    case factorNeeded(String, factor: Double, bounds: ClosedRange<Double>)
    case unreachable(String, target: Double, achieved: Double)
    case notConverged(String, target: Double, achieved: Double, iterations: Int)
    case trimmingImpossible(bounds: ClosedRange<Double>)
    case negativeWeights(Int)
    case nobodyThere(String, margin: String, responses: Int)
    // Of a file with weights.
    case notAWeightFile(missing: String)
    case weightUnreadable(String)
    case responseNumberUnreadable(String)
    case repeatedResponse(file: String, row: Int)
    case responseDiffers(row: Int, file: String, id: String, written: String)
    case unknownResponses(count: Int, first: String, isAll: Bool)
    case unweighted(count: Int, firstRow: Int)
    case sameFileName(String)
  }

  /// What is wrong.
  public let fault: Fault
  /// Where.
  public let place: SourceLocation

  init(_ fault: Fault, at place: SourceLocation) { (self.fault, self.place) = (fault, place) }
}
