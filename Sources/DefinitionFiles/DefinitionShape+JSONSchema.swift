public import Tables

/// The language of a schema's keys (键名语言). A definition may mix both; a schema asks for one.
public enum KeyLanguage: String, Hashable, Sendable, CaseIterable {
  /// 中文键, the canonical form.
  case zh
  /// English keys.
  case en

  func key(_ chinese: String) -> String {
    switch self {
    case .zh: chinese
    case .en: Vocabulary.english(for: chinese) ?? chinese
    }
  }

  fileprivate var other: KeyLanguage { self == .zh ? .en : .zh }
}

extension DefinitionShape {
  /// The JSON Schema of files of this shape (JSON 模式), draft-07, the version editors support best.
  ///
  /// It accepts what ``check(_:)`` accepts, apart from keys in the other language and keys that only cause a warning.
  /// Scalars arrive typed by somebody's YAML loader, so `码: 1`, `码: "1"` and `文本: 是` all validate; what a loader
  /// has thrown away (a leading zero, say) only the reader can see.
  /// - Precondition: Shapes of one name are the same shape.
  /// - Source: draft-handrews-json-schema-validation-01. Checked: `.ci/validate_schemas.py`.
  public func jsonSchema(keys: KeyLanguage) -> JSONValue {
    var writer = SchemaWriter(root: self, keys: keys)
    let schema = writer.object(self)
    return schema.adding([
      "$schema": "http://json-schema.org/draft-07/schema#",
      "description": .string(
        keys == .zh
          ? "manyi 读取的\(title.zh)文件，中文键。" : "The \(title.en) file that manyi reads, with English keys."),
      "definitions": .object(writer.definitions),
    ])
  }
}

/// Writes shapes as schemas; a shape with a name is written once, under `definitions`.
private struct SchemaWriter {
  let root: DefinitionShape
  let keys: KeyLanguage
  private(set) var definitions: [String: JSONValue] = [:]

  init(root: DefinitionShape, keys: KeyLanguage) { (self.root, self.keys) = (root, keys) }

  mutating func object(_ shape: DefinitionShape) -> JSONValue {
    let fields = shape.fields.filter { !$0.belongsToEvaluation }
    var properties: [String: JSONValue] = [:]
    for field in fields { properties[keys.key(field.key)] = property(field) }
    let required = fields.filter(\.isRequired).map { JSONValue.string(keys.key($0.key)) }
    return .members([
      "title": .string("\(shape.title.zh) \(shape.title.en)"), "type": "object",
      "additionalProperties": false,
      "properties": .object(properties), "required": required.isEmpty ? nil : .array(required),
    ])
  }

  private mutating func property(_ field: DefinitionShape.Field) -> JSONValue {
    let alias = keys.other.key(field.key)
    let description: JSONValue = .string(field.about.isEmpty ? alias : "\(alias): \(field.about)")
    let value = schema(of: field.value)
    guard case .object(let members) = value, members["$ref"] != nil else {
      return value.adding(["description": description])
    }
    // Draft-07 ignores whatever stands beside `$ref`.
    return ["allOf": [value], "description": description]
  }

  private mutating func schema(of value: ValueShape, isAlternative: Bool = false) -> JSONValue {
    switch value {
    case .text: ["type": ["string", "number", "boolean"]]
    case .code: ["type": ["string", "number"]]
    case .decimal:
      ["anyOf": [["type": "number"], ["type": "string", "pattern": "^[-+]?[0-9]+([.][0-9]+)?$"]]]
    case .count: ["type": "integer", "minimum": 0]
    case .flag: ["enum": [true, false, "是", "否", "yes", "no"]]
    case .date: ["type": "string", "pattern": .string(Self.datePattern)]
    case .choice(let choices): ["enum": words(choices)]
    case .list(let member, let least):
      list(of: member, atLeast: least, mayStandAlone: !isAlternative && least < 2)
    case .mapping(let shape): reference(to: shape.name) { $0.object(shape) }
    case .recursive(let name, let shape): reference(to: name) { $0.object(shape()) }
    case .variants(let key, let name, let variants):
      reference(to: name) { $0.variants(variants, on: key) }
    case .dictionary(let value): ["type": "object", "additionalProperties": schema(of: value)]
    case .either(let shapes): ["anyOf": .array(shapes.map { schema(of: $0, isAlternative: true) })]
    }
  }

  /// What `CivilDateTime` reads, the calendar aside.
  private static let datePattern =
    "^[0-9]{4}(-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$"

  private func words(_ choices: [Spelling]) -> JSONValue {
    var seen: Set<String> = []
    let words = choices.flatMap { [$0.zh, $0.en] + $0.others }
    return .array(words.filter { seen.insert($0).inserted }.map(JSONValue.string))
  }

  /// A lone member stands for a list of one, except where the reader tells alternatives apart by their brackets.
  /// `if` where `anyOf` would do: an editor then complains about each member, not about the list as a whole.
  private mutating func list(of member: ValueShape, atLeast least: Int, mayStandAlone: Bool) -> JSONValue {
    let member = schema(of: member)
    let list = JSONValue.members([
      "type": "array", "items": member, "minItems": least > 0 ? .integer(least) : nil,
    ])
    return mayStandAlone ? ["if": ["type": "array"], "then": list, "else": member] : list
  }

  private mutating func reference(to name: String, _ write: (inout SchemaWriter) -> JSONValue) -> JSONValue {
    if name == root.name { return ["$ref": "#"] }
    if definitions[name] == nil {
      // Taken before it is written, so that a shape that contains itself comes to an end.
      definitions[name] = [:]
      definitions[name] = write(&self)
    }
    return ["$ref": .string("#/definitions/\(name)")]
  }

  /// One `if`/`then` for each word of the discriminating key: an editor then complains about the variant meant, where
  /// `oneOf` would list the complaints of all.
  private mutating func variants(
    _ variants: [(word: Spelling, shape: DefinitionShape)], on key: String
  ) -> JSONValue {
    let name = keys.key(key)
    let cases = variants.map { variant -> JSONValue in
      [
        "if": ["properties": [name: ["enum": words([variant.word])]], "required": [.string(name)]],
        "then": schema(of: .mapping(variant.shape)),
      ]
    }
    return [
      "type": "object", "properties": [name: ["enum": words(variants.map(\.word))]],
      "required": [.string(name)], "allOf": .array(cases),
    ]
  }
}
