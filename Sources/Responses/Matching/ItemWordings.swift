internal import Questionnaires

/// Everything a heading may say, and what it then means (题目用语).
struct ItemWordings {
  private let questionnaire: Questionnaire
  /// By the item's name to the letter, its stem, or `题干—行`.
  private var full: [String: [Int]] = [:]
  /// By the bare row, which some exports print from the second row on.
  private var rows: [String: [Int]] = [:]
  /// Questions by stem.
  private var stems: [String: [Int]] = [:]
  /// Questions by id, in lower case as programs mix them.
  private var ids: [String: [Int]] = [:]
  private var firstItem: [Int: Int] = [:]
  private var options: [Int: OptionWordings] = [:]

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    for (index, item) in questionnaire.items.enumerated() {
      let question = questionnaire.question(of: item)
      var names: Set<String> = [questionnaire.name(of: item)]
      if let row = item.row.map({ question.rows[$0] }) {
        for wording in [row.text] + row.aliases {
          names.insert(Heading.comparable(question.stem + "—" + wording))
          rows[Heading.comparable(wording), default: []].append(index)
        }
      } else {
        names.insert(Heading.comparable(question.stem))
      }
      for name in names { full[name, default: []].append(index) }
      guard firstItem.updateValue(firstItem[item.question] ?? index, forKey: item.question) == nil else {
        continue
      }
      stems[Heading.comparable(question.stem), default: []].append(item.question)
      ids[question.id.description.folded.lowercased(), default: []].append(item.question)
      if !question.scale.options.isEmpty { options[item.question] = OptionWordings(question.scale.options) }
    }
  }

  /// What a heading says in full: an item's whole wording, or a stem with one of its rows or options.
  func targets(_ heading: Heading, _ readings: [HeadingReading]) -> [ColumnBinding] {
    var found = [heading.raw, heading.body].flatMap { full[$0] ?? [] }.map { ColumnBinding.item($0) }
    for reading in readings where !reading.stem.isEmpty && reading.form != .repeatedTitle {
      found += questions(of: reading).flatMap { targets(reading, in: $0) }
      // `行(选项)` of a matrix with a column for each cell.
      guard reading.parts.count == 1, !reading.isTypedText else { continue }
      for item in rows[Heading.comparable(reading.stem)] ?? [] {
        let index = questionnaire.items[item].question
        guard questionnaire.questions[index].kind.hasOptionSet,
          let option = option(reading.parts[0], in: index)
        else { continue }
        found.append(.optionFlag(item: item, option: option))
      }
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What a heading says that is a bare row.
  func rows(_ heading: Heading) -> [ColumnBinding] { (rows[heading.body] ?? []).map { .item($0) } }

  /// The questions whose stem or id stands before a part.
  func questions(of reading: HeadingReading) -> [Int] {
    Set((stems[Heading.comparable(reading.stem)] ?? []) + (ids[reading.stem.folded.lowercased()] ?? []))
      .sorted()
  }

  /// What a reading means in one question; nothing when the question has no such part.
  func targets(_ reading: HeadingReading, in index: Int) -> [ColumnBinding] {
    guard let first = firstItem[index] else { return [] }
    let question = questionnaire.questions[index]
    if reading.form == .underscoreBlank || reading.form == .numberedBlank {
      return blank(reading.parts[0], of: question, first: first)
    }
    func option(_ name: PartName) -> Int? { self.option(name, in: index) }
    func row(_ name: PartName) -> Int? { question.row(name).map { first + $0 } }
    switch reading.parts.count {
    case 0 where reading.isTypedText: return [.typedText(item: first, option: question.scale.otherOption)]
    case 0: return question.rows.isEmpty ? [.item(first)] : []
    case 1 where !question.rows.isEmpty:
      return row(reading.parts[0]).map {
        [reading.isTypedText ? .typedText(item: $0, option: nil) : .item($0)]
      } ?? []
    case 1:
      if reading.isTypedText {
        return [.typedText(item: first, option: option(reading.parts[0]) ?? question.scale.otherOption)]
      }
      guard question.kind.hasOptionSet || question.kind == .ranking else { return [] }
      return option(reading.parts[0]).map { [.optionFlag(item: first, option: $0)] } ?? []
    case 2 where question.kind.hasOptionSet:
      for (one, other) in [(0, 1), (1, 0)] {
        guard let item = row(reading.parts[one]), let option = option(reading.parts[other]) else { continue }
        return [
          reading.isTypedText
            ? .typedText(item: item, option: option) : .optionFlag(item: item, option: option)
        ]
      }
      return []
    default: return []
    }
  }

  /// One of several blanks, by its wording, else by its number. A question without rows has one answer: the first blank.
  private func blank(_ name: PartName, of question: Question, first: Int) -> [ColumnBinding] {
    guard !question.kind.takesOptions, let number = name.code.flatMap({ Int($0) }), number > 0 else {
      return []
    }
    if question.rows.isEmpty { return [number == 1 ? .item(first) : .summary(item: first)] }
    guard let row = question.row(name) ?? (number <= question.rows.count ? number - 1 : nil) else {
      return []
    }
    return [.item(first + row)]
  }

  /// The option a heading names. A wording that is no option's is not overruled by a code beside it.
  private func option(_ name: PartName, in question: Int) -> Int? {
    guard let wordings = options[question] else { return nil }
    func find(_ text: String) -> Int? {
      let folded = text.folded
      if let index = wordings.index(of: folded, withoutListMark: text.withoutListMark) { return index }
      // `其他【请注明】` is the option 其他.
      return folded.hasSuffix("】")
        ? folded.firstIndex(of: "【").flatMap { wordings.index(ofLabel: String(folded[..<$0])) } : nil
    }
    if let text = name.text { return find(text) }
    return name.code.flatMap { wordings.index(ofCode: $0.folded) }
  }
}

extension [ColumnBinding] {
  /// Those that fit, if any does; else all.
  func narrowed(_ fits: (ColumnBinding) -> Bool) -> Self {
    let some = filter(fits)
    return some.isEmpty ? self : some
  }
}

extension Question {
  /// The row a heading names.
  fileprivate func row(_ name: PartName) -> Int? {
    if let text = name.text {
      let comparable = Heading.comparable(text)
      let found = rows.firstIndex {
        ([$0.text] + $0.aliases).contains { Heading.comparable($0) == comparable }
      }
      if found != nil || name.code != text { return found }
    }
    return name.code.flatMap { code in
      rows.firstIndex { $0.id.folded.lowercased() == code.folded.lowercased() }
    }
  }
}

extension RatingScale {
  /// The option that stands for whatever the others do not say (其他).
  var otherOption: Int? {
    options.firstIndex { option in
      ([option.label] + option.aliases).map { $0.folded.lowercased() }
        .contains { $0.hasPrefix("其他") || $0.hasPrefix("其它") || $0.hasPrefix("other") }
    }
  }
}
