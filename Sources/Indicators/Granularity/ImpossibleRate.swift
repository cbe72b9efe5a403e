public import Diagnostics
public import ExactNumbers

/// A printed share that its sample cannot give, or only in a way nobody states (不可能的比率).
///
/// With the number of questions known it is a fault; without, a note for the author with what could have given it.
public struct ImpossibleRate: Hashable, Sendable {
  /// The share, the people and the questions.
  public let granularity: Granularity

  /// - Returns: `nil` when the share can come about as stated.
  public init?(_ granularity: Granularity) {
    guard granularity.stated == nil else { return nil }
    self.granularity = granularity
  }

  /// Checks a share printed for a survey against what the survey declares: 有效数 as it stands, else 回收数 or 发放数
  /// as the most who can have answered.
  /// - Parameters:
  ///   - whole: What all would print: 100 for percent, the weight for points in proportion.
  ///   - questions: Yes/no questions the share is taken from; `nil`: not known.
  /// - Returns: `nil` when the share can come about, and when nobody says how many answered.
  public init?(
    printed: ExactDecimal, of whole: ExactDecimal = 100, by survey: SurveyDeclaration, questions: Int? = nil
  ) {
    guard let share = PrintedShare(printed, of: whole), let respondents = survey.answering,
      let granularity = Granularity(share, from: respondents, steps: questions)
    else { return nil }
    self.init(granularity)
  }

  /// Whether nothing is left open: the number of questions is known and the share does not fit.
  public var isCertain: Bool { granularity.steps != nil }

  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String { wording.text(in: language) }
  /// What could have given the share, and what to do.
  public func help(in language: Language) -> String { advice.text(in: language) }
}

extension ImpossibleRate: FindingFacts {
  var code: String { "impossible-rate" }
  var severity: Finding.Severity { isCertain ? .high : .info }
  var figures: (printed: String?, computed: String?) { (printed, granularity.fewestSteps?.fit.description) }

  var wording: Wording {
    let people = people
    guard let questions = granularity.steps else {
      return Wording(
        zh: "\(people.zh)各答一题，任何计数都印不出 \(printed)",
        en: "\(people.en), one question each: no count prints \(printed)")
    }
    return Wording(
      zh: "\(people.zh)、每人 \(questions) 题，任何计数都印不出 \(printed)",
      en: "\(people.en), \(questions) question\(questions == 1 ? "" : "s") each: no count prints \(printed)")
  }

  var advice: Wording {
    let fits = fits
    return Wording(
      zh: "可能的来源：\(fits.map(\.zh).joined(separator: "；"))。请写明作答人数、题目和计数。",
      en:
        "What could give it: \(fits.map(\.en).joined(separator: "; ")). Give respondents, questions and counts."
    )
  }

  private var printed: String {
    let share = granularity.share
    return share.whole == 100 ? "\(share.printed)%" : "\(share.printed)/\(share.whole)"
  }

  private var people: Wording {
    switch granularity.respondents {
    case .exactly(let number): Wording(zh: "\(number) 人", en: "\(number) respondents")
    case .atMost(let number): Wording(zh: "至多 \(number) 人", en: "at most \(number) respondents")
    }
  }

  /// Everybody with more steps; fewer people or answers with the steps stated; the smallest base of all.
  private var fits: [Wording] {
    var fits: [Wording] = []
    if let source = granularity.fewestSteps { fits.append(Self.words(source)) }
    let stated = granularity.steps ?? 1
    if let fewer = granularity.mostRespondents(steps: stated) {
      fits.append(Self.words(fewer))
    } else if let answers = granularity.mostAnswers {
      fits.append(Wording(zh: "\(answers.base) 个答案（\(answers)）", en: "\(answers.base) answers (\(answers))"))
    }
    if let least = granularity.share.smallestFit {
      fits.append(Wording(zh: "最小基数 \(least.base)（\(least)）", en: "smallest base \(least.base) (\(least))"))
    }
    return fits
  }

  private static func words(_ source: Granularity.Source) -> Wording {
    Wording(
      zh: "\(source.respondents) 人、每人 \(source.steps) 步（\(source.fit)）",
      en: "\(source.respondents) respondents with \(source.steps) step\(source.steps == 1 ? "" : "s") each "
        + "(\(source.fit))")
  }
}

extension SurveyDeclaration {
  /// Who answered, as far as it is declared.
  fileprivate var answering: Granularity.Respondents? {
    if case .count(let valid) = valid { return .exactly(valid) }
    for most in [collected, distributed] {
      if case .count(let number) = most { return .atMost(number) }
    }
    return nil
  }
}
