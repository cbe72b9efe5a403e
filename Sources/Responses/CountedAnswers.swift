public import DelimitedText
public import Diagnostics
public import Questionnaires

/// Answers that somebody has counted by hand (汇总): how many chose each option, for paper surveys and published tables.
public struct CountedAnswers: Sendable {
  /// For each of `questionnaire.items`, in that order: respondents by option.
  public private(set) var options: [[Int]]
  /// For each item: respondents who left it blank, and who were not asked.
  public private(set) var unanswered: [Int], skipped: [Int]
  private var filled: Set<FilledSlot> = []
  /// 有效数: the most respondents any item accounts for, unless it was declared.
  public private(set) var respondents: Int

  /// One line of a table of counts.
  public struct Entry: Sendable {
    /// `Q2`, or `Q2.a` for a row.
    public let item: String
    /// An option's text, alias or code; or (空), (跳过), 未答, 跳题.
    public let option: String
    /// How many.
    public let count: Int
    /// Where the line stands.
    public let place: SourceLocation

    /// A line.
    public init(item: String, option: String, count: Int, at place: SourceLocation) {
      (self.item, self.option, self.count, self.place) = (item, option, count, place)
    }
  }

  /// Reads counts for a questionnaire.
  /// - Parameter declared: 有效数 where it is stated; who is not accounted for by an item has left it blank.
  /// - Returns: The counts; problems with their places.
  public static func read(
    _ entries: [Entry], of questionnaire: Questionnaire, declared: Int?, place: SourceLocation
  ) -> (counts: CountedAnswers, problems: [any Diagnostic]) {
    var counts = CountedAnswers(questionnaire)
    var problems: [ResponseProblem] = []
    for entry in entries {
      if let problem = counts.add(entry, questionnaire) { problems.append(problem) }
    }
    problems += counts.missing(questionnaire, place)
    problems += counts.settle(declared, questionnaire, place)
    return (counts, problems)
  }

  private init(_ questionnaire: Questionnaire) {
    options = questionnaire.items.map {
      [Int](repeating: 0, count: questionnaire.question(of: $0).scale.options.count)
    }
    unanswered = questionnaire.items.map { _ in 0 }
    skipped = questionnaire.items.map { _ in 0 }
    respondents = 0
  }

  private mutating func add(_ entry: Entry, _ questionnaire: Questionnaire) -> ResponseProblem? {
    guard let item = questionnaire.items.firstIndex(where: { questionnaire.name(of: $0) == entry.item })
    else {
      let known = questionnaire.items.map { questionnaire.name(of: $0) }
      return ResponseProblem(
        .unknownItem(entry.item, nearest: known.nearest(to: entry.item)), at: entry.place)
    }
    guard (0...Self.mostRespondents).contains(entry.count) else {
      return ResponseProblem(.countOutOfRange(entry.count), at: entry.place)
    }
    let question = questionnaire.question(of: questionnaire.items[item])
    var matching = OptionMatching(
      scale: question.scale, profile: .plain, content: .text, allowsOtherText: question.allowsOtherText)
    var text = entry.option
    let slot: Slot
    switch text.withUTF8({ matching.match(UnsafeRawBufferPointer($0), row: 0) }) {
    case .option(let option): slot = .option(option)
    case .missing(.skipped): slot = .skipped
    case .missing(.unanswered), .missing(.unrecognised): slot = .unanswered
    case .unknown where ["未答", "空白", "unanswered"].contains(text): slot = .unanswered
    case .unknown where ["跳题", "跳过", "skipped"].contains(text): slot = .skipped
    case .unknown:
      return ResponseProblem(
        .unknownOption(text, count: entry.count, nearest: matching.nearest(to: text)), at: entry.place)
    }
    // Two wordings of one option are that option twice.
    guard filled.insert(FilledSlot(item: item, slot: slot)).inserted else {
      return ResponseProblem(.repeatedCount(entry.item, entry.option), at: entry.place)
    }
    switch slot {
    case .option(let option): options[item][option] = entry.count
    case .unanswered: unanswered[item] = entry.count
    case .skipped: skipped[item] = entry.count
    }
    return nil
  }

  /// What a line counts.
  private enum Slot: Hashable { case option(Int), unanswered, skipped }

  private struct FilledSlot: Hashable {
    let item: Int
    let slot: Slot
  }

  /// More people than there are.
  private static let mostRespondents = 10_000_000_000

  private func total(_ item: Int) -> Int { options[item].reduce(0, +) + unanswered[item] + skipped[item] }

  private func missing(_ questionnaire: Questionnaire, _ place: SourceLocation) -> [ResponseProblem] {
    questionnaire.items.enumerated().compactMap { index, item in
      guard questionnaire.satisfactionItems.contains(item), total(index) == 0 else { return nil }
      return ResponseProblem(.noCounts(questionnaire.name(of: item)), at: place)
    }
  }

  /// Everybody answered, skipped or left blank each question; for multiple choice only the blanks can be told.
  private mutating func settle(
    _ declared: Int?, _ questionnaire: Questionnaire, _ place: SourceLocation
  ) -> [ResponseProblem] {
    let single = questionnaire.items.indices.filter {
      questionnaire.question(of: questionnaire.items[$0]).kind.hasOneOption
    }
    respondents = declared ?? single.map(total).max() ?? 0
    var problems: [ResponseProblem] = []
    for item in questionnaire.items.indices {
      let isSingle = single.contains(item)
      // Who chose several options was one person, so each option alone has to fit.
      let least = isSingle ? total(item) : (options[item].max() ?? 0) + unanswered[item] + skipped[item]
      if least > respondents {
        let name = questionnaire.name(of: questionnaire.items[item])
        problems.append(ResponseProblem(.tooManyCounts(name, total: least, valid: respondents), at: place))
      } else if isSingle {
        unanswered[item] += respondents - least
      }
    }
    return problems
  }
}

extension CountedAnswers {
  /// Reads a table of counts with the columns 题目, 选项 and 人数, in any order.
  public static func entries(
    of source: ByteSource, file: String
  ) -> (entries: [Entry], problems: [any Diagnostic]) {
    var entries: [Entry] = []
    var problems: [any Diagnostic] = []
    do throws(DelimitedTextError) {
      var reader = try RecordReader(source, file: file)
      let header = try reader.readRecord { $0.texts } ?? []
      func column(_ names: String...) -> Int? { header.firstIndex { names.contains($0.folded) } }
      guard let item = column("题目", "question"), let option = column("选项", "option"),
        let count = column("人数", "计数", "count")
      else {
        return ([], [ResponseProblem(.notACountsTable, at: .file(file))])
      }
      try reader.forEachRecord { record in
        let place = SourceLocation.cell(file: file, row: record.row, header: nil)
        guard record.count > max(item, option, count) else {
          problems.append(
            ResponseProblem(.shortRecords(count: 1, fields: record.count, header: header.count), at: place))
          return
        }
        let number = record[count].text.folded
        guard let value = Int(number), value >= 0 else {
          let cell = SourceLocation.cell(file: file, row: record.row, header: header[count])
          problems.append(ResponseProblem(.notANumber(number, count: 1), at: cell))
          return
        }
        entries.append(Entry(item: record[item].text, option: record[option].text, count: value, at: place))
      }
    } catch {
      problems.append(error)
    }
    return (entries, problems)
  }
}
