import Foundation
import Testing

/// The points of `Reference/distribution_grid.csv`: what mpmath gave at 60 digits, by kind.
enum DistributionGrid {
  struct Point: CustomTestStringConvertible, Sendable {
    let kind: String
    let values: [Double]
    var testDescription: String { "\(kind) \(values)" }
  }

  static func points(_ kind: String) -> [Point] { all.filter { $0.kind == kind } }

  private static let all: [Point] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/distribution_grid.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      let cells = line.split(separator: ",")
      return Point(kind: String(cells[0]), values: cells.dropFirst().compactMap { Double($0) })
    }
  }()
}
