internal import Screening
internal import SurveyStatistics

extension ScreeningTally {
  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(count: &collected)
    coder.code(count: &valid)
    coder.code(count: &flagged)
    coder.code(shape: rules.count)
    for index in rules.indices {
      coder.code(count: &rules[index].hits)
      coder.code(count: &rules[index].excluded)
      coder.code(count: &rules[index].unjudged)
    }
    let excluded = rules.reduce(0) { $0 + $1.excluded }
    coder.check(flagged <= valid && valid + excluded == collected)
  }
}
