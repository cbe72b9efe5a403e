public import Diagnostics

/// What is wrong with a request for estimates, or with its data (估计请求问题).
public struct EstimateProblem: Error, Hashable, Sendable {
  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    case unsupportedVersion(String)
    case notAShareKept
    case badReplicateCount(Int)
    case scalesDiffer(scales: Int, columns: Int)
    case badLevel(String)
    case nothingToCompare
    case repeatedGroup(String)
    case intervalOfShares
    case badCompositeWeights(weights: Int, variables: Int)
    case badProbabilities
    case unknownColumn(String, nearest: String?)
    case repeatedHeader(String)
    case shortRecord(fields: Int, header: Int)
    case noRows
    case tooManyRows(limit: Int)
    case notANumber(String)
    case notACount(String)
    case missingCell
    case moreProblems(Int)
    case unknownValue(String, column: String, nearest: String?)
    case unscoredValue(String, column: String)
    case weightNotPositive
    case populationVaries(stage: Int, firstRow: Int)
    case populationBelowSample(stage: Int, sampled: Int, population: Int)
    case loneUnit(stage: Int)
    case nothingToAverage(stage: Int)
    case stratumNotOfTwo(sampled: Int)
    case loneUnitReplicated
    case tooFewReplicates(Int)
    case tooLarge(units: Int, replicates: Int)
    case scalesInvalid
    case tooManyDomains(Int, limit: Int)
    case tooManyValues(Int, limit: Int)
    case notANetPromoterAnswer(String)
    case badSignificance(String)
    case badEndpoints
    case endpointsNeeded
    case unknownReversed(String)
    case importanceUnclear
    case importanceDiffers(importances: Int, variables: Int)
    case badThresholds
    case itemCountsDiffer(sum: Int, variables: Int)
    case answerOffScale(String, least: String, most: String)
    case readTwoWays
    case calibration(CalibrationFault)
  }

  /// What is wrong.
  public let fault: Fault
  /// Where.
  public let place: SourceLocation

  /// A problem at a place.
  public init(_ fault: Fault, at place: SourceLocation) { (self.fault, self.place) = (fault, place) }
}
