import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct GradeSchemeTests {
  private func card(_ scale: GradeScale, _ points: [ExactDecimal], full: ExactDecimal = 100) throws
    -> Scorecard
  {
    let weights: [ExactDecimal] = [60, 40]
    let leaves = zip(points, weights).enumerated().map { place, pair in
      Indicator(
        IndicatorCode("\(place + 1)"), name: "指标", weight: pair.1,
        content: .leaf(Leaf(.judged(.points(pair.0)))))
    }
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "g", title: "g"), fullMarks: full, indicators: leaves, grades: scale)
    return Scorecard(of: framework)
  }

  // 86.74 is 良 in both; 78 is 中 nationally and 良 in Shanghai; 60 is the last pass.
  @Test(
    arguments: [
      ("50", "40", "优", "优"), ("49.99", "40", "良", "良"), ("46.74", "40", "良", "良"), ("40", "40", "良", "良"),
      ("38", "40", "中", "良"), ("34.99", "40", "中", "合格"), ("20", "40", "中", "合格"),
      ("19.99", "40", "差", "不合格"),
      ("0", "0", "差", "不合格"), ("60", "40", "优", "优"),
    ] as [(ExactDecimal, ExactDecimal, String, String)])
  func `a total meets its band at the lower end`(
    first: ExactDecimal, second: ExactDecimal, national: String, shanghai: String
  ) throws {
    #expect(try card(.scheme(.national), [first, second]).grade.label == national)
    #expect(try card(.scheme(.shanghai), [first, second]).grade.label == shanghai)
  }

  @Test func `without bands there is no grade`() throws {
    #expect(try card(.notPrinted, [50, 40]).grade == .noBands)
  }

  @Test func `shipped bands are written for 100 marks and converted to the evaluation's whole`() throws {
    // 90 of 120 is 75 of 100.
    let scaled = try card(.scheme(.shanghai), [50, 40], full: 120)
    #expect(scaled.grade.label == "良")
    #expect(scaled.toNextGrade?.points == 18)  // 90 % of 120 is 108
  }

  @Test func `the distance to the next grade names the judged leaves that could carry it`() throws {
    let card = try card(.scheme(.national), ["49", "39.5"])  // 88.5, 11 and 0.5 left
    let next = try #require(card.toNextGrade)
    #expect(next.label == "优")
    #expect(next.points.description == "1.5")
    #expect(next.judged.map(\.code) == ["1", "2"])
    #expect(next.judged.map(\.headroom) == [11, "0.5"])
    #expect(next.judged.map(\.isEnough) == [true, false])
    #expect(try self.card(.scheme(.national), [60, 40]).toNextGrade == nil)
  }

  @Test func `events void the total, cap it, or cap the grade`() throws {
    func card(_ limit: TotalLimit) throws -> Scorecard {
      let framework = try EvaluationFramework(
        header: EvaluationHeader(id: "g", title: "g"),
        indicators: [Indicator("1", name: "指标", weight: 100, content: .leaf(Leaf(.judged(.points(95)))))],
        grades: .scheme(.national), vetoes: [Veto(event: "审计处理", occurred: true, limit: limit)])
      return Scorecard(of: framework)
    }
    #expect(try card(.zero).total.rounded == 0)
    #expect(try card(.zero).unlimitedTotal.rounded == 95)
    #expect(try card(.atMost(79)).grade.label == "中")
    let graded = try card(.gradeAtBest("良"))
    #expect(graded.total.rounded == 95)
    #expect(graded.grade.label == "良")
  }
}
