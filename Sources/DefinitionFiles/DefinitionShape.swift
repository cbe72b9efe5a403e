/// What a mapping of a definition may hold (结构): the one source of both the reader's checks and the JSON Schema.
public struct DefinitionShape: Sendable {
  /// The shape's name in the schema, English, unique.
  public let name: String
  /// What it is, for people: `题目 question`.
  public let title: Spelling
  /// The keys it may hold, in the order a person would write them.
  public let fields: [Field]

  /// A shape of these fields.
  public init(_ name: String, _ title: Spelling, _ fields: [Field]) {
    (self.name, self.title, self.fields) = (name, title, fields)
  }

  /// A key and what may stand under it.
  public struct Field: Sendable {
    /// The Chinese key; its English alias is in ``Vocabulary``.
    public let key: String
    /// What may stand there.
    public let value: ValueShape
    /// Whether the key must be present.
    public let isRequired: Bool
    /// One line for editors.
    public let about: String
    /// Whether the key belongs into an evaluation: accepted, ignored, and reported with a warning.
    public let belongsToEvaluation: Bool

    /// A key that may be left out unless `required`.
    public init(
      _ key: String, _ value: ValueShape, required: Bool = false, about: String = "",
      belongsToEvaluation: Bool = false
    ) {
      (self.key, self.value, self.isRequired, self.about) = (key, value, required, about)
      self.belongsToEvaluation = belongsToEvaluation
    }
  }

  func field(for key: String) -> Field? {
    fields.first { $0.key == key || Vocabulary.english(for: $0.key) == key }
  }
}

/// What may stand under a key (取值结构).
public indirect enum ValueShape: Sendable {
  /// Any text.
  case text
  /// An identifier or code, kept exactly as written (`01` stays `01`).
  case code
  /// A decimal number without a unit.
  case decimal
  /// A whole number of 0 or more.
  case count
  /// 是 or 否.
  case flag
  /// A date, with or without a time of day.
  case date
  /// One word of a closed set.
  case choice([Spelling])
  /// A list with at least so many members; a lone member may stand without brackets.
  case list(ValueShape, atLeast: Int = 0)
  /// A mapping with known keys.
  case mapping(DefinitionShape)
  /// A mapping with known keys that contains itself: resolved when it is needed.
  case recursive(String, @Sendable () -> DefinitionShape)
  /// A mapping whose discriminating key says which of several shapes it has.
  case variants(on: String, name: String, [(word: Spelling, shape: DefinitionShape)])
  /// A mapping with free keys, all of one kind.
  case dictionary(ValueShape)
  /// One of several, tried in order.
  case either([ValueShape])

  /// One word of a closed set given by its type.
  public static func choice<Choice: DefinitionChoice>(of type: Choice.Type) -> ValueShape {
    .choice(Choice.allCases.map(\.spelling))
  }

  /// A single fixed word, such as 自动.
  public static func word(_ zh: String, _ en: String) -> ValueShape { .choice([Spelling(zh, en)]) }
}
