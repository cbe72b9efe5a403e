internal import DefinitionFiles
internal import Diagnostics
internal import Questionnaires

/// Which columns that are no answers the rules look at, and which of those an export lacks (元数据列需求).
struct MetadataDemand {
  private let columns: MetadataLookup
  private let place: SourceLocation
  /// Columns to be read; `Int.max` where the export has none.
  private(set) var position: [MetadataRole: Int] = [:]
  private(set) var flags: [(rule: Int, column: Int?, text: String)] = []
  private(set) var keys: [(name: String, column: Int)] = []
  /// Whether durations are what lies between start and end.
  private(set) var needsTimes = false
  private(set) var problems: [ResponseProblem] = []

  init(_ columns: MetadataLookup, at place: SourceLocation) { (self.columns, self.place) = (columns, place) }

  /// Has a column read, if there is one.
  mutating func keep(_ role: MetadataRole) { position[role] = columns[role] ?? .max }

  mutating func add(_ rule: ValidityRule, at index: Int) {
    let user = "\(rule.id)（\(rule.kind.spelling.zh)）"
    switch rule.test {
    case .fasterThan, .slowerThan: needDuration(for: user)
    case .outsideDates, .unsubmitted: need(.submitted, called: "提交答卷时间", for: user)
    case .addressSharedByMoreThan: need(.address, called: "来自IP", for: user)
    case .manual: need(.responseID, called: "序号", for: user, isNeeded: true)
    case .platformFlag(let column, let text): flags.append((index, find(column, for: user), text.folded))
    case .duplicate(let keys, _):
      for case .metadata(let name) in keys where !self.keys.contains(where: { $0.name == name }) {
        self.keys.append((name, find(name, for: user) ?? .max))
      }
    case .missingMoreThan, .straightLining, .failedAttention, .contradiction, .notInRegister: break
    }
  }

  /// The column a rule or a weight names.
  mutating func find(_ heading: String, for user: String) -> Int? {
    let index = columns.index(named: heading)
    if index == nil { report(.missingMetadata(heading, usedBy: user, isNeeded: true)) }
    return index
  }

  private mutating func needDuration(for user: String) {
    guard columns[.duration] == nil, columns[.started] != nil, columns[.finished] != nil else {
      return need(.duration, called: "所用时间", for: user)
    }
    needsTimes = true
    report(.durationFromTimes(usedBy: user))
  }

  /// A column that is not there reads as one that is empty: not judged, reported, and every response stays.
  private mutating func need(
    _ role: MetadataRole, called name: String, for user: String, isNeeded: Bool = false
  ) {
    if columns[role] == nil { report(.missingMetadata(name, usedBy: user, isNeeded: isNeeded)) }
    keep(role)
  }

  private mutating func report(_ fault: ResponseProblem.Fault) {
    problems.append(ResponseProblem(fault, at: place))
  }
}
