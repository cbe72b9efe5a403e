internal import ExactNumbers

/// A printed rate that counts can give, but not those anybody states (无法复算的比率): a note with what could have.
public enum OpenRate: Hashable, Sendable {
  /// Nobody says how many answered. `others`: the fewest people other rates of the survey need, a reconstruction.
  case noRespondents(PrintedShare, steps: Int, others: CommonBase?)
  /// Nobody says how many answered, and every printed rate is one question's.
  case onlySingles(CommonBase)
  /// All who were sent a form cannot have answered, one question each: fewer did, or each answered more.
  case fewer(PrintedShare, steps: Int, most: Int)

  /// How many fits a note lists.
  static let listed = 5

  /// - Parameters:
  ///   - steps: What one person can add to the count.
  ///   - most: The most who can have answered.
  /// - Returns: `nil` when all of them can have given the rate, and when no number of them can, which is an
  ///   ``ImpossibleRate``.
  init?(_ share: PrintedShare, steps: Int, atMost most: Int) {
    guard let granularity = Granularity(share, from: .atMost(most), steps: steps),
      granularity.stated != nil, share.fit(of: most * steps) == nil
    else { return nil }
    self = .fewer(share, steps: steps, most: most)
  }
}

extension OpenRate: FindingFacts {
  var code: String { "not-recomputable" }
  var severity: Finding.Severity { .info }

  var part: String? {
    switch self {
    case .noRespondents(let share, _, _), .fewer(let share, _, _): share.text
    case .onlySingles(let common): common.text(" ")
    }
  }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .noRespondents(let share, _, _), .fewer(let share, _, _):
      (share.text, share.smallestFit?.description)
    case .onlySingles(let common): (common.text(" / "), "\(common.base)")
    }
  }

  var wording: Wording {
    switch self {
    case .noRespondents(let share, _, _):
      Wording(
        zh: "没有印作答人数，\(share.text) 无法复算",
        en: "nobody says how many answered, so \(share.text) cannot be worked out again")
    case .onlySingles(let common):
      Wording(
        zh: "没有印作答人数；各题比率 \(common.text("、")) 同时成立，至少要 \(common.base) 人（推算）",
        en:
          "nobody says how many answered; \(common.text(", ")) together take at least \(common.base) people "
          + "(a reconstruction)")
    case .fewer(let share, let steps, let most):
      Wording(
        zh: "只印发放或回收 \(most) 份，作答人数不得超过它；\(most) 人\(Self.each(steps).zh)印不出 \(share.text)，更少的人可以",
        en: "only \(most) forms are stated, which those who answered cannot exceed; \(most) people"
          + "\(Self.each(steps).en) do not print \(share.text), fewer do")
    }
  }

  var advice: Wording {
    let sources = sources
    let ask = Wording(zh: "请写明作答人数、题目和计数。", en: "Give respondents, questions and counts.")
    guard !sources.isEmpty else { return ask }
    return Wording(
      zh: "可能的来源：\(sources.map(\.zh).joined(separator: "；"))。\(ask.zh)",
      en: "What could give it: \(sources.map(\.en).joined(separator: "; ")). \(ask.en)")
  }

  private var sources: [Wording] {
    switch self {
    case .onlySingles: []
    case .noRespondents(let share, let steps, let others):
      [Self.list(share, share.fits(upTo: Granularity.mostRespondents, atMost: 3))]
        + (others.map { [Self.words(share, steps, of: $0)] } ?? [])
    case .fewer(let share, let steps, let most):
      [Self.list(share, share.fits(upTo: most * steps, atMost: Self.listed))]
        + (Granularity(share, from: .exactly(most))?.fewestSteps.map { [$0.wording] } ?? [])
    }
  }

  /// How the rate stands against the people its neighbours need.
  private static func words(_ share: PrintedShare, _ steps: Int, of others: CommonBase) -> Wording {
    let (zh, en) = (others.text("、"), others.text(", "))
    let head = Wording(
      zh: "同一调查的 \(zh) 至少要 \(others.base) 人（推算），",
      en: "\(en) of the same survey take at least \(others.base) "
        + "people (a reconstruction), who ")
    guard let granularity = Granularity(share, from: .exactly(others.base), steps: steps) else { return head }
    if let stated = granularity.stated {
      return Wording(zh: head.zh + "可以给出它（\(stated.fit)）", en: head.en + "can give it (\(stated.fit))")
    }
    let fewest = granularity.fewestSteps?.wording
    return Wording(
      zh: head.zh + "\(each(steps).zh)印不出它" + (fewest.map { "，要 \($0.zh)" } ?? ""),
      en: head.en + "cannot print it\(each(steps).en)" + (fewest.map { "; it takes \($0.en)" } ?? ""))
  }

  private static func list(_ share: PrintedShare, _ fits: [PrintedShare.Fit]) -> Wording {
    let (zh, en) = (
      fits.map(\.description).joined(separator: "、"), fits.map(\.description).joined(separator: ", ")
    )
    return Wording(zh: "最小的计数 \(zh)", en: "the smallest counts \(en)")
  }

  private static func each(_ steps: Int) -> Wording {
    steps == 1
      ? Wording(zh: "各答一题", en: " with one question each")
      : Wording(zh: "每人 \(steps) 步", en: " with \(steps) steps each")
  }
}

extension CommonBase {
  fileprivate func text(_ separator: String) -> String { shares.map(\.text).joined(separator: separator) }
}
