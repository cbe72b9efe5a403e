import SurveyStatistics

/// The people of `Reference/designs.R`: four regions, of which the third was taken whole, towns drawn in regions,
/// households in towns, persons in households. Ids start again in every unit.
enum Towns {
  struct Person {
    let (region, town, home): (Int, Int, Int)
    /// Towns of the region, households of the town, persons of the household.
    let populations: [Int]
    let weight: Double
    let number: Int

    var rating: Double { Double(1 + (number * 7 + region * 3 + town * 2 + number / 5) % 5) }
    var area: Int { (number + region) % 3 }
    var budget: Double { Double(1 + (number * number) % 4) }
    var spend: Double { budget + Double((number * 5) % 7) / 2 }
    var hasAnswered: Bool { (number * 3 + town) % 11 != 0 }
    var score: Double? { hasAnswered ? rating : nil }
    var good: Double? { hasAnswered ? (rating >= 4 ? 1 : 0) : nil }
  }

  static let people: [Person] = make()

  private static func make() -> [Person] {
    let (towns, drawn) = ([6, 9, 3, 5], [3, 4, 3, 2])
    var people: [Person] = []
    for region in 0..<4 {
      for town in 0..<drawn[region] {
        let homes = 4 + (region * 3 + town * 5) % 4
        let drawnHomes = (region + town) % 4 == 0 ? homes : 2 + (region + town) % 2
        for home in 0..<drawnHomes {
          let persons = 2 + (town + home) % 3
          let drawnPersons = (town + home) % 2 == 0 ? persons : 2
          let inverse =
            (Double(towns[region]) / Double(drawn[region])) * (Double(homes) / Double(drawnHomes))
            * (Double(persons) / Double(drawnPersons))
          for _ in 0..<drawnPersons {
            let number = people.count
            people.append(
              Person(
                region: region, town: town, home: home, populations: [towns[region], homes, persons],
                weight: inverse * (1 + Double((number * 5) % 7) / 10), number: number))
          }
        }
      }
    }
    return people
  }

  /// One of R's designs of these people.
  enum Drawing: String, CaseIterable {
    case rows, stratified, clusters, unweighted, finite, twostage, threestage

    func design(
      of people: [Person] = Towns.people, lonely: LonePSUPolicy = .fail
    ) throws -> SampleDesign {
      let weights = people.map { self == .unweighted ? 1 : $0.weight }
      return try SampleDesign(weights: weights, stages: stages(people), lonely: lonely)
    }

    func stages(_ people: [Person]) -> [DesignStage] {
      let regions = people.map { Int32($0.region) }
      func populations(_ stage: Int) -> [Int?] { people.map { $0.populations[stage] } }
      let towns = people.map { Int32($0.town) }
      let finite = DesignStage(units: towns, strata: regions, populations: populations(0))
      let homes = DesignStage(units: people.map { Int32($0.home) }, populations: populations(1))
      return switch self {
      case .rows: []
      case .stratified: [DesignStage(strata: regions)]
      case .clusters, .unweighted: [DesignStage(units: towns, strata: regions)]
      case .finite: [finite]
      case .twostage: [finite, homes]
      case .threestage: [finite, homes, DesignStage(populations: populations(2))]
      }
    }
  }
}

extension SymmetricMatrix {
  /// (0,0), (1,0), (1,1), (2,0) … as the scripts print a matrix.
  var lowerTriangle: [Double] { (0..<size).flatMap { i in (0...i).map { self[i, $0] } } }
}
