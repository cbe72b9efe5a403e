internal import CivilTime

extension DayOrder {
  /// The order of day and month that an export's first responses show in their times (日期次序).
  /// - Returns: The order; whether it was assumed, because the times can be read in both ways and differ.
  static func shown(by records: [HeldRecord], _ columns: [Int]) -> (order: DayOrder, isAssumed: Bool) {
    var seen: Set<DayOrder> = []
    var isOpen = false
    for record in records {
      for column in columns {
        record.withCell(column) { bytes in
          if let order = CivilDateTime.order(shownBy: bytes) {
            seen.insert(order)
          } else if !isOpen {
            isOpen =
              CivilDateTime(platform: bytes, order: .monthFirst)
              != CivilDateTime(platform: bytes, order: .dayFirst)
          }
        }
      }
    }
    if seen.count == 1, let order = seen.first { return (order, false) }
    return (.monthFirst, isOpen || seen.count > 1)
  }
}
