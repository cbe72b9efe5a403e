/// What a column of an export answers (列对应).
enum ColumnBinding: Equatable {
  /// Nothing that is asked for.
  case unused
  /// No question.
  case metadata(MetadataRole)
  /// An item, by its index in `questionnaire.items`.
  case item(Int)
  /// One option of an item: chosen or not, or its rank.
  case optionFlag(item: Int, option: Int)
  /// Text typed beside an option of an item.
  case typedText(item: Int, option: Int?)
  /// All options of an item once more, which has a column for each.
  case summary(item: Int)

  /// The item, whatever part of it.
  var item: Int? {
    switch self {
    case .unused, .metadata: nil
    case .item(let item), .optionFlag(let item, _), .typedText(let item, _), .summary(let item): item
    }
  }
}

/// Where a declared column is to be found (列): by heading, number from 1, or a part of the heading.
public enum ColumnReference: Hashable, Sendable {
  /// 列名.
  case heading(String)
  /// 列号, from 1.
  case number(Int)
  /// 匹配: the only heading that contains this text.
  case containing(String)
}
