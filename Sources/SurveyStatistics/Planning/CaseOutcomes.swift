/// What became of the cases of a sample (样本处置计数), by the final disposition of each.
///
/// Source: AAPOR (2016), *Standard Definitions*, 9th ed., "Calculating outcome rates from final disposition
/// distributions"; e as in its Outcome Rate Calculator 4.0. Checked: formulas and e of R outcomerate 1.0.1, term by term.
public struct CaseOutcomes: Hashable, Sendable {
  /// How many cases ended in each way; 0 for those left out.
  public var counts: [Disposition: Int]
  /// e, the part of the cases of unknown eligibility taken to be eligible, 0…1; `nil` = as among those known.
  public var eligibility: Double?

  /// How a case may end (最终处置).
  public enum Disposition: String, CaseIterable, Hashable, Sendable {
    /// Complete interview (完整答卷).
    case complete = "I"
    /// Partial interview (部分完成).
    case partial = "P"
    /// Refusal and break-off (拒答、中止).
    case refusal = "R"
    /// Non-contact (未接触).
    case nonContact = "NC"
    /// Eligible, and not interviewed for another reason (其他).
    case other = "O"
    /// Unknown whether there is a household or person (不知是否有受访单元).
    case unknownHousehold = "UH"
    /// Unknown for other reasons (其他情况不明).
    case unknownOther = "UO"
    /// Not eligible (不合格): in no rate, but e is estimated by it.
    case ineligible = "NE"
  }

  /// Counts of 0 or more.
  public init(_ counts: [Disposition: Int], eligibility: Double? = nil) {
    precondition(counts.values.allSatisfy { $0 >= 0 }, "cases are counted")
    precondition(eligibility.map((0...1).contains) ?? true, "e is a part")
    (self.counts, self.eligibility) = (counts, eligibility)
  }

  private func cases(_ dispositions: Disposition...) -> Double {
    dispositions.reduce(0) { $0 + Double(counts[$1] ?? 0) }
  }

  /// Cases known to be eligible: (I + P) + (R + NC + O).
  public var knownEligible: Double { cases(.complete, .partial, .refusal, .nonContact, .other) }

  /// Cases of unknown eligibility: UH + UO.
  public var unknown: Double { cases(.unknownHousehold, .unknownOther) }

  /// e as given, else by the proportion of those known (比例估计法): eligible/(eligible + NE); 1 when nobody is known.
  public var usedEligibility: Double {
    let known = knownEligible + cases(.ineligible)
    return eligibility ?? (known == 0 ? 1 : knownEligible / known)
  }

  /// One rate: a number of cases over another.
  ///
  /// - Returns: the fraction; its denominator may be 0, and then there is no rate.
  public func fraction(of rate: OutcomeRate) -> (numerator: Double, denominator: Double) {
    let interviews = cases(.complete, .partial)
    let contacts = interviews + cases(.refusal, .other)
    let estimated = usedEligibility * unknown
    return switch rate {
    case .rr1: (cases(.complete), knownEligible + unknown)
    case .rr2: (interviews, knownEligible + unknown)
    case .rr3: (cases(.complete), knownEligible + estimated)
    case .rr4: (interviews, knownEligible + estimated)
    case .rr5: (cases(.complete), knownEligible)
    case .rr6: (interviews, knownEligible)
    case .coop1: (cases(.complete), contacts)
    case .coop2: (interviews, contacts)
    case .coop3: (cases(.complete), interviews + cases(.refusal))
    case .coop4: (interviews, interviews + cases(.refusal))
    case .ref1: (cases(.refusal), knownEligible + unknown)
    case .ref2: (cases(.refusal), knownEligible + estimated)
    case .ref3: (cases(.refusal), knownEligible)
    case .con1: (contacts, knownEligible + unknown)
    case .con2: (contacts, knownEligible + estimated)
    case .con3: (contacts, knownEligible)
    }
  }

  /// One rate, 0…1; `nil` when no case counts in it.
  public func rate(_ rate: OutcomeRate) -> Double? {
    let (numerator, denominator) = fraction(of: rate)
    return denominator == 0 ? nil : numerator / denominator
  }
}

/// The outcome rates of AAPOR (结果率): response 应答率, cooperation 合作率, refusal 拒答率, contact 接触率.
///
/// Odd response and cooperation rates count complete interviews, even ones partial ones, too. RR1, RR2, REF1 and CON1
/// take every unknown case to be eligible, RR5, RR6, REF3 and CON3 none, those between a part of e.
public enum OutcomeRate: String, CaseIterable, Hashable, Sendable {
  case rr1 = "RR1"
  case rr2 = "RR2"
  case rr3 = "RR3"
  case rr4 = "RR4"
  case rr5 = "RR5"
  case rr6 = "RR6"
  case coop1 = "COOP1"
  case coop2 = "COOP2"
  case coop3 = "COOP3"
  case coop4 = "COOP4"
  case ref1 = "REF1"
  case ref2 = "REF2"
  case ref3 = "REF3"
  case con1 = "CON1"
  case con2 = "CON2"
  case con3 = "CON3"

  /// What a rate is about (结果率类别).
  public enum Family: Hashable, Sendable {
    /// 应答率.
    case response
    /// 合作率.
    case cooperation
    /// 拒答率.
    case refusal
    /// 接触率.
    case contact
  }

  /// What this rate is about.
  public var family: Family {
    switch self {
    case .rr1, .rr2, .rr3, .rr4, .rr5, .rr6: .response
    case .coop1, .coop2, .coop3, .coop4: .cooperation
    case .ref1, .ref2, .ref3: .refusal
    case .con1, .con2, .con3: .contact
    }
  }
}
