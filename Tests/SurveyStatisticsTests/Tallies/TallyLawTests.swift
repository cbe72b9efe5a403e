import SurveyStatistics
import Testing

/// The laws every tally promises, held against the same two dozen people: an empty tally changes nothing, merging parts
/// gives the whole however they are put together, the order of people does not matter, weights of 1 are no weights.
struct TallyLawTests {
  /// A person's answer from 1 to 5, a second one that some left blank, and a weight.
  struct Person {
    let first: Int
    let second: Int?
    let weight: Double

    var row: [Double?] { [Double(first), second.map { Double($0) }] }
  }

  static let people: [Person] = (0..<24).map { (i: Int) -> Person in
    Person(
      first: 1 + (i * 7 + i / 5) % 5, second: i % 6 == 4 ? nil : 1 + (i * 3 + i / 4) % 5,
      weight: 0.5 + Double((i * 5) % 7) / 4)
  }

  enum Kind: CaseIterable {
    case frequencies, moments, influences, covariances, pairwiseCovariances, pairs, weights
  }

  /// The figures of a tally put together from parts, from the first on or from the last.
  private struct Joining {
    let figures: (_ parts: [[Person]], _ isWeighted: Bool, _ isFromLast: Bool) -> [Double]

    init<Tally>(
      make: @escaping (_ people: [Person], _ isWeighted: Bool) -> Tally,
      merge: @escaping (inout Tally, Tally) -> Void, figures: @escaping (Tally) -> [Double]
    ) {
      self.figures = { parts, isWeighted, isFromLast in
        let tallies = parts.map { make($0, isWeighted) }
        guard isFromLast else { return figures(tallies.dropFirst().reduce(into: tallies[0], merge)) }
        return figures(
          tallies.dropLast().reversed().reduce(tallies[tallies.count - 1]) { joined, part in
            var part = part
            merge(&part, joined)
            return part
          })
      }
    }
  }

  private func figures(
    _ kind: Kind, of parts: [[Person]], isWeighted: Bool = true, isFromLast: Bool = false
  ) -> [Double] {
    let joining =
      switch kind {
      case .frequencies: Self.frequencies
      case .moments: Self.moments
      case .influences: Self.influences
      case .covariances: Self.covariances
      case .pairwiseCovariances: Self.pairwiseCovariances
      case .pairs: Self.pairs
      case .weights: Self.weights
      }
    return joining.figures(parts, isWeighted, isFromLast)
  }

  /// 0 is 0 but for the rounding of figures of size 1.
  private func isClose(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && !left.isEmpty
      && zip(left, right).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
  }

  @Test(arguments: Kind.allCases) func `parts are the whole, whichever are merged first`(kind: Kind) {
    let (people, whole) = (Self.people, figures(kind, of: [Self.people]))
    for first in 0...people.count {
      for second in stride(from: first, through: people.count, by: 5) {
        let parts = [people[..<first], people[first..<second], people[second...]].map { Array($0) }
        #expect(isClose(figures(kind, of: parts), whole), "\(first) \(second)")
        #expect(isClose(figures(kind, of: parts, isFromLast: true), whole), "\(first) \(second)")
      }
    }
  }

  @Test(arguments: Kind.allCases) func `an empty part changes nothing at all`(kind: Kind) {
    let whole = figures(kind, of: [Self.people])
    #expect(figures(kind, of: [[], Self.people]) == whole && figures(kind, of: [Self.people, []]) == whole)
  }

  @Test(arguments: Kind.allCases, 1...5 as ClosedRange<UInt64>)
  func `the order of people does not matter`(kind: Kind, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let shuffled = Self.people.shuffled(using: &random)
    #expect(isClose(figures(kind, of: [shuffled]), figures(kind, of: [Self.people])))
  }

  @Test(arguments: Kind.allCases) func `weights of one are no weights`(kind: Kind) {
    let ones = Self.people.map { Person(first: $0.first, second: $0.second, weight: 1) }
    #expect(isClose(figures(kind, of: [ones]), figures(kind, of: [Self.people], isWeighted: false)))
  }
}

// MARK: The tallies

extension TallyLawTests {
  private static var frequencies: Joining {
    Joining(
      make: { people, isWeighted in
        people.reduce(into: FrequencyTally(categories: 6)) { tally, person in
          if isWeighted { tally.add(person.first, weight: person.weight) } else { tally.add(person.first) }
        }
      },
      merge: { $0.merge($1) },
      figures: { tally in
        let spread = tally.moments(of: [0, 1, 2, 3, 4, 5]).centredSquares
        return tally.counts.map { Double($0) } + tally.weights + tally.squaredWeights
          + [spread] + ends(tally.weighting)
      })
  }

  private static var moments: Joining {
    Joining(
      make: { people, isWeighted in
        people.reduce(into: MomentTally()) { tally, person in
          let value = Double(person.first)
          if isWeighted { tally.add(value, weight: person.weight) } else { tally.add(value) }
        }
      },
      merge: { $0.merge($1) },
      figures: { [Double($0.count), $0.sumOfWeights, $0.mean ?? 0, $0.centredSquares] })
  }

  private static var influences: Joining {
    Joining(
      make: { people, isWeighted in
        people.reduce(into: InfluenceTally()) { tally, person in
          tally.add(Double(person.first - 3) * (isWeighted ? person.weight : 1))
        }
      },
      merge: { $0.merge($1) },
      figures: { [Double($0.units), $0.sum, $0.centredSquares] })
  }

  private static var covariances: Joining {
    Joining(
      make: { people, isWeighted in
        people.reduce(into: CovarianceTally(variables: 2)) { tally, person in
          _ =
            isWeighted
            ? tally.add(complete: person.row, weight: person.weight) : tally.add(complete: person.row)
        }
      },
      merge: { $0.merge($1) },
      figures: { tally in
        let sums: [Double] = [Double(tally.count), tally.sumOfWeights]
        return sums + tally.means + (tally.covariance?.lowerTriangle ?? [])
      })
  }

  private static var pairwiseCovariances: Joining {
    Joining(
      make: { people, isWeighted in
        people.reduce(into: PairwiseCovarianceTally(variables: 2)) { tally, person in
          if isWeighted { tally.add(person.row, weight: person.weight) } else { tally.add(person.row) }
        }
      },
      merge: { $0.merge($1) },
      figures: { tally in
        let counts: [Double] = [(0, 0), (1, 0), (1, 1)].map { Double(tally.count($0.0, $0.1)) }
        return counts + (tally.covariance?.lowerTriangle ?? [])
      })
  }

  private static var pairs: Joining {
    Joining(
      make: { people, isWeighted in
        people.reduce(into: CrossTally(answers: 12, isWeighted: isWeighted)) { tally, person in
          let given = [person.first] + (person.second.map { [6 + $0] } ?? [])
          if isWeighted { tally.add(given, weight: person.weight) } else { tally.add(given) }
        }
      },
      merge: { $0.merge($1) },
      figures: { tally in
        let pairs: [Double] = (0..<12).flatMap { row in (0...row).map { tally[row, $0] } }
        return pairs + (0..<12).map { tally.weight(of: $0) }
      })
  }

  private static var weights: Joining {
    Joining(
      make: { people, isWeighted in
        isWeighted
          ? people.reduce(into: WeightSummary()) { $0.add(weight: $1.weight) } : .equal(people.count)
      },
      merge: { $0.merge($1) },
      figures: { weights in
        let sums: [Double] = [Double(weights.count), weights.sum, weights.sumOfSquares]
        return sums + ends(weights)
      })
  }

  private static func ends(_ weights: WeightSummary) -> [Double] {
    weights.range.map { [$0.lowerBound, $0.upperBound] } ?? []
  }
}
