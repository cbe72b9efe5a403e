/// The number each row has in its file (行号): blank lines are numbered and are no rows.
///
/// Rows that follow each other without a blank line are one run, so that most files have a single one.
struct RowNumbers: Sendable {
  private struct Run {
    /// Its first row, from 0, and the number of that.
    let row: Int32, number: Int32
  }

  private var runs: [Run] = []
  private(set) var count = 0

  /// The number of a row, by its index from 0.
  subscript(row: Int) -> Int32 {
    precondition(row >= 0 && row < count, "a row that was read")
    // The last run that does not begin after the row.
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(runs[middle].row) <= row { low = middle } else { high = middle }
    }
    return runs[low].number + Int32(row) - runs[low].row
  }

  /// The next rows: as many numbers that follow each other.
  mutating func append(from number: Int, count rows: Int) {
    let (row, number) = (Int32(truncatingIfNeeded: count), Int32(truncatingIfNeeded: number))
    if runs.last.map({ $0.number &+ row &- $0.row }) != number { runs.append(Run(row: row, number: number)) }
    count += rows
  }

  /// The rows of the next part.
  mutating func append(_ next: RowNumbers) {
    for (index, run) in next.runs.enumerated() {
      let end = index + 1 < next.runs.count ? Int(next.runs[index + 1].row) : next.count
      append(from: Int(run.number), count: end - Int(run.row))
    }
  }
}
