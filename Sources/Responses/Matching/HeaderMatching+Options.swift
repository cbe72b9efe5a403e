internal import Diagnostics
internal import Questionnaires

/// One column for each option, as number exports write multiple choice and rankings.
extension HeaderMatching {
  /// `5、(选项)`, `5、(1)姓名`: the options or blanks tell which question the number stands for.
  mutating func bindOptionFlags() {
    let bare = headings.indices.compactMap { column in
      readings[column].first { $0.form == .numberedOption || $0.form == .numberedBlank }.map {
        (column: column, reading: $0)
      }
    }.filter { bindings[$0.column] == .unused }
    guard !bare.isEmpty else { return }
    let free = Set(
      questionnaire.items.enumerated().filter { index, item in
        let kind = questionnaire.question(of: item).kind
        return column(of: index) == nil
          && (item.row == nil && (kind == .multiple || kind == .ranking) || kind == .multipleText)
      }.map(\.element.question))
    var questionOfNumber: [String: Int] = [:]
    for (column, reading) in bare {
      guard let number = headings[column].number, questionOfNumber[number] == nil else { continue }
      var questions = free.sorted().filter {
        !numbers.contradicts(number, $0) && !questionOfNumber.values.contains($0)
          && !wordings.targets(reading, in: $0).isEmpty
      }
      let confirmed = questions.filter { numbers.confirms(number, $0) }
      if !confirmed.isEmpty { questions = confirmed }
      if questions.count == 1 { questionOfNumber[number] = questions[0] }
    }
    for (column, reading) in bare {
      guard let index = headings[column].number.flatMap({ questionOfNumber[$0] }) else { continue }
      if let target = wordings.targets(reading, in: index).first {
        bind(column, to: target)
      } else if reading.form == .numberedOption {
        reportUnknown(reading.parts[0], of: index, column)
      }
    }
  }

  /// Parts that are neither called by our codes nor by our wordings, but numbered 1 to n like our rows or options, are
  /// those: `Q2_1`, `Q2|A1`, `q[SQ001]`. Any other part of a question with a column for each option is no option of it.
  mutating func bindByPosition() {
    var unresolved: [Int: [(column: Int, reading: HeadingReading)]] = [:]
    for column in headings.indices where bindings[column] == .unused {
      let name = columns[column].name.map { Heading($0).readings([.underscores, .underscoreText]) } ?? []
      for reading in readings[column] + name where reading.parts.count == 1 && !reading.isTypedText {
        guard case let questions = wordings.questions(of: reading), questions.count == 1 else { continue }
        unresolved[questions[0], default: []].append((column, reading))
        break
      }
    }
    for (index, parts) in unresolved.sorted(by: { $0.key < $1.key }) {
      let question = questionnaire.questions[index]
      guard let first = questionnaire.items.firstIndex(where: { $0.question == index }) else { continue }
      let isMatrix = !question.rows.isEmpty
      guard isMatrix || question.kind.hasOptionSet || question.kind == .ranking else { continue }
      let count = isMatrix ? question.rows.count : question.scale.options.count
      let positions = parts.compactMap { $0.reading.parts[0].position }
      let isUnbound =
        isMatrix
        ? (first..<first + count).allSatisfy { column(of: $0) == nil } : flagColumns(of: first).isEmpty
      if isUnbound, positions == Array(1...max(count, 1)), positions.count == parts.count {
        for (offset, part) in parts.enumerated() {
          bind(part.column, to: isMatrix ? .item(first + offset) : .optionFlag(item: first, option: offset))
        }
      } else if !isMatrix, !flagColumns(of: first).isEmpty {
        for part in parts { reportUnknown(part.reading.parts[0], of: index, part.column) }
      }
    }
  }

  private mutating func reportUnknown(_ part: PartName, of index: Int, _ column: Int) {
    let question = questionnaire.questions[index]
    let text = part.text ?? part.code ?? ""
    let nearest = question.scale.options.map(\.label).nearest(to: text.folded)
    report(.unknownOptionColumn(question.id.description, text.folded, nearest: nearest), column)
  }

  /// An item with a column for every option does not need one for all of them; where some options lack theirs, the one
  /// for all decides. Without it, an option without its column would print as chosen by nobody.
  mutating func settleFlags() {
    for item in flaggedItems {
      let flags = flagColumns(of: item)
      let question = questionnaire.question(of: questionnaire.items[item])
      let missing = question.scale.options.indices.filter { option in !flags.contains { $0.option == option }
      }
      if let whole = column(of: item) {
        if missing.isEmpty {
          bindings[whole] = .summary(item: item)
        } else {
          for flag in flags { bindings[flag.column] = .summary(item: item) }
        }
        continue
      }
      // What is only ever typed has a column of its own.
      let typed = bindings.compactMap { if case .typedText(item, let option) = $0 { option } else { nil } }
      for option in missing where !typed.contains(option) {
        report(
          .missingColumn(
            question.id.description, text: question.scale.options[option].label, nearest: nil, isNeeded: true)
        )
      }
    }
  }
}

extension PartName {
  /// The number at the end of a code: 1 of `SQ001`, `A1`, `1`.
  fileprivate var position: Int? {
    guard text == nil, let code else { return nil }
    let digits = code.reversed().prefix { ("0"..."9").contains($0) }
    return digits.count <= 6 ? Int(String(digits.reversed())) : nil
  }
}
