import DefinitionFiles
import Questionnaires
import Tables
import Testing

/// A shape and every shape below it.
private func shapes(below shape: DefinitionShape) -> [DefinitionShape] {
  [shape] + shape.fields.flatMap { shapes(in: $0.value) }
}

private func shapes(in value: ValueShape) -> [DefinitionShape] {
  switch value {
  case .text, .code, .decimal, .count, .flag, .date, .choice: []
  case .list(let member, _): shapes(in: member)
  case .dictionary(let member): shapes(in: member)
  case .mapping(let shape): shapes(below: shape)
  // A questionnaire contains nothing that contains itself.
  case .recursive: []
  case .variants(_, _, let variants): variants.flatMap { shapes(below: $0.shape) }
  case .either(let alternatives): alternatives.flatMap(shapes)
  }
}

@Suite struct QuestionnaireShapeTests {
  private let all = shapes(below: Questionnaire.shape)

  @Test func `every key has an English alias`() {
    for shape in all {
      for field in shape.fields { #expect(Vocabulary.english(for: field.key) != nil, "\(field.key)") }
    }
  }

  @Test func `the keys of a shape are unique in both languages together`() {
    for shape in all {
      let keys = shape.fields.flatMap { [$0.key, Vocabulary.english(for: $0.key) ?? ""] }
      #expect(Set(keys).count == keys.count, "\(shape.name)")
    }
  }

  @Test func `a name stands for one shape`() {
    for (name, sameName) in Dictionary(grouping: all, by: \.name) {
      let keys = Set(sameName.map { $0.fields.map(\.key) })
      #expect(keys.count == 1, "\(name)")
    }
  }

  @Test(arguments: KeyLanguage.allCases) func `the schema is the same every time`(keys: KeyLanguage) {
    let first = Questionnaire.shape.jsonSchema(keys: keys).serialized()
    #expect(first == Questionnaire.shape.jsonSchema(keys: keys).serialized())
    #expect(first.contains("\"$ref\": \"#/definitions/question\""))
  }
}
