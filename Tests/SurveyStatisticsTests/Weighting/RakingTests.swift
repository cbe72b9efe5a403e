import SurveyStatistics
import Testing

struct RakingTests {
  @Test func `four people by hand`() throws {
    // Women 1, 1 and men 1, 1; old 1 of each. Women must be 30, men 10; old 10, young 30. Independence is kept: an old
    // woman stands for 30·10/40 = 7.5, a young one for 22.5, an old man for 2.5, a young one for 7.5.
    let controls = try WeightControls(
      baseWeights: [1, 1, 1, 1],
      margins: [
        ControlMargin(categories: [0, 0, 1, 1], targets: [30, 10]),
        ControlMargin(categories: [0, 1, 0, 1], targets: [10, 30]),
      ])
    let raked = try controls.raked()
    #expect(raked.weights == [7.5, 22.5, 2.5, 7.5])
    #expect(raked.report.factors == 2.5...22.5)
    // Kish: 4·(7.5² + 22.5² + 2.5² + 7.5²)/40² = 4·625/1600
    #expect(raked.report.weights.designEffect == 1.5625)
    #expect(raked.report.margins[0].map(\.achieved) == [30, 10])
    #expect(raked.report.margins[1].map(\.base) == [2, 2])
    #expect(raked.report.iterations == 2)
  }

  @Test func `one margin is post-stratification, as R's postStratify`() throws {
    let controls = try WeightControls(baseWeights: Townspeople.weights, margins: [Townspeople.ages])
    let raked = try controls.raked()
    let weights = weightingReference["poststratified weights"]
    #expect(relativeError(Townspeople.sampled(raked.weights), weights) <= 1e-12)
    #expect(relativeError(try Townspeople.estimates(raked), weightingReference["poststratified"]) <= 1e-9)
  }

  @Test func `the count of a controlled category has no error`() throws {
    let raked = try Townspeople.controls().raked()
    for margin in [Townspeople.sexes, Townspeople.ages, Townspeople.regions] {
      let counts = margin.targets.indices.map { category in
        zip(raked.weights, margin.categories).map { $1 == category ? $0 : 0 }
      }
      #expect(relativeError(counts.map { $0.reduce(0, +) }, margin.targets) <= 1e-9)
      let residuals = raked.calibrationInfluences(of: InfluenceBlock(rows: 240, columns: counts))
      #expect(try Townspeople.design(isClustered: true).covariance(of: residuals).trace == 0)
    }
  }

  @Test func `fitting in turn and Newton's method meet at the same weights, those of R`() throws {
    let raked = try Townspeople.controls().raked()
    let newton = try Townspeople.controls().calibrated(by: .raking)
    for (raked, newton) in zip(raked.weights, newton.weights) {
      #expect(isClose(raked, newton, within: 1e-10))
    }
    #expect(relativeError(Townspeople.sampled(raked.weights), weightingReference["raking weights"]) <= 1e-9)
  }

  @Test func `R's rake has the weights, but its standard error is not the calibration one`() throws {
    // R subtracts unweighted margin means of z; the regression on the margins with design weights is what calibration
    // leaves. `calibrate(calfun = "raking")` has it right.
    let raked = try Townspeople.controls().raked()
    let estimates = try Townspeople.estimates(raked)
    #expect(relativeError(estimates, weightingReference["raking"]) <= 1e-9)
    #expect(relativeError(Townspeople.sampled(raked.weights), weightingReference["rake() weights"]) <= 1e-9)
    let rake = weightingReference["rake()"]
    #expect(relativeError([estimates[0], estimates[2], estimates[4]], [rake[0], rake[2], rake[4]]) <= 1e-9)
    #expect(relativeError(estimates[1], rake[1]) > 0.004)
  }

  @Test func `raking twice changes nothing`() throws {
    let once = try Townspeople.controls().raked()
    let margins = [Townspeople.sexes, Townspeople.ages, Townspeople.regions]
    let twice = try WeightControls(baseWeights: once.weights, margins: margins).raked()
    for (once, twice) in zip(once.weights, twice.weights) { #expect(isClose(twice, once, within: 1e-11)) }
    #expect(twice.report.iterations == 1)
  }

  @Test func `the order of margins and of people does not matter`() throws {
    let straight = try Townspeople.controls().raked().weights
    let reversed = try WeightControls(
      baseWeights: Townspeople.weights.reversed(),
      margins: [Townspeople.regions, Townspeople.ages, Townspeople.sexes].map {
        ControlMargin(categories: $0.categories.reversed(), targets: $0.targets)
      })
    for (one, other) in zip(straight, try reversed.raked().weights.reversed()) {
      #expect(isClose(one, other, within: 1e-10))
    }
  }

  @Test(arguments: 1...20) func `random surveys meet every margin and keep the base weights' odds`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 40...200, using: &random)
    let base = (0..<count).map { _ in Double.random(in: 0.5...3, using: &random) }
    let sizes = [2, 3, 5]
    let categories = sizes.map { size in
      (0..<count).map { $0 < size ? $0 : Int.random(in: 0..<size, using: &random) }
    }
    // Margins that some positive weights do have, so that the answer exists.
    let truth = base.map { $0 * Double.random(in: 0.2...5, using: &random) }
    let margins = zip(sizes, categories).map { size, categories in
      ControlMargin(
        categories: categories,
        targets: (0..<size).map { category in
          zip(truth, categories).reduce(0) { $1.1 == category ? $0 + $1.0 : $0 }
        })
    }
    let raked = try WeightControls(baseWeights: base, margins: margins).raked()
    #expect(raked.report.largestMiss <= 1e-9)
    // ln(w/d) is a sum of one term a margin: people alike in all margins share a factor, and factors multiply.
    var factors: [[Int]: Double] = [:]
    for unit in 0..<count {
      let profile = categories.map { $0[unit] }
      let factor = raked.weights[unit] / base[unit]
      if let known = factors[profile] { #expect(isClose(factor, known, within: 1e-9)) }
      factors[profile] = factor
    }
    let (women, men) = ([0, 0, 0], [1, 0, 0])
    if let a = factors[women], let b = factors[men], let c = factors[[0, 1, 0]], let d = factors[[1, 1, 0]] {
      #expect(isClose(a / b, c / d, within: 1e-9))
    }
  }

  @Test func `scaled base weights give the same weights`() throws {
    let margins = [Townspeople.sexes, Townspeople.ages, Townspeople.regions]
    let scaled = try WeightControls(
      baseWeights: Townspeople.weights.map { $0 * 1e6 }, margins: margins
    ).raked()
    for (one, other) in zip(try Townspeople.controls().raked().weights, scaled.weights) {
      #expect(isClose(one, other, within: 1e-10))
    }
  }

  @Test func `a category that should count nobody takes its people out`() throws {
    // The third of three ages is nobody's in this population: its one respondent weighs 0, the others share 40.
    let controls = try WeightControls(
      baseWeights: [1, 1, 2], margins: [ControlMargin(categories: [0, 1, 2], targets: [10, 30, 0])])
    let raked = try controls.raked()
    #expect(raked.weights == [10, 30, 0])
    #expect(raked.report.zeroWeights == 1)
    #expect(raked.report.weights.count == 2)
    let counts = InfluenceBlock(rows: 3, columns: [[10, 30, 0]])
    #expect(raked.calibrationInfluences(of: counts).columns == [[0, 0, 0]])
    // An empty category that should be empty is no matter.
    let empty = ControlMargin(categories: [0, 1, 1], targets: [10, 30, 0])
    #expect(try WeightControls(baseWeights: [1, 1, 1], margins: [empty]).raked().weights == [10, 15, 15])
  }

  @Test func `margins that no weights can meet are said not to converge`() throws {
    // Everybody old is a woman, but there should be 20 old and 10 women.
    let controls = try WeightControls(
      baseWeights: [1, 1, 1],
      margins: [
        ControlMargin(categories: [0, 1, 1], targets: [10, 30]),
        ControlMargin(categories: [0, 1, 1], targets: [20, 20]),
      ])
    let error = #expect(throws: WeightingError.self) { try controls.raked(mostIterations: 50) }
    guard case .notConverged(let control, let report)? = error?.faults.first else {
      Issue.record("not told as such")
      return
    }
    #expect(control == .category(margin: 0, 0))
    #expect(report.iterations == 50)
    #expect(report.margins[0][0].achieved == 20)
  }
}
