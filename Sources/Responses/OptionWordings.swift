internal import ExactNumbers
internal import Questionnaires

/// Every way an option may be written, folded once (选项用语).
struct OptionWordings {
  private var labels: [String: Int] = [:]
  private var bareLabels: [String: Int] = [:]
  private var aliases: [String: Int] = [:]
  private var codes: [String: Int] = [:]
  private var numbers: [ExactDecimal: Int] = [:]

  init(_ options: [AnswerOption]) {
    func keep(_ wording: String?, _ index: Int, in table: inout [String: Int]) {
      if let wording, table[wording] == nil { table[wording] = index }
    }
    for (index, option) in options.enumerated() {
      keep(option.label.folded, index, in: &labels)
      keep(option.label.withoutListMark, index, in: &bareLabels)
      for alias in option.aliases { keep(alias.folded, index, in: &aliases) }
      keep(option.code.folded, index, in: &codes)
      if let number = ExactDecimal(option.code), numbers[number] == nil { numbers[number] = index }
    }
  }

  /// The option whose label this is.
  func index(ofLabel folded: String) -> Int? { labels[folded] }

  /// The option whose code this is, as a text or a number.
  func index(ofCode folded: String) -> Int? {
    codes[folded] ?? ExactDecimal(folded).flatMap { numbers[$0] }
  }

  /// The option a wording means: its label, the label without a list mark, an alias, its code, its code as a number.
  func index(of folded: String, withoutListMark bare: String?) -> Int? {
    for table in [labels, bareLabels, aliases] {
      if let index = table[folded] ?? bare.flatMap({ table[$0] }) { return index }
    }
    return index(ofCode: folded)
  }
}
