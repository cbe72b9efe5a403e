/// The id of something a definition declares (编号): `QuestionID` and `ScaleID` are different types.
public struct Identifier<Entity>: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The id as written.
  public let description: String

  /// An id as written in a definition.
  public init(_ text: String) { description = text }

  /// An id given in code.
  public init(stringLiteral text: String) { description = text }
}

/// The id of a question: `Q3`.
public typealias QuestionID = Identifier<Question>
/// The name of a rating scale: `满意4`.
public typealias ScaleID = Identifier<RatingScale>
/// The id of a dimension.
public typealias DimensionID = Identifier<Dimension>
/// The id of a group of respondents.
public typealias GroupID = Identifier<RespondentGroup>
/// The id of a validity rule.
public typealias RuleID = Identifier<ValidityRule>
/// The id of a satisfaction formula.
public typealias FormulaID = Identifier<SatisfactionFormula>
