/// A name by which one thing of an evaluation refers to another (编号): `FactID` names a `Fact`, never an indicator.
public struct Identifier<Subject>: Hashable, Sendable {
  /// The identifier as it is written in the definition.
  public let text: String

  /// - Parameter text: As written; any text is allowed, 汉字 included.
  public init(_ text: String) { self.text = text }
}

extension Identifier: ExpressibleByStringLiteral, CustomStringConvertible {
  /// The identifier as a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// As written.
  public var description: String { text }
}

/// The code of an indicator (指标编号): `2.1.2`, `C291`.
public typealias IndicatorCode = Identifier<Indicator>
/// The name of a fact (事实编号).
public typealias FactID = Identifier<Fact>
/// The name of a source document (资料编号).
public typealias SourceID = Identifier<SourceDocument>
/// The name of a survey (调查编号): one questionnaire sent to one population.
public typealias SurveyID = Identifier<SurveyDeclaration>
