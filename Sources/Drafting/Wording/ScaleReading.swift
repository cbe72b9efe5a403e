internal import ExactNumbers

/// A rating scale recognised in the answers to a question (量表识别), best point first.
struct ScaleReading {
  /// One point with the wordings that mean it, the most frequent first.
  struct Point {
    var wordings: [SeenText]
    let meaning: Meaning

    var count: Int { wordings.reduce(0) { $0 + $1.count } }
  }

  enum Meaning: Hashable {
    case level(AnswerWording.Strength)
    /// A number of points: `4分`.
    case number(Int)
    /// 不了解, 不适用.
    case noOpinion
    /// No wording of scales.
    case unclear
  }

  let points: [Point]
  /// What the scale is about; `nil` for numbers.
  let subject: AnswerWording.Subject?
  /// The word its points share: 满意.
  let word: String?

  /// Whether answers say how good something is.
  var measuresSatisfaction: Bool {
    switch subject {
    case .satisfaction, .agreement, nil: true
    case .awareness, .importance: false
    }
  }
}

// MARK: Wordings

extension ScaleReading {
  /// Answers beside a scale's own wordings that do not keep it from being one: at most so many, in at most one
  /// response of twenty.
  private static let mostUnclear = 4

  /// The scale that texts are the points of; `nil` when they are none.
  init?(wordings texts: [SeenText]) {
    let read = texts.map { ($0, AnswerWording($0.text)) }
    guard let subject = Self.subject(of: read), !Self.areSizes(read) else { return nil }
    var points: [Point] = []
    for (text, wording) in read {
      let meaning = Self.meaning(of: text.text, wording, subject: subject)
      if let known = points.firstIndex(where: { $0.meaning == meaning }) {
        points[known].wordings.append(text)
      } else {
        points.append(Point(wordings: [text], meaning: meaning))
      }
    }
    let levels = points.count { if case .level = $0.meaning { true } else { false } }
    let unclear = points.first { $0.meaning == .unclear }
    let total = texts.reduce(0) { $0 + $1.count }
    guard levels >= 2, (unclear?.wordings.count ?? 0) <= Self.mostUnclear, (unclear?.count ?? 0) * 20 <= total
    else { return nil }
    self.init(
      points: Self.fromBest(points.flatMap { $0.split() }), subject: subject,
      word: Self.word(of: read, subject: subject))
  }

  private static func meaning(
    of text: String, _ wording: AnswerWording?, subject: AnswerWording.Subject
  ) -> Meaning {
    if let wording, wording.base.map({ $0.subject == subject }) ?? true { return .level(wording.strength) }
    return AnswerWording.isNoOpinion(text) ? .noOpinion : .unclear
  }

  /// 大, 中, 小 and no 很大 among them: firms, not ratings.
  private static func areSizes(_ read: [(SeenText, AnswerWording?)]) -> Bool {
    let based = read.compactMap(\.1).filter { $0.base != nil }
    return based.allSatisfy { $0.base?.isSize == true && [.plain, .not].contains($0.strength) }
  }

  /// What most answers with a scale's wording speak of. Middle points alone make no scale.
  private static func subject(of read: [(SeenText, AnswerWording?)]) -> AnswerWording.Subject? {
    var counts: [AnswerWording.Subject: Int] = [:]
    for (text, wording) in read {
      // 不了解 alone may be a point of knowledge or no opinion; the other answers decide.
      guard let base = wording?.base, !AnswerWording.isNoOpinion(text.text) else { continue }
      counts[base.subject, default: 0] += 1
    }
    let order: [AnswerWording.Subject] = [.satisfaction, .agreement, .awareness, .importance]
    return order.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }.flatMap { counts[$0] == nil ? nil : $0 }
  }

  private static func word(
    of read: [(SeenText, AnswerWording?)], subject: AnswerWording.Subject
  ) -> String? {
    let words = read.compactMap { $0.1?.base }.filter { $0.subject == subject && !$0.isNegative }.map(\.word)
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    return words.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
  }

  private static func fromBest(_ points: [Point]) -> [Point] {
    points.enumerated().sorted { left, right in
      (right.element.rank, left.offset) < (left.element.rank, right.offset)
    }.map(\.element)
  }
}

extension ScaleReading.Point {
  /// Above every level stands none; no opinion and unclear texts come last, in that order.
  fileprivate var rank: Int {
    switch meaning {
    case .level(let strength): 100 + strength.rawValue
    case .number(let number): 100 + number
    case .noOpinion: 1
    case .unclear: 0
    }
  }

  /// Wordings of one level are one point, the most frequent its text; others do not mean the same.
  fileprivate func split() -> [ScaleReading.Point] {
    let sorted = wordings.enumerated().sorted { left, right in
      (right.element.count, left.offset) < (left.element.count, right.offset)
    }.map(\.element)
    switch meaning {
    case .level, .number: return [ScaleReading.Point(wordings: sorted, meaning: meaning)]
    case .noOpinion, .unclear: return sorted.map { ScaleReading.Point(wordings: [$0], meaning: meaning) }
    }
  }
}

// MARK: Numbers

extension ScaleReading {
  /// The scale of points that texts such as `4`, `4分` are on; `nil` when they are no numbers of a usual scale.
  /// - Parameter startsAtZero: Whether the question says so, or is of a kind that usually does.
  init?(numbers texts: [SeenText], startsAtZero: Bool = false) {
    var points: [Int: Point] = [:]
    var others: [Point] = []
    var form = NumberForm(suffix: "")
    for text in texts {
      if let (number, own) = NumberForm.read(text.text) {
        points[number, default: Point(wordings: [], meaning: .number(number))].wordings.append(text)
        form = own
      } else if AnswerWording.isNoOpinion(text.text) {
        others.append(Point(wordings: [text], meaning: .noOpinion))
      } else {
        return nil
      }
    }
    guard let lowest = points.keys.min(), let highest = points.keys.max(), points.count > 1 else {
      return nil
    }
    let range = Self.usualRange(startsAtZero && highest > 5 ? 0...highest : lowest...highest)
    for number in range where points[number] == nil {
      let unseen = SeenText(text: "\(number)\(form.suffix)", count: 0)
      points[number] = Point(wordings: [unseen], meaning: .number(number))
    }
    let numbered = points.sorted { $0.key > $1.key }.flatMap { $0.value.split() }
    self.init(points: numbered + others, subject: nil, word: nil)
  }

  /// 1–5, 1–7, 1–10 or 0–10, whichever holds the answers.
  private static func usualRange(_ seen: ClosedRange<Int>) -> ClosedRange<Int> {
    if seen.lowerBound == 0 { return 0...(seen.upperBound > 5 ? 10 : 5) }
    return 1...(seen.upperBound <= 5 ? 5 : seen.upperBound <= 7 ? 7 : 10)
  }
}

/// How numbers of points are written: `4`, `4分`.
private struct NumberForm {
  let suffix: String

  static func read(_ text: String) -> (number: Int, form: NumberForm)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let suffix = text.dropFirst(digits.count)
    guard (1...2).contains(digits.count), let number = Int(digits), number <= 10, digits == "\(number)" else {
      return nil
    }
    guard ["", "分", " 分", "星", "颗星"].contains(suffix) else { return nil }
    return (number, NumberForm(suffix: String(suffix)))
  }
}
