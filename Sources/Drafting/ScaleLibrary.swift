internal import Diagnostics
internal import Questionnaires

/// The scales of a draft, each found once and used by every question that has its points (共用量表).
struct ScaleLibrary {
  private struct Entry {
    var texts: [SeenText]
    var reading: ScaleReading
  }

  private var entries: [Entry] = []

  /// Takes a question's answers in; the number names its scale until all are known.
  mutating func add(_ reading: ScaleReading) -> Int {
    let texts = reading.points.flatMap(\.wordings)
    for index in entries.indices {
      guard let joined = Self.joined(entries[index], reading) else { continue }
      entries[index].texts = joined.texts
      entries[index].reading = joined.reading
      return index
    }
    entries.append(Entry(texts: texts, reading: reading))
    return entries.count - 1
  }

  /// Two readings are one scale when the points of one are among the other's, or when they share two points and differ
  /// by one: a question where nobody was that unhappy.
  private static func joined(_ entry: Entry, _ reading: ScaleReading) -> (
    texts: [SeenText], reading: ScaleReading
  )? {
    guard entry.reading.subject == reading.subject, entry.reading.word == reading.word else { return nil }
    let (own, other) = (entry.reading.levels, reading.levels)
    let common = own.intersection(other).count
    let isPart = common == own.count || common == other.count
    guard isPart || common >= 2 && own.union(other).count <= max(own.count, other.count) + 1 else {
      return nil
    }
    var texts = entry.texts
    for text in reading.points.flatMap(\.wordings) {
      if let known = texts.firstIndex(where: { $0.text == text.text }) {
        texts[known].count += text.count
      } else {
        texts.append(text)
      }
    }
    let joined = reading.subject == nil ? ScaleReading(numbers: texts) : ScaleReading(wordings: texts)
    return joined.map { (texts, $0) }
  }

  /// The scales, in the order they were found, with names of their own.
  /// - Parameter names: Taken by others.
  func scales(besides names: Set<String>) -> [DraftedScale] {
    var used = names
    return entries.map { entry in
      let reading = entry.reading
      let valid = reading.points.count { $0.meaning.isValid }
      let base = reading.subject == nil ? "评分\(reading.range)" : "\(reading.word ?? "评价")\(valid)"
      var name = base
      var number = 2
      while !used.insert(name).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      return DraftedScale(id: name, reading)
    }
  }

  /// What the scale of this number measures.
  func measuresSatisfaction(_ index: Int) -> Bool { entries[index].reading.measuresSatisfaction }
}

extension ScaleReading {
  fileprivate var levels: Set<String> {
    Set(points.filter { $0.meaning.isValid }.flatMap { $0.wordings.map(\.text) })
  }

  /// `1-5`.
  fileprivate var range: String {
    let numbers = points.compactMap { if case .number(let number) = $0.meaning { number } else { nil } }
    return "\(numbers.min() ?? 0)-\(numbers.max() ?? 0)"
  }
}

extension ScaleReading.Meaning {
  var isValid: Bool {
    switch self {
    case .level, .number: true
    case .noOpinion, .unclear: false
    }
  }
}

extension DraftedScale {
  /// A scale with suggested scores. Numbers run upwards, as platforms print them; wordings from the best down.
  init(id: String, _ reading: ScaleReading) {
    let scores = SuggestedScores(reading)
    let isNumbered = reading.subject == nil
    let valid = reading.points.filter { $0.meaning.isValid }
    let others = reading.points.filter { !$0.meaning.isValid }
    let ordered = (isNumbered ? valid.reversed() : valid) + others
    self.init(
      id: id,
      options: ordered.enumerated().map { index, point in
        var option = DraftedOption(
          code: point.code(at: index, isOnly: others.count == 1 && valid.count < 9),
          text: point.wordings[0].text,
          count: point.count)
        option.aliases = point.wordings.dropFirst().map(\.text)
        option.score = reading.measuresSatisfaction ? scores.score(of: point.meaning) : nil
        option.isSatisfied = reading.measuresSatisfaction ? scores.isSatisfied(point.meaning) : nil
        option.isValid = point.meaning.isValid
        if !option.aliases.isEmpty { option.doubts.append(.sameMeaning) }
        if point.meaning == .unclear { option.doubts.append(.unclearPoint) }
        if let common = point.commonNeighbour(in: valid) { option.doubts.append(.rareWording(of: common)) }
        return option
      })
    if reading.measuresSatisfaction { doubts.append(.scores) }
    if !isNumbered { doubts.append(.order) }
    if let example = reading.unseenExample { doubts.append(.unseenPoints(example: example)) }
  }
}

extension ScaleReading.Point {
  /// 较满意 beside 满意: a good point that one answer in fifty gives, with one beside it given twenty times as often.
  fileprivate func commonNeighbour(in points: [ScaleReading.Point]) -> String? {
    guard case .level(let strength) = meaning, strength == .fair || strength == .plain else { return nil }
    let other = points.first { $0.meaning == .level(strength == .fair ? .plain : .fair) }
    let all = points.reduce(0) { $0 + $1.count }
    guard let other, count * 50 < all, count * 20 < other.count else { return nil }
    return other.wordings[0].text
  }

  /// Numbers are their own codes; others count from 1, and what is in no base is 9, or 91 and up.
  fileprivate func code(at index: Int, isOnly: Bool) -> String {
    switch meaning {
    case .number(let number): "\(number)"
    case .level: "\(index + 1)"
    case .noOpinion, .unclear: isOnly ? "9" : "\(90 + index)"
    }
  }
}

extension ScaleReading {
  /// The wording of the worst point, where the bad end has fewer points than the good end: perhaps nobody chose it.
  fileprivate var unseenExample: String? {
    guard let word, measuresSatisfaction else { return nil }
    let levels = points.compactMap { if case .level(let level) = $0.meaning { level } else { nil } }
    let good = levels.count { $0 > .barely }
    let bad = levels.count(where: \.isNegative)
    guard bad < good else { return nil }
    let isChinese = !word.utf8.allSatisfy { $0 < 0x80 }
    if !levels.contains(.not) && bad == 0 { return isChinese ? "不\(word)" : "not \(word)" }
    return isChinese ? "非常不\(word)" : "very dis\(word)"
  }
}
