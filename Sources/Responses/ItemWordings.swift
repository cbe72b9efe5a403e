internal import Questionnaires

/// Everything a heading may say, and which items it then means (题目用语).
struct ItemWordings {
  /// By the item's name to the letter, its stem, or `题干—行`.
  private var full: [String: [Int]] = [:]
  /// By the bare row, which some exports print from the second row on.
  private var rows: [String: [Int]] = [:]

  init(_ questionnaire: Questionnaire) {
    for (index, item) in questionnaire.items.enumerated() {
      let question = questionnaire.question(of: item)
      var names: Set<String> = [questionnaire.name(of: item)]
      if let row = item.row.map({ question.rows[$0] }) {
        for wording in [row.text] + row.aliases {
          names.insert(Heading.comparable(question.stem + "—" + wording))
          names.insert(Heading.comparable("\(question.stem)(\(wording))"))
          rows[Heading.comparable(wording), default: []].append(index)
        }
      } else {
        names.insert(Heading.comparable(question.stem))
      }
      for name in names { full[name, default: []].append(index) }
    }
  }

  /// The items a heading may mean, each once, in order.
  func items(_ heading: Heading) -> [Int] {
    let found = [heading.raw, heading.body].flatMap { (full[$0] ?? []) + (rows[$0] ?? []) }
    return Set(found).sorted()
  }

  /// The only item a heading can mean, when it says all of that item's wording.
  func unmistakable(_ heading: Heading) -> Int? {
    let items = items(heading)
    guard items.count == 1, [heading.raw, heading.body].contains(where: { full[$0] == items }) else {
      return nil
    }
    return items[0]
  }
}

extension [Int] {
  /// Those that fit, if any does; else all.
  func narrowed(_ fits: (Int) -> Bool) -> [Int] {
    let some = filter(fits)
    return some.isEmpty ? self : some
  }
}

extension Question {
  /// The option a heading `5、(其他)` names.
  func option(inHeading text: String) -> Int? {
    let bare = text.firstIndex(of: "【").map { String(text[..<$0]) } ?? text
    return scale.options.firstIndex { $0.label.folded == text }
      ?? scale.options.firstIndex { $0.aliases.contains { $0.folded == text } }
      ?? (text.hasSuffix("】") ? scale.options.firstIndex { $0.label.folded == bare } : nil)
  }
}
