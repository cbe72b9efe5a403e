internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

extension Linter {
  /// Numbers, goals, problems, dates and parties against the tree and each other.
  var contentFindings: [Finding] {
    numberingFindings + goalFindings + problemFindings + dateFindings + partyFindings
  }

  private var contents: ReportContents { framework.contents }

  private var numberingFindings: [Finding] {
    contents.numberings.compactMap { numbering in
      let (missing, repeated) = (numbering.missing, numbering.repeated)
      guard !missing.isEmpty || !repeated.isEmpty else { return nil }
      return Finding(
        .contents(.numbering(name: numbering.name, missing: missing, repeated: repeated)),
        subject: numbering.name, at: numbering.location)
    }
  }

  /// Goals without an indicator; when none has one, that alone is the finding.
  private var goalFindings: [Finding] {
    let unmeasured = contents.goals.filter(\.indicators.isEmpty)
    if let first = unmeasured.first, unmeasured.count == contents.goals.count {
      return [Finding(.contents(.goalsDisconnected(unmeasured.map(\.name))), at: first.location)]
    }
    return unmeasured.map {
      Finding(
        .contents(.goalUnmeasured(name: $0.name, target: $0.target)), subject: $0.name, at: $0.location)
    } + indicatorsWithoutGoal
  }

  /// Measured leaves without a target or goal. Goals set output and effect, seldom the process, so only branches of the
  /// first level in which a goal is measured are asked.
  private var indicatorsWithoutGoal: [Finding] {
    let measured = Set(contents.goals.flatMap(\.indicators))
    let branches = framework.indicators.filter { branch in
      branch.subtree.contains { measured.contains($0.code) }
    }
    let covered = branches.flatMap(\.subtree).filter { measured.contains($0.code) }.flatMap(\.leaves)
    let aimless = branches.flatMap(\.leaves).filter { leaf in
      leaf.applies && leaf.leaf?.isMeasuredWithoutTarget == true && !covered.contains { $0.code == leaf.code }
    }
    return aimless.map {
      Finding(.contents(.indicatorWithoutGoal(name: $0.name)), node: $0.code, at: $0.location)
    }
  }

  private var problemFindings: [Finding] {
    guard let problems = contents.problems else { return [] }
    let full = Set(scores.filter { $0.points.rounded == $0.weight }.map(\.indicator.code))
    let unpunished = problems.filter { problem in
      !problem.indicators.isEmpty && problem.indicators.allSatisfy { full.contains($0) }
    }
    let mentioned = Set(problems.flatMap(\.indicators))
    let unmentioned = scores.filter { score in
      score.leaf != nil && score.points.rounded == 0 && score.weight > 0
        && !mentioned.contains(score.indicator.code)
    }
    return unpunished.map {
      Finding(
        .contents(.problemWithoutDeduction($0.text, $0.indicators)), subject: $0.id, at: $0.location)
    }
      + unmentioned.map {
        Finding(
          .contents(.zeroUnreported(name: $0.indicator.name)), node: $0.indicator.code,
          at: $0.indicator.location)
      }
  }

  private var dateFindings: [Finding] {
    contents.events.flatMap { event -> [Finding] in
      var conflicts: [SettingConflict] = []
      let others = event.otherDates.filter { !$0.agrees(with: event.date) }
      if !others.isEmpty { conflicts.append(.twoDates(name: event.name, [event.date] + others)) }
      for earlier in contents.events
      where event.notBefore.contains(earlier.id) && event.date.isBefore(earlier.date) {
        conflicts.append(.outOfOrder(name: event.name, event.date, after: earlier.name, earlier.date))
      }
      return conflicts.map { Finding(.setting($0), subject: event.id, at: event.location) }
    }
  }

  private var partyFindings: [Finding] {
    let parties = contents.parties
    guard let evaluated = parties.evaluated else { return [] }
    if parties.evaluator == evaluated {
      return [Finding(.setting(.selfEvaluation(evaluated)), at: parties.location)]
    }
    return parties.engagedBy == evaluated
      ? [Finding(.setting(.engagedByEvaluated(evaluated)), at: parties.location)] : []
  }
}

extension Leaf {
  /// A value is measured, and neither leaf nor rule says what it should be.
  fileprivate var isMeasuredWithoutTarget: Bool {
    guard case .measured(_, let rule) = scoring, target == nil else { return false }
    return rule.parts.allSatisfy { $0.target == nil }
  }
}
