public import Diagnostics
internal import ExactNumbers

/// A printed share that its sample cannot give, or only in a way nobody states (不可能的比率).
///
/// With the number of questions known it is a fault; without, a note for the author with what could have given it.
public struct ImpossibleRate: Hashable, Sendable {
  /// The share, the people and what each can add to the count.
  public let granularity: Granularity
  /// The questions behind the share; `nil`: not known, so that one is asked about.
  public let questions: Int?

  /// Each step is a yes/no question.
  /// - Returns: `nil` when the share can come about as stated.
  public init?(_ granularity: Granularity) { self.init(granularity, questions: granularity.steps) }

  private init?(_ granularity: Granularity, questions: Int?) {
    guard granularity.stated == nil else { return nil }
    (self.granularity, self.questions) = (granularity, questions)
  }

  /// Checks a rate printed for a survey against what the survey declares: 有效数 as it stands, else 回收数 or 发放数
  /// as the most who can have answered.
  /// - Returns: `nil` when the rate can come about, and when nobody says how many answered.
  public init?(_ rate: SurveyDeclaration.PrintedRate, by survey: SurveyDeclaration) {
    guard let share = rate.share, let respondents = survey.answering,
      let granularity = Granularity(share, from: respondents, steps: rate.steps)
    else { return nil }
    self.init(granularity, questions: rate.questions)
  }

  /// Whether nothing is left open: the number of questions is known and the share does not fit.
  public var isCertain: Bool { questions != nil }

  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String { wording.text(in: language) }
  /// What could have given the share, and what to do.
  public func help(in language: Language) -> String { advice.text(in: language) }
}

extension ImpossibleRate: FindingFacts {
  var code: String { "impossible-rate" }
  var severity: Finding.Severity { isCertain ? .high : .info }
  var part: String? { granularity.share.text }
  var figures: (printed: String?, computed: String?) {
    (granularity.share.text, granularity.fewestSteps?.fit.description)
  }

  var wording: Wording {
    let (people, printed, scale, near) = (people, granularity.share.text, scale, near)
    guard let questions else {
      return Wording(
        zh: "\(people.zh)各答一题\(scale.zh)，任何计数都印不出 \(printed)\(near.zh)",
        en: "\(people.en), one question each\(scale.en): no count prints \(printed)\(near.en)")
    }
    return Wording(
      zh: "\(people.zh)、每人 \(questions) 题\(scale.zh)，任何计数都印不出 \(printed)\(near.zh)",
      en: "\(people.en), \(questions) question\(questions == 1 ? "" : "s") each\(scale.en): "
        + "no count prints \(printed)\(near.en)")
  }

  /// Whole points of a scale, when a step is not a question.
  private var scale: Wording {
    let steps = (granularity.steps ?? 1) / max(questions ?? 1, 1)
    guard steps > 1 else { return Wording("") }
    return Wording(zh: "、按 0–\(steps) 的整数打分", en: " in whole points from 0 to \(steps)")
  }

  /// What the people stated can print on either side of the rate.
  private var near: Wording {
    guard case .exactly(let number) = granularity.respondents else { return Wording("") }
    let share = granularity.share
    let texts = share.neighbours(of: number * (granularity.steps ?? 1)).compactMap { fit in
      share.print(of: fit).map { "\($0) (\(fit))" }
    }
    guard !texts.isEmpty else { return Wording("") }
    return Wording(
      zh: "，相邻的是 \(texts.joined(separator: "、"))", en: "; next to it lie \(texts.joined(separator: " and "))")
  }

  var advice: Wording {
    let fits = fits
    return Wording(
      zh: "可能的来源：\(fits.map(\.zh).joined(separator: "；"))。请写明作答人数、题目和计数。",
      en:
        "What could give it: \(fits.map(\.en).joined(separator: "; ")). Give respondents, questions and counts."
    )
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
    if let source = granularity.fewestSteps { fits.append(source.wording) }
    let stated = granularity.steps ?? 1
    if let fewer = granularity.mostRespondents(steps: stated) {
      fits.append(fewer.wording)
    } else if let answers = granularity.mostAnswers {
      fits.append(Wording(zh: "\(answers.base) 个答案（\(answers)）", en: "\(answers.base) answers (\(answers))"))
    }
    if let least = granularity.share.smallestFit {
      fits.append(Wording(zh: "最小基数 \(least.base)（\(least)）", en: "smallest base \(least.base) (\(least))"))
    }
    return fits
  }

}

extension Granularity.Source {
  /// People, steps and count in words.
  var wording: Wording {
    Wording(
      zh: "\(respondents) 人、每人 \(steps) 步（\(fit)）",
      en: "\(respondents) respondents with \(steps) step\(steps == 1 ? "" : "s") each (\(fit))")
  }
}

extension PrintedShare {
  /// As a reader knows it: 95.73%, 4.56/5.
  var text: String { whole == 100 ? "\(printed)%" : "\(printed)/\(whole)" }
}

extension SurveyDeclaration.PrintedRate {
  /// The figure as a share of its whole; `nil` when it lies outside.
  var share: PrintedShare? { PrintedShare(value, of: whole) }

  /// What one person can add to the count: a point of the scale for each question. Points in proportion are among
  /// those of the scale, so a rate no sum of whole points gives is none of a yes/no question either. `nil`: a yes/no
  /// question each, of which the number is not known.
  var steps: Int? {
    guard whole != 100, let points = whole.rational.floor, whole.rational.isInteger, points <= 100 else {
      return questions
    }
    return points * min(questions ?? 1, Granularity.mostSteps)
  }
}

extension SurveyDeclaration {
  /// Who answered, as far as it is declared.
  var answering: Granularity.Respondents? {
    if case .count(let valid) = valid { return .exactly(valid) }
    for most in [collected, distributed] {
      if case .count(let number) = most { return .atMost(number) }
    }
    return nil
  }
}
