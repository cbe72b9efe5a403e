import SurveyStatistics

/// The sixty made-up people of `Reference/survey.R`: five items from 1 to 5, some left out, drawn from 400.
enum SixtyPeople {
  static let population = 400

  struct Person {
    let weight: Double
    /// Every item as it would have been answered, from 1.
    let ratings: [Int]
    /// Which items were.
    let answered: [Bool]

    func satisfied(_ item: Int) -> Double { answered[item] && ratings[item] >= 4 ? 1 : 0 }
    func base(_ item: Int) -> Double { answered[item] ? 1 : 0 }
  }

  static let all: [Person] = (0..<60).map { (i: Int) -> Person in
    Person(
      weight: 1 + Double((i * 5) % 7) / 4,
      ratings: (0..<5).map { rating(of: i, item: $0) },
      answered: (0..<5).map { (j: Int) -> Bool in j == 0 || (i * 3 + j * 5) % 11 != 0 })
  }

  private static func rating(of i: Int, item j: Int) -> Int {
    let base: Int = (i * 7 + i / 9) % 5
    let squares: Int = i * i + 3 * i * j + j * j
    let noise: Int = (squares % 7) / 2 - 1
    return min(max(base + noise, 0), 4) + 1
  }

  /// One of R's four designs.
  struct Design: CustomStringConvertible {
    let description: String
    let isWeighted: Bool
    let population: Int?

    func weight(of person: Person) -> Double { isWeighted ? person.weight : 1 }
  }

  static let designs = [
    Design(description: "plain", isWeighted: false, population: nil),
    Design(description: "weighted", isWeighted: true, population: nil),
    Design(description: "fpc", isWeighted: false, population: population),
    Design(description: "weightedfpc", isWeighted: true, population: population),
  ]

  /// The answers to one item, unanswered ones left out.
  static func tally(_ item: Int, _ design: Design) -> FrequencyTally {
    var tally = FrequencyTally(categories: 5)
    for person in all where person.answered[item] {
      tally.add(person.ratings[item] - 1, weight: design.weight(of: person))
    }
    return tally
  }

  static let satisfied: [Double] = [0, 0, 0, 1, 1]
}
