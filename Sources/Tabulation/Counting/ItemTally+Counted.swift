public import Questionnaires
public import Responses

extension ItemTally {
  /// The tallies of answers counted by hand, in the order of `questionnaire.items`: the same tallies rows give.
  public static func tallies(_ counted: CountedAnswers, of questionnaire: Questionnaire) -> [ItemTally] {
    questionnaire.items.indices.map { index in
      let options = counted.options[index]
      var tally = ItemTally(options: options.count)
      tally.counts = options
      let isSet = questionnaire.question(of: questionnaire.items[index]).kind.hasOptionSet
      tally.unanswered = counted.unanswered[index]
      tally.skipped = counted.skipped[index]
      // Who chose several options was one person: the respondents are those who did not leave it blank.
      tally.answered =
        isSet ? max(0, counted.respondents - tally.unanswered - tally.skipped) : options.reduce(0, +)
      return tally
    }
  }
}
