internal import Diagnostics

/// How one platform writes its exports (平台规格). A value in a file of its own; nothing else knows platforms apart.
package struct ExportProfile: Sendable {
  /// 平台, as definitions write it.
  package let name: String
  /// Other names of the platform, folded and in lower case.
  var aliases: [String] = []
  /// Headings of columns that are no questions. Mapped by name, never by position.
  let metadata: MetadataNames
  /// What gives the platform away.
  var signs: [ExportSign] = []
  /// How many header records there may be, and what each holds.
  var header = HeaderForm.one
  /// How parts of questions are written into headings.
  var headings: [HeadingForm] = HeadingForm.allCases
  /// Cells that mean “not asked”, whole.
  package var skippedMarks: [String] = []
  /// Cells that mean “asked and left blank”, whole; an empty cell always does.
  package var unansweredMarks: [String] = []
  /// In number exports: not asked, left blank.
  package var skippedNumbers: [String] = []
  package var unansweredNumbers: [String] = []
  /// Between the options of a multiple-choice answer.
  package var optionSeparators: [String] = []
  /// Between the options of a ranking.
  package var rankSeparators: [String] = []
  /// Around text typed beside an option.
  package var otherText = TypedTextMarks("〖", "〗")
  /// What stands for “other” where the typed text has a column of its own.
  var otherMarks: [String] = []
  /// Whether text typed beside an option is the only sign that the option was chosen.
  var typedTextChooses = false
  /// Whether numbers among texts are the options' codes.
  package var printsCodes = false
  /// Whether an id is given once in the world, not once in a form.
  var hasUniqueIDs = false

  /// Whether a survey platform writes exports of this kind.
  package var isPlatform: Bool { !signs.isEmpty }

  /// Whether a column of this heading holds something about the response, no answer.
  package func isAboutResponse(_ heading: String) -> Bool { metadata.role(of: heading) != nil }

  /// The platforms known, most particular first.
  package static let all = [
    wenjuanxing, tencent, wenjuan, jinshuju, microsoftForms, surveyMonkey, qualtrics, limeSurvey, redcap,
    kobo,
    odkCentral, surveyCTO, googleForms,
  ]

  /// The profile a definition or a command names; `nil` when there is none of this name.
  package static func named(_ name: String) -> ExportProfile? {
    let folded = name.folded.lowercased()
    return (all + [plain, spss]).first {
      $0.name.folded.lowercased() == folded || $0.aliases.contains(folded)
    }
  }

  /// The names of all profiles, in order.
  package static var names: [String] { (all + [plain]).map(\.name) }
}

/// Headings of columns that are no questions, folded and in lower case.
struct MetadataNames: Sendable {
  private let roles: [String: MetadataRole]

  init(_ names: [MetadataRole: [String]]) {
    var roles: [String: MetadataRole] = [:]
    for role in MetadataRole.allCases {
      for name in names[role] ?? [] { roles[name.folded.lowercased()] = role }
    }
    self.roles = roles
  }

  private init(roles: [String: MetadataRole]) { self.roles = roles }

  func role(of heading: String) -> MetadataRole? { roles[heading.folded.lowercased()] }

  /// These names and others; where both have one, these decide.
  func and(_ other: MetadataNames) -> MetadataNames {
    MetadataNames(roles: roles.merging(other.roles) { own, _ in own })
  }
}

/// What shows that an export is a platform's (识别依据).
enum ExportSign: Sendable, Hashable {
  /// Each of these headings shows one point; two points make a platform.
  case headings([String])
  /// The first heading is one of these, which shows enough.
  case first([String])
  /// Headings end like this: one point.
  case suffix(String)
  /// A cell of the second or third record begins like this, which shows enough.
  case below(String)
  /// Headings are written in this form: one point.
  case form(HeadingForm)

  /// Points that make a platform.
  static let enough = 2
}

/// Which records stand above the answers (表头形式).
enum HeaderForm: Sendable, Hashable {
  /// One.
  case one
  /// 1 or 2: a question's title over its first column only, below it the row, the option or `Response`.
  case titleAndPart
  /// 2 or 3: names, wordings, and perhaps `{"ImportId":…}`.
  case nameAndWording
  /// 2, always: names, and below them wordings.
  case namesAboveWordings
  /// One, of `name. wording` if every heading is.
  case nameThenWording
  /// 1 and any number of records of `#tags`.
  case tagged
}

/// The marks around text typed beside an option (填写标记): 〖 and 〗.
package struct TypedTextMarks: Sendable {
  package let open: [UInt8], close: [UInt8]
  /// Whether nobody writes an option with such marks.
  var isUnmistakable: Bool { open.count > 1 }

  init(_ open: String, _ close: String) { (self.open, self.close) = (Array(open.utf8), Array(close.utf8)) }
}
