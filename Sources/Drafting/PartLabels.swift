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
