package import Responses
package import SurveyStatistics

extension ExportRecognition: TallyEntry {
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(text: &file)
    coder.code(text: &platform)
    coder.code(list: &evidence, blank: .headings([]))
    coder.code(flag: &isDeclared)
    var word = content.rawValue
    coder.code(text: &word)
    let known = ExportContent(rawValue: word)
    coder.check(known != nil)
    content = known ?? content
    coder.code(text: &encoding)
    coder.code(count: &preambleRecords)
    coder.code(count: &headerRecords)
    coder.code(count: &responses)
    coder.code(count: &repeated)
    coder.check(repeated <= responses)
    coder.code(list: &verdictHeadings, blank: "")
    coder.code(list: &unusedHeadings, blank: "")
  }
}

extension ExportEvidence: TallyEntry {
  /// A number for the kind, then its texts: as many as the kind has.
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    var (kind, texts) =
      switch self {
      case .headings(let headings): (0, headings)
      case .form(let example): (1, [example])
      case .below(let start): (2, [start])
      }
    coder.code(count: &kind)
    coder.code(list: &texts, blank: "")
    coder.check(kind == 0 || (kind <= 2 && texts.count == 1))
    let text = texts.first ?? ""
    self = kind == 0 ? .headings(texts) : kind == 1 ? .form(example: text) : .below(text)
  }
}

extension TallyCoder {
  fileprivate mutating func code(flag: inout Bool) {
    var number = flag ? 1 : 0
    code(count: &number)
    check(number <= 1)
    flag = number == 1
  }
}
