public import Questionnaires

/// The code of an indicator (指标编号): `2.1.2`, `C291`.
public typealias IndicatorCode = Identifier<Indicator>
/// The name of a fact (事实编号).
public typealias FactID = Identifier<Fact>
/// The name of a source document (资料编号).
public typealias SourceID = Identifier<SourceDocument>
/// The name of a survey (调查编号): one questionnaire sent to one population.
public typealias SurveyID = Identifier<SurveyDeclaration>
