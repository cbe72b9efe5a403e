import SurveyStatistics
import Testing

struct OneFactorModelTests {
  @Test func `loadings and omega of the sixty people`() throws {
    let model = try OneFactorModel(try #require(SixtyScales.plain.correlation))
    #expect(relativeError(model.loadings, scaleReference["minres"]) < 1e-9)
    #expect(isClose(model.omega, scaleReference["omega"][0], within: 1e-9))
    // psych's optimiser stops at some seven digits.
    #expect(relativeError(model.loadings, scaleReference["minres psych"]) < 2e-6)
    #expect(isClose(model.omega, scaleReference["omega psych"][0], within: 1e-7))
    #expect(!model.isHeywood)
  }

  @Test func `a matrix made by one factor gives that factor`() throws {
    // λ = 0.8, 0.7, 0.6, 0.5: r = products; Σλ = 2.6, Σλ² = 1.74, Σψ = 2.26, ω = 6.76/(6.76 + 2.26).
    let made = [0.8, 0.7, 0.6, 0.5]
    let model = try OneFactorModel(Self.products(of: made))
    #expect(relativeError(model.loadings, made) < 1e-9)
    #expect(isClose(model.omega, 6.76 / 9.02, within: 1e-9))
  }

  @Test func `an item not reverse-scored loads below zero`() throws {
    let model = try OneFactorModel(Self.products(of: [0.8, 0.7, -0.6]))
    #expect(relativeError(model.loadings, [0.8, 0.7, -0.6]) < 1e-9)
  }

  @Test func `items with nothing in common have no factor`() throws {
    let model = try OneFactorModel(Self.products(of: [0, 0, 0]))
    #expect(model.loadings == [0, 0, 0] && model.omega == 0)
  }

  @Test func `a communality above one is held at one`() throws {
    // r = .9, .9, .5 would need λ₁² = .9·.9/.5 = 1.62.
    let model = try OneFactorModel(SymmetricMatrix(lowerTriangle: [[1], [0.9, 1], [0.9, 0.5, 1]]))
    #expect(model.isHeywood && model.loadings[0] == 1)
    // With λ₁ = 1 the others minimise (.9−a)² + (.9−b)² + (.5−ab)², a = b: a − .9 + a³ − .5a = 0.
    let a = model.loadings[1]
    #expect(isClose(a, model.loadings[2]) && abs(0.5 * a - 0.9 + a * a * a) < 1e-12)
  }

  @Test func `two items leave loadings undetermined`() {
    #expect(throws: UndefinedReason.tooFewItems(needed: 3)) {
      try OneFactorModel(SymmetricMatrix(lowerTriangle: [[1], [0.5, 1]]))
    }
  }

  @Test func `items that copy each other are explained entirely`() throws {
    let model = try OneFactorModel(Self.products(of: [1, 1, 1]))
    #expect(isClose(model.omega, 1) && model.isHeywood)
  }

  private static func products(of loadings: [Double]) -> SymmetricMatrix {
    SymmetricMatrix(
      lowerTriangle: loadings.indices.map { i in (0...i).map { $0 == i ? 1 : loadings[i] * loadings[$0] } })
  }
}
