package import Diagnostics

/// What a draft cannot know and a person has to settle (待确认): printed beside the guess.
package enum Doubt: Hashable, Sendable {
  /// The question's type was told by its answers alone.
  case kind
  /// Scores and 满意 flags are suggestions.
  case scores
  /// The order of points or options was not to be seen in the export.
  case order
  /// A scale may have points nobody chose, such as this one.
  case unseenPoints(example: String)
  /// Wordings taken for the same point.
  case sameMeaning
  /// A point so much rarer than this one beside it that it may be the same in other words.
  case rareWording(of: String)
  /// A text among the points of a scale that is none.
  case unclearPoint
  /// An option between others that nobody chose.
  case unseenPosition(Int)
  /// Many different answers, taken for options all the same.
  case manyOptions(Int)
  /// Taken for a question about who the respondent is.
  case identification
  /// Taken for an attention item with this right answer.
  case attention(String)
  /// Answers are positions; the options' texts are unknown.
  case textsUnknown
  /// A figure taken from the data or from habit.
  case limit(LimitBasis)
  /// Dimensions and weights are not to be seen in answers.
  case dimensions
  /// Name and id were made up from the file's name.
  case naming
  /// Which formula is the main one.
  case formula
  /// No question of the export measures satisfaction.
  case noSatisfaction
  /// A condition or setting that was not carried over.
  case notCarriedOver(String)

  /// What a suggested limit rests on.
  package enum LimitBasis: Hashable, Sendable {
    /// A third of the median completion time; so many responses were faster.
    case duration(median: Int, below: Int)
    /// The first and last day of submission seen.
    case dates
    /// So many responses from the commonest address; `nil` when there were too many addresses to count.
    case address(most: Int?)
    /// A habit of the trade.
    case habit
  }
}

extension Doubt {
  /// The doubt in words, without a full stop.
  package func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }
}
