internal import DelimitedText
public import Diagnostics
public import Questionnaires
public import Responses

/// Why a fixture cannot be used: a mistake in the fixture.
public struct FixtureFailure: Error, CustomStringConvertible {
  /// What is wrong with it.
  public let description: String
}

extension Questionnaire {
  /// A questionnaire written in a test.
  public init(fixture yaml: String) throws {
    let read = Questionnaire.read(bytes: Array(yaml.utf8), file: "fixture.yaml")
    guard let questionnaire = read.questionnaire else {
      throw FixtureFailure(
        description: read.problems.map { $0.message(in: .en) }.joined(separator: "\n"))
    }
    self = questionnaire
  }
}

extension ExportFile {
  /// An export written in a test.
  public init(_ text: String, name: String = "export.csv") {
    self.init(bytes: Array(text.utf8), name: name)
  }

  /// An export of these bytes.
  public init(bytes: [UInt8], name: String = "export.csv") {
    self.init(name: name, source: ByteSource(bytes: bytes))
  }

  /// The same export with something known beforehand.
  public func with(_ change: (inout ExportFile) -> Void) -> ExportFile {
    var file = self
    change(&file)
    return file
  }
}

/// Responses read from exports, with what was wrong.
public struct ReadExports {
  /// The responses.
  public let table: ResponseTable
  /// What could not be read.
  public let problems: [any Diagnostic]

  /// Problems about answers and columns, which is all but unreadable text.
  public var faults: [ResponseProblem.Fault] { problems.compactMap { ($0 as? ResponseProblem)?.fault } }

  /// The codes of the problems, in order.
  public var codes: [String] { problems.map(\.code) }
}

extension Questionnaire {
  /// Reads exports of this questionnaire.
  public func read(_ files: ExportFile..., needs: MetadataNeeds = MetadataNeeds()) -> ReadExports {
    var reader = ResponseReader(self, needs: needs)
    for file in files { reader.read(file) }
    let (table, problems) = reader.finish()
    return ReadExports(table: table, problems: problems)
  }

  /// Reads one export written in a test.
  public func read(_ text: String, needs: MetadataNeeds = MetadataNeeds()) -> ReadExports {
    read(ExportFile(text), needs: needs)
  }
}

extension ResponseTable {
  /// One item's answers as a person would write them: option texts, `+` between several, or why there is none.
  public func answers(_ name: String) -> [String] {
    guard let item = questionnaire.item(named: name), let index = columnIndex(of: item) else { return [] }
    let options = questionnaire.question(of: item).scale.options
    let column = columns[index]
    return column.codes.indices.map { response in
      switch column.codes[response].missing {
      case .skipped: return "跳题"
      case .unanswered: return "未答"
      case .unrecognised: return "未识别"
      case nil: break
      }
      if let option = column.codes[response].option { return options[option].label }
      if !column.numbers.isEmpty { return "\(column.numbers[response])" }
      guard !column.optionSets.isEmpty else { return "有" }
      let chosen = options.indices.filter { column.optionSets[response] >> UInt64($0) & 1 == 1 }
      return chosen.map { options[$0].label }.joined(separator: "+")
    }
  }

  /// Every item's answers, to compare tables read from different files.
  public var allAnswers: [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: questionnaire.items.map { item in
        let name = questionnaire.name(of: item)
        return (name, answers(name))
      })
  }
}
