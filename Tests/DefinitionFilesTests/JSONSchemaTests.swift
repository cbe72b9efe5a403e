import DefinitionFiles
import Diagnostics
import Tables
import Testing

/// Every kind of value once.
private let menu: DefinitionShape = DefinitionShape(
  "menu", Spelling("菜单", "menu"),
  [
    .init("编号", .code, required: true), .init("名称", .text, about: "印在门口"), .init("开始", .date),
    .init("必答", .flag), .init("选项", .list(.mapping(dish), atLeast: 1), required: true),
    .init("主题", .dictionary(.list(.text))), .init("评分", .text, belongsToEvaluation: true),
  ])

private let dish: DefinitionShape = DefinitionShape(
  "dish", Spelling("菜", "dish"),
  [
    .init("分值", .decimal), .init("发放数", .either([.word("自动", "auto"), .count, .list(.code, atLeast: 1)])),
    .init("行", .list(.recursive("dish", side))),
  ])

/// The shape once more, as one that contains itself names itself.
@Sendable private func side() -> DefinitionShape { dish }

private let course = ValueShape.variants(
  on: "规则", name: "course",
  [
    (Spelling("汤", "soup"), DefinitionShape("course.soup", Spelling("汤", "soup"), [.init("规则", .text)])),
    (
      Spelling("菜", "main", or: "dish"),
      DefinitionShape(
        "course.main", Spelling("菜", "main"), [.init("规则", .text), .init("秒", .count, required: true)])
    ),
  ])

extension JSONValue {
  fileprivate subscript(_ path: String...) -> JSONValue? {
    path.reduce(self) { value, key in
      if case .object(let members)? = value { members[key] } else { nil }
    }
  }
}

@Suite struct JSONSchemaTests {
  @Test func `a shape forbids unknown keys and asks for the required ones`() {
    let schema = menu.jsonSchema(keys: .zh)
    #expect(schema["$schema"] == "http://json-schema.org/draft-07/schema#")
    #expect(schema["title"] == "菜单 menu")
    #expect(schema["additionalProperties"] == false)
    #expect(schema["required"] == ["编号", "选项"])
  }

  @Test func `keys come in either language, described by the other`() {
    #expect(menu.jsonSchema(keys: .en)["required"] == ["id", "options"])
    #expect(menu.jsonSchema(keys: .en)["properties", "name", "description"] == "名称: 印在门口")
    #expect(menu.jsonSchema(keys: .zh)["properties", "名称", "description"] == "name: 印在门口")
  }

  @Test func `scalars validate whatever a loader makes of them`() {
    let schema = menu.jsonSchema(keys: .zh)
    #expect(schema["properties", "编号", "type"] == ["string", "number"])
    #expect(schema["properties", "名称", "type"] == ["string", "number", "boolean"])
    #expect(schema["properties", "必答", "enum"] == [true, false, "是", "否", "yes", "no"])
    #expect(schema["properties", "开始", "type"] == "string")
  }

  @Test func `a lone member stands for a list of one`() {
    let options = menu.jsonSchema(keys: .zh)["properties", "选项"]
    let dish: JSONValue = ["$ref": "#/definitions/dish"]
    #expect(options?["if"] == ["type": "array"])
    #expect(options?["then"] == ["type": "array", "items": dish, "minItems": 1])
    #expect(options?["else"] == dish)
  }

  @Test func `among alternatives a list needs its brackets`() {
    let dish = menu.jsonSchema(keys: .zh)["definitions", "dish"]
    #expect(
      dish?["properties", "发放数", "anyOf"] == [
        ["enum": ["自动", "auto"]], ["type": "integer", "minimum": 0],
        ["type": "array", "items": ["type": ["string", "number"]], "minItems": 1],
      ])
  }

  @Test func `a shape that contains itself is written once`() {
    let rows = menu.jsonSchema(keys: .zh)["definitions", "dish", "properties", "行"]
    #expect(rows?["else"] == ["$ref": "#/definitions/dish"])
  }

  @Test func `each variant has its own required keys`() {
    let shape = DefinitionShape("meal", Spelling("餐", "meal"), [.init("规则", course)])
    let schema = shape.jsonSchema(keys: .en)
    #expect(
      schema["definitions", "course", "properties", "rule", "enum"] == ["汤", "soup", "菜", "main", "dish"])
    #expect(
      schema["definitions", "course", "allOf"] == [
        [
          "if": ["properties": ["rule": ["enum": ["汤", "soup"]]], "required": ["rule"]],
          "then": ["$ref": "#/definitions/course.soup"],
        ],
        [
          "if": ["properties": ["rule": ["enum": ["菜", "main", "dish"]]], "required": ["rule"]],
          "then": ["$ref": "#/definitions/course.main"],
        ],
      ])
    #expect(schema["definitions", "course.main", "required"] == ["seconds"])
  }

  @Test func `a reference carries its description beside it, where draft-07 reads it`() {
    let shape = DefinitionShape("meal", Spelling("餐", "meal"), [.init("项目", .mapping(dish))])
    #expect(
      shape.jsonSchema(keys: .zh)["properties", "项目"]
        == ["allOf": [["$ref": "#/definitions/dish"]], "description": "project"])
  }

  @Test func `keys that belong to the evaluation are left out`() {
    #expect(menu.jsonSchema(keys: .zh)["properties", "评分"] == nil)
  }

  @Test(arguments: KeyLanguage.allCases) func `the same shape gives the same bytes`(keys: KeyLanguage) {
    #expect(menu.jsonSchema(keys: keys).serialized() == menu.jsonSchema(keys: keys).serialized())
  }
}

@Suite struct VocabularyTests {
  @Test func `no two Chinese keys share an English alias`() {
    #expect(Set(Vocabulary.aliases.values).count == Vocabulary.aliases.count)
  }

  @Test func `aliases are lower camel case`() {
    for alias in Vocabulary.aliases.values {
      #expect(alias.wholeMatch(of: /[a-z][A-Za-z0-9]*/) != nil, "\(alias)")
    }
  }
}
