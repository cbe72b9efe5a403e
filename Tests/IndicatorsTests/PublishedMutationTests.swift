import Diagnostics
import Foundation
import Indicators
import Questionnaires
import Testing

/// One figure of a published file changed.
struct Mutation: CustomTestStringConvertible {
  /// What kind of figure.
  enum Kind: Hashable, CaseIterable {
    /// A weight; of the department's summary, the budget that weighs a project.
    case weight
    /// A bound of a band; where no table is printed, the target that decides full marks.
    case bound
    case score
    /// A count or quantity.
    case count
  }

  let published: Published
  let kind: Kind
  /// A text that stands before the figure, once in the file.
  let anchor: String
  let figure: String
  let changed: String
  /// The finding the change has to bring about.
  let code: String

  init(
    _ published: Published, _ kind: Kind, _ anchor: String, _ figure: String, _ changed: String,
    _ code: String
  ) {
    (self.published, self.kind, self.anchor) = (published, kind, anchor)
    (self.figure, self.changed, self.code) = (figure, changed, code)
  }

  var testDescription: String { "\(published.rawValue) \(anchor): \(figure) → \(changed)" }

  /// The file's text with the first such figure after the anchor changed.
  var text: String {
    get throws {
      let yaml = try published.yaml
      let place = try #require(yaml.firstRange(of: anchor))
      let range = try #require(yaml[place.upperBound...].firstRange(of: figure))
      return yaml.replacingCharacters(in: range, with: changed)
    }
  }

  static let all: [Mutation] = [
    .init(.shanghaiSingleWindow, .weight, "编号: C121", "权重: 3", "权重: 4", "weight-conflict"),
    .init(.shanghaiSingleWindow, .bound, "名称: 良, ", "下限: 75", "下限: 76", "band-gap"),
    .init(.shanghaiSingleWindow, .score, "编号: C24", "得分: 2.93", "得分: 2.94", "score-rule-mismatch"),
    .init(.shanghaiSingleWindow, .count, "编号: new_done", "值: 16", "值: 17", "value-conflict"),
    .init(.shanghaiSingleWindow, .count, "名称: 市场服务, ", "679.2", "680.2", "sum-mismatch"),
    .init(.shenzhenCustomsPreEntry, .weight, "编号: 1.1.1", "权重: 4.00", "权重: 5.00", "weight-conflict"),
    .init(.shenzhenCustomsPreEntry, .weight, "视图", "权重: 20", "权重: 21", "weight-conflict"),
    .init(.shenzhenCustomsPreEntry, .bound, "另印规则", "上限: 100", "上限: 99", "band-gap"),
    .init(.shenzhenCustomsPreEntry, .score, "编号: 4.1.5", "得分: 7.66", "得分: 7.67", "score-rule-mismatch"),
    .init(.shenzhenCustomsPreEntry, .count, "编号: a_card_20", "值: 47592", "值: 48592", "value-conflict"),
    .init(.shenzhenSingleWindow, .weight, "编号: 1.1.1", "权重: 3", "权重: 4", "weight-conflict"),
    .init(.shenzhenSingleWindow, .bound, "下限: 90, 含下限: 是, ", "上限: 95", "上限: 94", "band-gap"),
    .init(.shenzhenSingleWindow, .score, "编号: 3.1.1", "得分: 3", "得分: 2", "score-rule-mismatch"),
    .init(.shenzhenSingleWindow, .count, "编号: items_after", "值: 105", "值: 115", "value-conflict"),
    .init(.shenzhenSingleWindow, .count, "编号: down_h", "值: 1.83", "值: 11.83", "value-conflict"),
    .init(.shanghaiPortOffice, .weight, "项目汇总", "预算: 95.9", "预算: 96.9", "sum-mismatch"),
    .init(.shanghaiPortOffice, .score, "项目汇总", "得分: 87.65", "得分: 87.75", "summary-mismatch"),
    .init(.shanghaiPortOffice, .count, "等级个数", "良: 2", "良: 1", "summary-mismatch"),
    .init(.shanghaiPortOffice, .count, "预算合计", "项目数: 2", "项目数: 3", "summary-mismatch"),
    .init(.shanghaiCooperation, .weight, "编号: C2.1.2", "权重: 5", "权重: 6", "weight-conflict"),
    .init(.shanghaiCooperation, .bound, "编号: sat_target", "值: 85", "值: 90", "score-rule-mismatch"),
    .init(.shanghaiCooperation, .score, "编号: C2.1.4", "得分: 3.70", "得分: 3.71", "score-rule-mismatch"),
    .init(.shanghaiCooperation, .count, "编号: n_valid", "值: 23", "值: 22", "value-conflict"),
    .init(.hainanInformation, .weight, "编号: 2.1.1", "权重: 3", "权重: 4", "weight-conflict"),
    .init(.hainanInformation, .bound, "评级标准", "上限: 51", "上限: 50", "band-gap"),
    .init(.hainanInformation, .score, "编号: 3.1.1", "核对: [{得分: 5", "核对: [{得分: 4", "score-rule-mismatch"),
    .init(.hainanInformation, .count, "编号: ord_bond", "值: 5218", "值: 5281", "sum-mismatch"),
  ]
}

@Suite struct PublishedMutationTests {
  @Test(arguments: Mutation.all)
  func `one changed figure is noticed`(mutation: Mutation) throws {
    let before = Set(try mutation.published.card().findings.map(signature))
    let after = try mutation.published.card(of: mutation.text).findings
    let new = after.filter { !before.contains(signature($0)) }
    #expect(new.contains { $0.code == mutation.code }, "\(new.map(signature))")
  }

  @Test(arguments: Published.allCases)
  func `each case has a weight, a bound, a score and a count changed`(published: Published) throws {
    let kinds = Set(Mutation.all.filter { $0.published == published }.map(\.kind))
    // The department's accounts print neither a tree nor bands: there is no bound to change.
    let all = Set(Mutation.Kind.allCases).subtracting(published == .shanghaiPortOffice ? [.bound] : [])
    #expect(kinds == all)
    if !kinds.contains(.bound) { #expect(try !published.yaml.contains("分档:")) }
  }

  private func signature(_ finding: Finding) -> String {
    [finding.code, finding.node?.description, finding.subject, finding.message(in: .zh)].compactMap { $0 }
      .joined(separator: " ")
  }
}
