internal import Questionnaires

/// 问卷网's codebook beside a number export (编码文件 code.csv), which has no header: a record of key, title and type begins
/// a question, and the records below it are its options, each a code and a label.
///
///     Q1,您的身份,单选题
///     1,企业
///     2,个人
///
/// A key with parts, `Q2|R1` or `Q3|A1`, names a row of a matrix or an option that has a column of its own.
package struct CodeFile: Sendable {
  private var questions: [Instrument.Question] = []
  private var indexOfKey: [String: Int] = [:]

  /// - Returns: `nil` when the records are no codebook: an export has more columns, or no records of two cells.
  package init?(_ table: StructureTable) {
    var options = 0
    for record in table.records {
      let cells = record.map(\.trimmedCell)
      let count = (cells.lastIndex { !$0.isEmpty } ?? -1) + 1
      let key = Key(cells.first ?? "")
      if count == 0 { continue }
      if let key, count == 3 {
        begin(key, title: cells[1], type: cells[2])
      } else if count == 2, key == nil, !questions.isEmpty {
        add(code: cells[0], label: cells[1])
        options += 1
      } else if let key, count == 2 {
        begin(key, title: cells[1], type: "")
      } else {
        return nil
      }
    }
    guard options > 0 else { return nil }
  }

  /// The question of a column's key, its options at the positions their codes say; `nil` when there is none.
  func question(_ key: String) -> Instrument.Question? {
    indexOfKey[key].map { index in
      var question = questions[index]
      question.fillGaps()
      return question
    }
  }

  private mutating func begin(_ key: Key, title: String, type: String) {
    guard let index = indexOfKey[key.question] else {
      var question = Instrument.Question(stem: title)
      (question.name, question.kind) = (key.question, Self.kind(type))
      indexOfKey[key.question] = questions.count
      questions.append(question)
      if key.part != nil { begin(key, title: title, type: type) }
      return
    }
    guard let part = key.part else { return }
    if part.isOption {
      questions[index].options.append(Instrument.Option(code: part.number, text: title))
    } else {
      questions[index].rows.append((part.name, title))
    }
  }

  /// Options of a matrix may stand below each of its rows.
  private mutating func add(code: String, label: String) {
    let last = questions.count - 1
    let option = Instrument.Option(code: code.wholeNumber.map { "\($0)" } ?? code, text: label)
    if !questions[last].options.contains(where: { $0.code == option.code }) {
      questions[last].options.append(option)
    }
  }

  private static func kind(_ type: String) -> QuestionKind? {
    let words: [(String, QuestionKind)] = [
      ("矩阵多选", .matrixMultiple), ("矩阵填空", .multipleText), ("矩阵", .matrixSingle), ("多选", .multiple),
      ("排序", .ranking), ("多项填空", .multipleText), ("填空", .text), ("问答", .text), ("简答", .text),
      ("量表", .scale), ("打分", .scale), ("评分", .scale), ("单选", .single), ("下拉", .single), ("判断", .single),
    ]
    return words.first { type.contains($0.0) }?.1
  }
}

/// `Q2`, `Q2|R1`, `Q3|A4`.
private struct Key {
  let question: String
  let part: (name: String, isOption: Bool, number: String)?

  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([Qq]\d{1,4})(?:\|([AaRr])(\d{1,4}))?/) else { return nil }
    question = match.1.uppercased()
    part = match.2.flatMap { letter in
      match.3.map { ("\(letter)\($0)", "aA".contains(letter), String($0)) }
    }
  }
}

extension Instrument.Question {
  /// Options between which a code is passed over are still to be written: numbers count all of them.
  fileprivate mutating func fillGaps() {
    let codes = options.compactMap { $0.code.flatMap { Int($0) } }
    guard codes.count == options.count, Set(codes).count == codes.count, let last = codes.max(), last <= 60,
      codes.allSatisfy({ $0 > 0 }), !codes.isEmpty
    else { return }
    let known = Dictionary(zip(codes, options), uniquingKeysWith: { first, _ in first })
    options = (1...last).map {
      known[$0] ?? Instrument.Option(code: "\($0)", text: DraftedOption.unseenText(at: $0))
    }
  }
}

extension String {
  /// `2`, and what spreadsheets make of it: `2.0`.
  var wholeNumber: Int? { Int(self) ?? Double(self).flatMap { Int(exactly: $0) } }

  fileprivate var trimmedCell: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}
