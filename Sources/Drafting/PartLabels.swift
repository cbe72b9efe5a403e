internal import Responses

extension QuestionPart.Part {
  /// The row's, option's or blank's wording, else its name; `nil` for a whole question.
  var label: String? {
    switch self {
    case .row(let name), .option(let name), .rowOrOption(let name), .blank(let name): name.label
    case .cell(let row, let option): "\(row.label)—\(option.label)"
    case .typedText(let name): name?.label
    case .whole, .rowOrQuestion: nil
    }
  }

  /// The row's or option's name in the platform's program, where the heading has no wording of it: columns are found by
  /// it again.
  var programName: String? {
    switch self {
    case .row(let name), .option(let name), .rowOrOption(let name):
      guard let code = name.code, name.text == nil || name.text == code, code.isIdentifier else { return nil }
      return code
    case .whole, .cell, .blank, .typedText, .rowOrQuestion: return nil
    }
  }

  var isOption: Bool { if case .option = self { true } else { false } }

  /// Whether one such column may be a question by itself.
  var standsAlone: Bool {
    switch self {
    case .whole, .rowOrQuestion: true
    case .row, .option, .rowOrOption, .cell, .blank, .typedText: false
    }
  }
}

extension PartName {
  var label: String { text ?? code ?? "" }
}
