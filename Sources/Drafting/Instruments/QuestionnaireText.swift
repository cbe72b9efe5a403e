internal import Questionnaires
internal import Responses

/// Reads a questionnaire written as plain text (文本问卷), in the shape 问卷星 imports and Word annexes have:
///
///     1. 您对平台是否满意 [单选题] *
///     非常满意
///     满意
///     2. 请评价 [矩阵量表题]
///     行：办理效率
///     列：非常满意
///
/// A line begins a question when its number follows the last question's, or when it ends in a type; what stands between
/// questions are options, marked `○`, `□`, `A.` or not at all.
package struct QuestionnaireText {
  private var instrument = Instrument(title: "")
  private var lastNumber = 0
  private var block = Block.options

  private enum Block { case options, rows, columns }

  /// The questionnaire in a text; `nil` when no line of it is a question.
  package static func read(_ text: String) -> Instrument? {
    var reader = QuestionnaireText()
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      if !line.isEmpty { reader.read(line) }
    }
    guard !reader.instrument.questions.isEmpty else { return nil }
    return reader.instrument
  }

  /// A text of questions looks like one at its beginning: no table begins so.
  package static func looksLike(_ text: String) -> Bool {
    text.prefix(20_000).split(whereSeparator: \.isNewline).prefix(60).contains { line in
      let line = line.trimmed
      guard let numbered = Numbered(line), !line.contains("\t") else { return false }
      return PrintedType.suffix(of: Substring(numbered.text.withoutRequiredMark.text)) != nil
    }
  }

  private mutating func read(_ line: String) {
    if let numbered = Numbered(line), begins(numbered) { return begin(numbered) }
    guard let last = instrument.questions.indices.last else {
      if instrument.title.isEmpty { instrument.title = line }
      return
    }
    if let rest = line.behind(["行：", "行:"]) {
      block = .rows
      return addRows(rest, to: last)
    }
    if let rest = line.behind(["列：", "列:"]) {
      block = .columns
      return addOptions(rest.pieces, to: last)
    }
    switch block {
    case .rows: addRows(line, to: last)
    case .columns: addOptions(line.pieces, to: last)
    case .options: addOptions(line.markedPieces, to: last)
    }
  }

  private func begins(_ numbered: Numbered) -> Bool {
    PrintedType.suffix(of: Substring(numbered.text.withoutRequiredMark.text)) != nil
      || numbered.number == lastNumber + 1 && block == .options
      || numbered.number == lastNumber + 1 && lastNumber > 0
  }

  private mutating func begin(_ numbered: Numbered) {
    let (text, isMarked) = numbered.text.withoutRequiredMark
    var stem = Substring(text)
    let type = PrintedType.suffix(of: stem)
    if let type { stem.removeSubrange(type.range) }
    var question = Instrument.Question(
      stem: String(stem).trimmed,
      isRequired: isMarked || type?.type.isRequired == true || !stem.contains("选填"))
    question.number = "\(numbered.number)"
    question.kind = type?.type.kind
    question.most = text.mostChosen
    lastNumber = numbered.number
    block = .options
    instrument.questions.append(question)
  }

  private mutating func addRows(_ line: String, to index: Int) {
    for text in line.pieces { instrument.questions[index].rows.append((nil, text)) }
  }

  private mutating func addOptions(_ texts: [String], to index: Int) {
    for text in texts {
      if let points = text.pointRange {
        instrument.questions[index].options += points.map { Instrument.Option(text: "\($0)") }
        continue
      }
      var option = text
      if let jump = option.firstMatch(of: /[(（]\s*(?:请)?跳(?:至|到|转至|转到)?第?\s*\d+\s*题.{0,10}[)）]/) {
        let number = instrument.questions[index].number ?? ""
        instrument.notCarriedOver.append("第 \(number) 题选项“\(option)”的跳转")
        option.removeSubrange(jump.range)
      }
      if option.contains("__") || option.contains("＿") || option.contains("请注明") {
        instrument.questions[index].allowsOtherText = true
        option = String(option.filter { $0 != "_" && $0 != "＿" })
      }
      option = option.trimmed
      if !option.isEmpty { instrument.questions[index].options.append(Instrument.Option(text: option)) }
    }
  }
}

/// A line with a number in front: `1. `, `2、`, `第3题 `, `Q4.`.
private struct Numbered {
  let number: Int
  let text: String

  init?(_ line: String) {
    guard let match = line.prefixMatch(of: /(?:第|Q)?(\d{1,3})(?:题\s*[.、．:：]?|\s*[.、．:：)）])\s*/),
      let number = Int(match.1)
    else { return nil }
    // `1.5 倍` is no question.
    let rest = line[match.range.upperBound...]
    guard !rest.isEmpty, !(match.0.hasSuffix(".") && rest.first?.isNumber == true) else { return nil }
    (self.number, text) = (number, String(rest))
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}

extension String {
  fileprivate func behind(_ prefixes: [String]) -> String? {
    prefixes.first(where: hasPrefix).map { String(dropFirst($0.count)).trimmed }
  }

  /// The text without `*` or `(必答)` at either end, and whether there was one.
  fileprivate var withoutRequiredMark: (text: String, isMarked: Bool) {
    var text = trimmed
    var isMarked = false
    for mark in ["*", "＊", "(必答)", "（必答）", "[必答]", "【必答】"] {
      if text.hasSuffix(mark) { (text, isMarked) = (String(text.dropLast(mark.count)).trimmed, true) }
      if text.hasPrefix(mark) { (text, isMarked) = (String(text.dropFirst(mark.count)).trimmed, true) }
    }
    return (text, isMarked)
  }

  /// Rows or columns on one line: parted by tabs, wide blanks or `；`.
  fileprivate var pieces: [String] {
    split(separator: /\t+|\s{2,}|\u{3000}+|[；;|]/).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Options on one line: `A.男 B.女`, `○男 ○女`, or one alone, without their marks.
  fileprivate var markedPieces: [String] {
    let marked = replacing(/(?:^|\s)(?:[○●◯□☐☑◇•·]|[(（]?\s*[A-Za-z]\s*[.、．)）])\s*/, with: "\u{0}")
    return marked.split(separator: "\u{0}").map(\.trimmed).filter { !$0.isEmpty }
  }

  /// `1~10`, `0-10`: a scale of points.
  fileprivate var pointRange: ClosedRange<Int>? {
    guard let match = wholeMatch(of: /(\d{1,2})\s*(?:分)?\s*[~～\-—–至到]\s*(\d{1,2})\s*(?:分)?/),
      let low = Int(match.1),
      let high = Int(match.2), low < high, high <= 20
    else { return nil }
    return low...high
  }

  /// 最多选3项, 限选三项.
  fileprivate var mostChosen: Int? {
    guard let match = firstMatch(of: /(?:最多|限)(?:可)?选?择?\s*([0-9一二两三四五六七八九十]{1,2})\s*(?:项|个)/) else {
      return nil
    }
    let digits = ["一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10]
    return Int(match.1) ?? digits[String(match.1)]
  }
}
