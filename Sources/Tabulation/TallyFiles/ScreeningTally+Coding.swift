internal import Screening
internal import SurveyStatistics

extension ScreeningTally {
  mutating func code<Coder: TallyCoder>(with coder: inout Coder) throws(Coder.Failure) {
    try coder.code(count: &collected)
    try coder.code(count: &valid)
    try coder.code(count: &flagged)
    try coder.code(shape: rules.count)
    for index in rules.indices {
      try coder.code(count: &rules[index].hits)
      try coder.code(count: &rules[index].excluded)
      try coder.code(count: &rules[index].unjudged)
    }
    let excluded = rules.reduce(0) { $0 + $1.excluded }
    try coder.check(flagged <= valid && valid + excluded == collected)
  }
}
