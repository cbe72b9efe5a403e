/// Whether a printed share can come from a sample (可能性核对): n people, each with the same number of steps.
///
/// A step is what one person can add to the count: a yes/no question, or a point of a scale. With q steps each, all
/// shares are k/(n·q); a share that none of them prints has another base than the one stated.
public struct Granularity: Hashable, Sendable {
  /// The share as printed.
  public let share: PrintedShare
  /// The people who answered: so many, or at most so many.
  public let respondents: Respondents
  /// Steps per person; `nil`: not known.
  public let steps: Int?

  /// How many people answered (作答人数).
  public enum Respondents: Hashable, Sendable {
    /// So many.
    case exactly(Int)
    /// At most so many, when only the forms sent or returned are known.
    case atMost(Int)

    /// The number stated.
    public var number: Int {
      switch self {
      case .exactly(let number), .atMost(let number): number
      }
    }
  }

  /// People, steps and the count that print the share (可能的来源).
  public struct Source: Hashable, Sendable {
    /// People who answered.
    public let respondents: Int
    /// Steps of each.
    public let steps: Int
    /// The count and its base, `respondents` · `steps`.
    public let fit: PrintedShare.Fit
  }

  /// The largest sample and the most steps that are asked about; beyond them every share can exist.
  public static let mostRespondents = 1_000_000_000
  /// See ``mostRespondents``.
  public static let mostSteps = 10_000

  /// - Returns: `nil` for no people, no steps, or more of either than samples have.
  public init?(_ share: PrintedShare, from respondents: Respondents, steps: Int? = nil) {
    guard (1...Self.mostRespondents).contains(respondents.number) else { return nil }
    if let steps, !(1...Self.mostSteps).contains(steps) { return nil }
    (self.share, self.respondents, self.steps) = (share, respondents, steps)
  }
}

extension Granularity {
  /// How the share comes about as stated; one step per person when steps are not known. `nil`: it cannot.
  public var stated: Source? { source(steps: steps ?? 1) }

  /// The fewest steps per person with which it can come about (最少步数); for “at most” some people may be silent.
  ///
  /// Everybody answering, k/(n·q) lies in the interval when k/q lies in n times the interval: the smallest such q is
  /// the base of the simplest fraction there.
  public var fewestSteps: Source? {
    let number = respondents.number
    guard let all = share.interval.scaled(by: number).simplestFraction else { return nil }
    let fewest = Source(
      respondents: number, steps: all.base,
      fit: PrintedShare.Fit(count: all.count, base: number * all.base))
    guard case .atMost = respondents, let least = share.smallestFit else { return fewest }
    // No base below the smallest fit's will do, so n · steps has to reach it.
    let first = (least.base + number - 1) / number
    let last = min(all.base, first + Self.stepsTried)
    return (first..<max(first, last)).lazy.compactMap { source(steps: $0) }.first ?? fewest
  }

  /// The most people, up to the number stated, who give the share with so many steps each (部分未答): the rest were
  /// silent. `nil` when no number of people does.
  public func mostRespondents(steps: Int) -> Source? {
    guard (1...Self.mostSteps).contains(steps),
      let number = share.interval.scaled(by: steps).largestBase(upTo: respondents.number)
    else { return nil }
    return source(respondents: number, steps: steps)
  }

  /// The most answers, of all that could be given, that give the share (部分漏答); `nil` when no number does.
  public var mostAnswers: PrintedShare.Fit? {
    share.largestFit(upTo: respondents.number * (steps ?? 1))
  }

  /// How many numbers of steps are tried for “at most”, after which everybody answering is the answer.
  private static let stepsTried = 1_000

  private func source(steps: Int) -> Source? {
    switch respondents {
    case .exactly(let number): source(respondents: number, steps: steps)
    case .atMost: mostRespondents(steps: steps)
    }
  }

  private func source(respondents: Int, steps: Int) -> Source? {
    share.fit(of: respondents * steps).map { Source(respondents: respondents, steps: steps, fit: $0) }
  }
}
