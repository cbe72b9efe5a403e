internal import SurveyStatistics

/// 信度: α with its interval, items, halves, ω, KMO, Bartlett, eigenvalues.
extension RequestEvaluation {
  mutating func reliability(
    _ statistic: RequestedStatistic, _ items: ScaleItems, _ division: SplitHalf.Division
  ) -> Analysis? {
    guard let columns = numbers(items) else { return nil }
    var analysis = Analysis(statistic, of: items.names)
    let tally = tally(columns)
    do throws(UndefinedReason) {
      let reliability = try Reliability(tally)
      analysis.add(reliability, level: statistic.level)
      let adequacy = Self.adequacy(tally)
      let model = Self.model(tally)
      analysis.addHalves(tally, division)
      analysis.add(model, adequacy)
      analysis.parts.append(Self.items(items, reliability, model, adequacy))
      if let correlation = tally.correlation { analysis.parts.append(Self.eigenvalues(correlation)) }
    } catch {
      analysis.reason = error
    }
    return analysis
  }

  private static func adequacy(_ tally: CovarianceTally) -> Result<FactorAdequacy, UndefinedReason> {
    do throws(UndefinedReason) { return .success(try FactorAdequacy(tally)) } catch { return .failure(error) }
  }

  private static func model(_ tally: CovarianceTally) -> Result<OneFactorModel, UndefinedReason> {
    guard let correlation = tally.correlation else { return .failure(.noVariation) }
    do throws(UndefinedReason) {
      return .success(try OneFactorModel(correlation))
    } catch {
      return .failure(error)
    }
  }

  private static func items(
    _ items: ScaleItems, _ reliability: Reliability, _ model: Result<OneFactorModel, UndefinedReason>,
    _ adequacy: Result<FactorAdequacy, UndefinedReason>
  ) -> Analysis.Part {
    var part = Analysis.Part(
      .init("items", "各题", "Items"), by: .init("variable", "题目", "item"),
      [
        .init("alphaIfDropped", "删除后 α", "α if dropped"),
        .init("itemRestCorrelation", "题总相关", "item–rest r"), .init("loading", "载荷", "loading"),
        .init("kmo", "KMO", "KMO"),
      ])
    for (index, item) in reliability.items.enumerated() {
      part.append(
        items.names[index].name,
        [
          .init(item.alphaIfDropped, else: .tooFewItems(needed: 3)), .init(item.itemRestCorrelation),
          model.value { .number($0.loadings[index]) }, adequacy.value { .init($0.itemKMO[index]) },
        ])
    }
    return part
  }

  private static func eigenvalues(_ correlation: SymmetricMatrix) -> Analysis.Part {
    var part = Analysis.Part(
      .init("eigenvalues", "特征值", "Eigenvalues"), by: .init("component", "成分", "component"),
      [
        .init("eigenvalue", "特征值", "eigenvalue"), .init("share", "占方差", "share of variance"),
      ])
    for (index, value) in EigenDecomposition(correlation).values.enumerated() {
      part.append("\(index + 1)", [.number(value), .number(value / Double(correlation.size))])
    }
    return part
  }
}

extension Result where Failure == UndefinedReason {
  /// A figure of it, or why there is none.
  fileprivate func value(_ figure: (Success) -> Analysis.Value) -> Analysis.Value {
    switch self {
    case .success(let success): figure(success)
    case .failure(let reason): .undefined(reason)
    }
  }
}

extension Analysis {
  fileprivate mutating func add(_ reliability: Reliability, level: Double) {
    let interval = reliability.alphaInterval(level: level)
    facts += [
      Fact("alpha", "克隆巴赫 α", "Cronbach’s α", .number(reliability.alpha)),
      Fact("lower", "下限（Feldt）", "lower (Feldt)", Value(interval?.lowerBound, else: .oneRespondent)),
      Fact("upper", "上限（Feldt）", "upper (Feldt)", Value(interval?.upperBound, else: .oneRespondent)),
      Fact("standardizedAlpha", "标准化 α", "standardised α", Value(reliability.standardizedAlpha)),
      Fact("respondents", "人数（各题齐全）", "respondents (complete)", .count(reliability.respondents)),
    ]
  }

  fileprivate mutating func addHalves(_ tally: CovarianceTally, _ division: SplitHalf.Division) {
    do throws(UndefinedReason) {
      guard let covariance = tally.covariance else { throw .oneRespondent }
      let halves = try SplitHalf(covariance, division: division)
      facts += [
        Fact("splitHalf", "折半相关", "split-half r", Value(halves.correlation)),
        Fact("spearmanBrown", "斯皮尔曼-布朗", "Spearman–Brown", Value(halves.spearmanBrown)),
        Fact("guttman", "格特曼 λ₄", "Guttman’s λ₄", .number(halves.guttman)),
      ]
    } catch {
      facts.append(Fact("splitHalf", "折半相关", "split-half r", .undefined(error)))
    }
  }

  fileprivate mutating func add(
    _ model: Result<OneFactorModel, UndefinedReason>, _ adequacy: Result<FactorAdequacy, UndefinedReason>
  ) {
    facts += [
      Fact("omega", "麦克唐纳 ω", "McDonald’s ω", model.value { .number($0.omega) }),
      Fact("kmo", "KMO", "KMO", adequacy.value { Value($0.kmo) }),
      Fact("bartlett", "巴特利特 χ²", "Bartlett’s χ²", adequacy.value { .number($0.bartlett.statistic) }),
      Fact(
        "bartlettDegreesOfFreedom", "巴特利特自由度", "Bartlett’s df",
        adequacy.value { .count($0.bartlett.degreesOfFreedom) }),
      Fact("bartlettPValue", "巴特利特 p", "Bartlett’s p", adequacy.value { .number($0.bartlett.pValue) }),
    ]
  }
}
