import Diagnostics
import Foundation
import Indicators
import Questionnaires
import Testing

/// One figure of a published file changed.
struct Mutation: CustomTestStringConvertible {
  let published: Published
  /// A text that stands before the figure, once in the file.
  let anchor: String
  let figure: String
  let changed: String
  /// The finding the change has to bring about.
  let code: String

  init(_ published: Published, _ anchor: String, _ figure: String, _ changed: String, _ code: String) {
    (self.published, self.anchor, self.figure, self.changed) = (published, anchor, figure, changed)
    self.code = code
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
    // Shanghai single window: a weight, a band, a score, a count.
    .init(.shanghaiSingleWindow, "编号: C121", "权重: 3", "权重: 4", "weight-conflict"),
    .init(.shanghaiSingleWindow, "名称: 良, ", "下限: 75", "下限: 76", "band-gap"),
    .init(.shanghaiSingleWindow, "编号: C24", "得分: 2.93", "得分: 2.94", "score-rule-mismatch"),
    .init(.shanghaiSingleWindow, "编号: new_done", "值: 16", "值: 17", "value-conflict"),
    .init(.shanghaiSingleWindow, "名称: 市场服务, ", "679.2", "680.2", "sum-mismatch"),
    // Shenzhen pre-entry: the same, and a weight of the annex.
    .init(.shenzhenCustomsPreEntry, "编号: 1.1.1", "权重: 4.00", "权重: 5.00", "weight-conflict"),
    .init(.shenzhenCustomsPreEntry, "另印规则", "上限: 100", "上限: 99", "band-gap"),
    .init(.shenzhenCustomsPreEntry, "编号: 4.1.5", "得分: 7.66", "得分: 7.67", "score-rule-mismatch"),
    .init(.shenzhenCustomsPreEntry, "编号: a_card_20", "值: 47592", "值: 48592", "value-conflict"),
    .init(.shenzhenCustomsPreEntry, "视图", "权重: 20", "权重: 21", "weight-conflict"),
    // Shenzhen single window.
    .init(.shenzhenSingleWindow, "编号: 1.1.1", "权重: 3", "权重: 4", "weight-conflict"),
    .init(.shenzhenSingleWindow, "下限: 90, 含下限: 是, ", "上限: 95", "上限: 94", "band-gap"),
    .init(.shenzhenSingleWindow, "编号: 3.1.1", "得分: 3", "得分: 2", "score-rule-mismatch"),
    .init(.shenzhenSingleWindow, "编号: down_h", "值: 1.83", "值: 11.83", "value-conflict"),
    // Port office: no tree; a score, a budget and a count of the summary.
    .init(.shanghaiPortOffice, "项目汇总", "得分: 87.65", "得分: 87.75", "summary-mismatch"),
    .init(.shanghaiPortOffice, "项目汇总", "预算: 95.9", "预算: 96.9", "sum-mismatch"),
    .init(.shanghaiPortOffice, "等级个数", "良: 2", "良: 1", "summary-mismatch"),
    // Cooperation platform.
    .init(.shanghaiCooperation, "编号: C2.1.2", "权重: 5", "权重: 6", "weight-conflict"),
    .init(.shanghaiCooperation, "编号: sat_target", "值: 85", "值: 90", "score-rule-mismatch"),
    .init(.shanghaiCooperation, "编号: C2.1.4", "得分: 3.70", "得分: 3.71", "score-rule-mismatch"),
    .init(.shanghaiCooperation, "编号: n_valid", "值: 23", "值: 22", "value-conflict"),
    // Hainan.
    .init(.hainanInformation, "编号: 2.1.1", "权重: 3", "权重: 4", "weight-conflict"),
    .init(.hainanInformation, "评级标准", "上限: 51", "上限: 50", "band-gap"),
    .init(.hainanInformation, "编号: 3.1.1", "核对: [{得分: 5", "核对: [{得分: 4", "score-rule-mismatch"),
    .init(.hainanInformation, "编号: ord_bond", "值: 5218", "值: 5281", "sum-mismatch"),
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

  private func signature(_ finding: Finding) -> String {
    [finding.code, finding.node?.description, finding.subject, finding.message(in: .zh)].compactMap { $0 }
      .joined(separator: " ")
  }
}
