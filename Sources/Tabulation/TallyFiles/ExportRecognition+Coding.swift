internal import Responses
internal import SurveyStatistics

extension ExportRecognition {
  mutating func code<Coder: TallyCoder>(with coder: inout Coder) throws(Coder.Failure) {
    try coder.code(text: &file)
    try coder.code(text: &platform)
    try coder.code(list: &evidence, blank: .headings([])) { coder, reason throws(Coder.Failure) in
      try reason.code(with: &coder)
    }
    try coder.code(flag: &isDeclared)
    var word = content.rawValue
    try coder.code(text: &word)
    let known = ExportContent(rawValue: word)
    try coder.check(known != nil)
    content = known ?? content
    try coder.code(text: &encoding)
    try coder.code(count: &preambleRecords)
    try coder.code(count: &headerRecords)
    try coder.code(count: &responses)
    try coder.code(count: &repeated)
    try coder.check(repeated <= responses)
    try coder.code(texts: &verdictHeadings)
    try coder.code(texts: &unusedHeadings)
  }
}

extension ExportEvidence {
  /// A number for the kind, then its texts: as many as the kind has.
  fileprivate mutating func code<Coder: TallyCoder>(with coder: inout Coder) throws(Coder.Failure) {
    var (kind, texts) =
      switch self {
      case .headings(let headings): (0, headings)
      case .form(let example): (1, [example])
      case .below(let start): (2, [start])
      }
    try coder.code(count: &kind)
    try coder.code(texts: &texts)
    try coder.check(kind == 0 || (kind <= 2 && texts.count == 1))
    let text = texts.first ?? ""
    self = kind == 0 ? .headings(texts) : kind == 1 ? .form(example: text) : .below(text)
  }
}

extension TallyCoder {
  fileprivate mutating func code(flag: inout Bool) throws(Failure) {
    var number = flag ? 1 : 0
    try code(count: &number)
    try check(number <= 1)
    flag = number == 1
  }

  /// Texts, as many as the list has.
  mutating func code(texts: inout [String]) throws(Failure) {
    try code(list: &texts, blank: "") { coder, text throws(Failure) in try coder.code(text: &text) }
  }
}
