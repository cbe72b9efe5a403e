import Foundation
import Testing

/// The made-up project under `data/demo`, against what the independent script beside it counts.
enum Demo {
  static let enterprise = [
    "questionnaires/demo-enterprise.yaml", "data/demo/enterprise.csv", "data/demo/enterprise-late.csv",
  ]

  static func expected(_ survey: String) throws -> JSON {
    let data = try Data(contentsOf: URL(filePath: "\(Command.package)/data/demo/expected.json"))
    return try #require(try JSONDecoder().decode(JSON.self, from: data)[survey])
  }
}

struct DemoTests {
  @Test func `screening the firms hits and excludes what the independent script does`() throws {
    let expected = try Demo.expected("enterprise")
    let json = try Command.run(["screen"] + Demo.enterprise + ["--format", "json"]).json()
    #expect(json["collected"] == expected["collected"])
    #expect(json["valid"] == expected["valid"])
    for rule in json["rules"]?.list ?? [] {
      let own = expected["rules"]?[rule["id"]?.text ?? ""]
      #expect(rule["hits"] == own?["hits"], "\(rule)")
      #expect(rule["excluded"] == own?["excluded"], "\(rule)")
    }
    #expect(json["rules"]?.list.count == 7)
  }

  @Test func `satisfaction of the firms is what the independent script counts`() throws {
    let expected = try Demo.expected("enterprise")
    let run = try Command.run(["analyze"] + Demo.enterprise + ["--distributed", "900", "--format", "json"])
    let survey = try #require(try run.json()["surveys"]?[0])
    let rate = try #require(survey["satisfaction"]?.first(where: "id", is: "满意率"))
    #expect(rate["numerator"] == expected["satisfied"])
    #expect(rate["denominator"] == expected["base"])
    let score = try #require(survey["satisfaction"]?.first(where: "id", is: "加权满意度"))
    #expect(score["numerator"] == expected["points"])
    for (question, key) in [("Q1", "kinds"), ("Q7", "wishes")] {
      let options = try #require(survey["questions"]?.first(where: "id", is: question)?["options"]?.list)
      for option in options {
        #expect(
          option["count"] == expected[key]?[try #require(option["label"]?.text)] ?? .number(0), "\(option)")
      }
    }
  }

  @Test func `the staff's workbook gives what the independent script counts`() throws {
    let expected = try Demo.expected("staff")
    let files = ["questionnaires/demo-staff.yaml", "data/demo/staff.xlsx"]
    let screened = try Command.run(["screen"] + files + ["--format", "json"]).json()
    #expect(screened["collected"] == expected["collected"])
    #expect(screened["valid"] == expected["valid"])
    for rule in screened["rules"]?.list ?? [] {
      let own = expected["rules"]?[rule["id"]?.text ?? ""]
      #expect(rule["hits"] == own?["hits"], "\(rule)")
      #expect(rule["excluded"] == own?["excluded"], "\(rule)")
    }
    let survey = try Command.run(["analyze"] + files + ["--format", "json"]).json()["surveys"]?[0]
    let score = try #require(survey?["satisfaction"]?.first(where: "id", is: "加权满意度"))
    #expect(score["numerator"] == expected["points"])
    #expect(score["denominator"] == expected["base"])
    for (question, key) in [("Q1", "units"), ("Q8", "wishes")] {
      let options = try #require(survey?["questions"]?.first(where: "id", is: question)?["options"]?.list)
      for option in options {
        #expect(option["count"] == expected[key]?[option["label"]?.text ?? ""], "\(option)")
      }
    }
  }

  @Test func `the project's score is what its arithmetic gives by hand`() throws {
    let json = try Command.run(["score", "data/demo/evaluation.yaml", "--format", "json"]).json()
    // 决策 6 + 5; 过程 9.55 (10 × 1203.30/1260) + 7.5; 产出 12 + 10 + 7.67 (8 × 47/49) + 9.6 (10 − 0.04/0.1);
    // 满意度 15 (2742/2943 = 93.17 % is in 90–95) + 12 (over its target of 95).
    #expect(json["total"] == .number(94.32))
    #expect(json["grade"] == .text("优"))
  }

  @Test(arguments: ["data/demo/enterprise.csv", "data/demo/enterprise-late.csv", "data/demo/staff.xlsx"])
  func `a draft of every demo export passes the check, guesses and all`(export: String) throws {
    let run = try Command.shell(#""$MANYI" draft "$1" | "$MANYI" check - --format json"#, arguments: [export])
    #expect(run.status == 0)
    let json = try run.json()
    #expect(json["files"]?[0]?["valid"] == .flag(true))
    #expect(Set(json["problems"]?.list.compactMap { $0["code"]?.text } ?? []) == ["to-confirm"])
  }

  @Test func `a draft reads the export it was made of`() throws {
    let folder = try TemporaryFolder()
    let export = "\(Command.package)/data/demo/enterprise.csv"
    let draft = try Command.run(["draft", export, "--output", "q.yaml"], in: folder)
    #expect(draft.status == 0)
    #expect(draft.out == "")
    let run = try Command.run(["screen", "q.yaml", export, "--format", "json", "--quiet"], in: folder)
    #expect(try run.json()["collected"] == .number(604))
    #expect(try run.json()["problems"]?.list.filter { $0["severity"] == .text("error") } == [])
  }
}
