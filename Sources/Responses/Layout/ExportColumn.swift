/// What the header says of one column (列含义), without any questionnaire.
package struct ExportColumn: Hashable, Sendable {
  /// The heading as a person finds it in the file; with two header rows the one that says more.
  package let heading: String
  /// The name a program gave the column, where it stands in a header row of its own.
  package let name: String?
  /// What the column holds.
  package let meaning: ColumnMeaning
}

/// What a column holds.
package enum ColumnMeaning: Hashable, Sendable {
  /// Something about the response.
  case metadata(MetadataRole)
  /// A question, or a part of one.
  case question(QuestionPart)
  /// Nothing: an empty heading.
  case empty
}

/// What a heading says of the question it belongs to (题目部分).
package struct QuestionPart: Hashable, Sendable {
  /// 题号 as printed before the stem.
  package let number: String?
  /// The question's name in the platform's program, without the part: `Q2` of `Q2_1`.
  package let name: String?
  /// 题干 as printed, without number, type and part; empty where only the number says of which question.
  package let stem: String
  /// 题型 as printed behind the stem.
  package let type: PrintedType?
  /// Which part of the question.
  package let part: Part

  /// Which part of a question a column holds. Whether an option's column holds 0 and 1, texts or ranks, its cells say.
  package enum Part: Hashable, Sendable {
    /// All of it.
    case whole
    /// A row of a matrix.
    case row(PartName)
    /// An option: chosen or not, or its rank.
    case option(PartName)
    /// A row of a matrix or an option: platforms write both alike.
    case rowOrOption(PartName)
    /// An option in a row of a matrix.
    case cell(row: PartName, option: PartName)
    /// One of several blanks.
    case blank(PartName)
    /// Text typed beside an option.
    case typedText(PartName?)
    /// A row of the matrix before it, if its cells are like those; else a question of its own.
    case rowOrQuestion
  }
}
