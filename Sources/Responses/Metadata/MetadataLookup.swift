/// Finds the columns of an export that are no answers, by what they hold or by what a rule calls them (元数据列查找).
struct MetadataLookup {
  private let layout: ExportLayout
  private var columnOfRole: [MetadataRole: Int] = [:]

  init(_ layout: ExportLayout, _ bindings: [ColumnBinding]) {
    self.layout = layout
    for (column, binding) in bindings.enumerated() {
      guard case .metadata(let role) = binding, !role.mayRepeat else { continue }
      columnOfRole[role] = columnOfRole[role] ?? column
    }
    // Who has no time of submission has finished when he submitted, and the other way round.
    let (submitted, finished) = (columnOfRole[.submitted], columnOfRole[.finished])
    columnOfRole[.submitted] = submitted ?? finished
    columnOfRole[.finished] = finished ?? submitted
  }

  /// The column that holds this; `nil` when there is none.
  subscript(role: MetadataRole) -> Int? { columnOfRole[role] }

  /// The column a rule names: by its heading, by its name where there is a record of names, or by what 问卷星 calls such
  /// a column: a rule written for one platform goes on for another.
  func index(named name: String) -> Int? {
    let headings = layout.columns.map(\.heading)
    return headings.firstIndex(of: name)
      ?? headings.firstIndex { $0.folded == name.folded }
      ?? layout.columns.firstIndex { $0.name?.folded == name.folded }
      ?? ExportProfile.plain.metadata.role(of: name).flatMap { columnOfRole[$0] }
  }
}
