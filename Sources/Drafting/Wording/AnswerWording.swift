internal import Responses

/// What an answer says on a scale (评价措辞): of what, and how much of it.
struct AnswerWording: Hashable {
  /// What scale wordings speak of (评价内容).
  enum Subject: Hashable {
    /// 满意, 好, 方便, satisfied, good: how good something is.
    case satisfaction
    /// 同意, 符合, agree.
    case agreement
    /// 了解, familiar: what respondents know, which is no satisfaction.
    case awareness
    /// 重要, important.
    case importance
  }

  /// A word that carries a scale: 满意, agree.
  struct Base: Hashable {
    let word: String
    let subject: Subject
    /// 差, poor: the word itself is the bad end.
    var isNegative = false
    /// 高, 大: alone it is a size, as of firms; beside 很高 it is a point of a scale.
    var isSize = false
  }

  /// How strongly, from the best to the worst; only the order counts.
  enum Strength: Int, Comparable, CaseIterable {
    case strong = 6, plain = 5, fair = 4, barely = 2, neutral = 0, hardly = -2, rather = -3, not = -4
    case notAtAll = -6

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }

    var isPositive: Bool { rawValue > 0 }
    var isNegative: Bool { rawValue < 0 }
    var mirrored: Strength {
      switch self {
      case .strong: .notAtAll
      case .plain: .not
      case .fair: .rather
      case .barely: .hardly
      case .neutral: .neutral
      case .hardly: .barely
      case .rather: .fair
      case .not: .plain
      case .notAtAll: .strong
      }
    }
  }

  /// `nil` for 一般 and other middle points, which fit any scale.
  let base: Base?
  let strength: Strength

  /// The wording of an answer; `nil` when it is none that scales use.
  init?(_ text: String) {
    let plain = Self.bare(text)
    if let exact = Self.whole[plain] {
      self = exact
    } else if let read = Self.chinese(plain) ?? Self.english(plain) {
      self = read
    } else {
      return nil
    }
  }

  init(_ base: Base?, _ strength: Strength) { (self.base, self.strength) = (base, strength) }

  /// Whether the answer says that the respondent cannot judge (不了解, 不适用): it belongs in no base.
  static func isNoOpinion(_ text: String) -> Bool {
    let plain = bare(text)
    if noOpinions.contains(plain) { return true }
    guard plain.utf8.contains(UInt8(ascii: "/")) else { return false }
    let parts = plain.split(separator: "/")
    return parts.count > 1 && parts.allSatisfy { noOpinions.contains(String($0)) }
  }

  /// The answer without width, blanks, list mark, `5分` and brackets around a number: `5分（非常满意）` is 非常满意.
  private static func bare(_ text: String) -> String {
    let folded = (text.withoutListMark ?? text.folded).lowercased()
    let scalars = folded.unicodeScalars
    let inner = scalars.drop { ("0"..."9").contains($0) || "分=:-—、(".unicodeScalars.contains($0) }
    let end = inner.lastIndex { !("0"..."9").contains($0) && !"分=:-—)。.!,(".unicodeScalars.contains($0) }
    let result = end.map { String(inner[...$0]) } ?? ""
    // A text of nothing but such signs is a number, and `n/a)` never opened a bracket.
    return result.isEmpty ? folded : result
  }
}

// MARK: Chinese

extension AnswerWording {
  private static let satisfying = [
    "满意", "好", "方便", "便捷", "便利", "及时", "清晰", "合理", "有用", "有帮助", "实用", "稳定", "准确", "顺畅", "流畅", "高效",
    "快捷", "专业", "规范", "公平", "公正", "透明", "完善", "完备", "丰富", "愿意", "可能", "信任", "明显", "有效", "容易", "简单", "到位",
    "安全", "舒适", "整洁", "热情", "友好", "耐心",
  ]
  private static let agreeing = ["同意", "认同", "赞同", "认可", "赞成", "符合", "支持"]
  private static let knowing = ["了解", "熟悉", "清楚", "知道", "知晓"]
  private static let weighing = ["重要", "关注", "需要", "必要", "迫切"]

  private static let bases: [Base] =
    satisfying.map { Base(word: $0, subject: .satisfaction) }
    + ["差", "糟糕", "困难"].map { Base(word: $0, subject: .satisfaction, isNegative: true) }
    + ["高", "大", "快", "多"].map { Base(word: $0, subject: .satisfaction, isSize: true) }
    + ["低", "小", "慢", "少"].map { Base(word: $0, subject: .satisfaction, isNegative: true, isSize: true) }
    + agreeing.map { Base(word: $0, subject: .agreement) }
    + knowing.map { Base(word: $0, subject: .awareness) }
    + weighing.map { Base(word: $0, subject: .importance) }

  private static let adverbs: [String: Strength] = [
    "": .plain, "非常": .strong, "很": .strong, "十分": .strong, "极其": .strong, "极": .strong, "特别": .strong,
    "完全": .strong, "相当": .strong, "最": .strong, "比较": .fair, "较": .fair, "较为": .fair, "还算": .fair, "还": .fair,
    "挺": .fair, "基本": .barely, "大致": .barely, "勉强": .barely, "基本上": .barely, "大体": .barely,
    "不太": .hardly, "不大": .hardly, "不怎么": .hardly, "不够": .hardly, "不是很": .hardly, "不很": .hardly,
    "有点不": .hardly,
    "有些不": .hardly, "欠": .hardly, "比较不": .rather, "较不": .rather, "不": .not, "不是": .not, "没": .not, "没有": .not,
    "非常不": .notAtAll, "很不": .notAtAll, "十分不": .notAtAll, "极其不": .notAtAll, "极不": .notAtAll, "特别不": .notAtAll,
    "完全不": .notAtAll, "一点也不": .notAtAll, "一点都不": .notAtAll, "从不": .notAtAll,
  ]

  private static func chinese(_ text: String) -> AnswerWording? {
    for base in bases where text.hasSuffix(base.word) {
      guard let strength = adverbs[String(text.dropLast(base.word.count))] else { continue }
      // 较差 is as far down as 较好 is up.
      return AnswerWording(base, base.isNegative ? strength.mirrored : strength)
    }
    return nil
  }

  /// Words that are a point of a scale by themselves.
  private static let whole: [String: AnswerWording] = {
    let quality = Base(word: "好", subject: .satisfaction)
    let good = Base(word: "good", subject: .satisfaction)
    let middle = [
      "一般", "一般般", "中", "中立", "普通", "尚可", "还行", "还可以", "中等", "适中", "无所谓", "不确定", "neutral", "average", "fair",
      "ok",
      "okay", "so-so", "soso", "noopinioneitherway", "undecided",
    ]
    var words: [String: AnswerWording] = [:]
    for word in middle { words[word] = AnswerWording(nil, .neutral) }
    let graded: [(Base, [String], Strength)] = [
      (quality, ["优", "优秀"], .strong), (quality, ["良", "良好"], .fair),
      (quality, ["合格", "及格"], .barely), (quality, ["不合格", "不及格"], .not),
      (good, ["excellent", "outstanding"], .strong), (good, ["great"], .plain),
      (good, ["terrible", "awful"], .notAtAll),
    ]
    for (base, spellings, strength) in graded {
      for word in spellings { words[word] = AnswerWording(base, strength) }
    }
    return words
  }()

  private static let noOpinions: Set<String> = [
    "不了解", "不清楚", "不知道", "不适用", "不好说", "说不清", "说不清楚", "未使用", "未使用过", "没用过", "没有使用过", "未接触", "未接触过", "没接触过",
    "未参加", "未参与", "无法评价", "无法判断", "不便评价", "不涉及", "未涉及", "未办理", "未办理过", "没办过", "拒绝回答", "n/a", "na",
    "notapplicable", "don'tknow", "don’tknow", "donotknow", "dontknow", "noopinion", "unsure", "notsure",
    "prefernottosay", "prefernottoanswer",
  ]
}

// MARK: English

extension AnswerWording {
  private static let englishBases: [Base] =
    [
      "satisfied", "happy", "good", "helpful", "likely", "easy", "useful", "well", "clear", "convenient",
      "effective",
    ]
    .map { Base(word: $0, subject: .satisfaction) }
    + ["bad", "poor", "difficult", "hard"].map { Base(word: $0, subject: .satisfaction, isNegative: true) }
    + [Base(word: "agree", subject: .agreement), Base(word: "familiar", subject: .awareness)]
    + [Base(word: "important", subject: .importance)]

  private static let englishAdverbs: [String: Strength] = [
    "": .plain, "very": .strong, "extremely": .strong, "completely": .strong, "totally": .strong,
    "highly": .strong,
    "strongly": .strong, "fully": .strong, "mostly": .fair, "somewhat": .fair, "fairly": .fair,
    "slightly": .barely,
    "rather": .fair, "moderately": .barely, "quite": .fair, "generally": .fair,
    "notvery": .hardly, "notparticularly": .hardly, "not": .not, "notatall": .notAtAll,
  ]

  /// - Parameter text: Without blanks, in lower case, as folding leaves it.
  private static func english(_ text: String) -> AnswerWording? {
    if text.hasPrefix("neither") { return AnswerWording(nil, .neutral) }
    for base in englishBases where text.hasSuffix(base.word) {
      var adverb = String(text.dropLast(base.word.count))
      var isNegated = base.isNegative
      for prefix in ["dis", "un"] where adverb.hasSuffix(prefix) {
        adverb.removeLast(prefix.count)
        isNegated.toggle()
      }
      guard let strength = englishAdverbs[adverb] else { continue }
      return AnswerWording(base, isNegated ? strength.mirrored : strength)
    }
    return nil
  }
}
