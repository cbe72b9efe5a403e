import Testing

struct PlanCommandTests {
  @Test func `the arithmetic is printed for a pocket calculator`() throws {
    let run = try Command.run(["plan", "--population", "1000", "--margin", "5", "--response-rate", "0.7"])
    #expect(run.status == 0)
    #expect(run.err == "")
    for line in [
      "z = 1.959964 (95 %)", "n₀ = z²·p(1−p)/e² = 1.959964² × 0.5 × (1 − 0.5) / 0.05² = 384.1459",
      "n = n₀/(1 + (n₀ − 1)/N) = 384.1459 / (1 + 383.1459 / 1000) = 277.7335",
      "277.7335 → 278 (rounded up here only)", "278 / 0.7 = 397.1429 → 398",
    ] {
      #expect(run.out.contains("  \(line)\n"), "\(line)")
    }
  }

  @Test func `strata share the sample`() throws {
    let folder = try TemporaryFolder()
    try folder.write("层,总体数,占比\n货代,500,90\n生产企业,300,50\n外贸公司,200,80\n", to: "s.csv")
    let run = try Command.run(["plan", "--margin", "5", "--strata", "s.csv", "--format", "json"], in: folder)
    #expect(run.status == 0)
    #expect(unsortedKeys(in: run.out) == [])
    let json = try run.json()
    #expect(json["requiredSample"] == .number(278))
    // 278 · .5, .3, .2 = 139, 83.4, 55.6
    #expect(json["allocation"]?["strata"]?.list.map { $0["sample"]?.number } == [139, 83, 56])
  }

  @Test func `outcome rates from dispositions`() throws {
    let folder = try TemporaryFolder()
    try folder.write("disposition,cases\nI,300\nR,100\nUH,100\n", to: "d.csv")
    let run = try Command.run(
      ["plan", "--dispositions", "d.csv", "--eligibility", "0.5", "--format", "json"], in: folder)
    #expect(run.status == 0)
    let rates = try #require(try run.json()["outcomeRates"])
    #expect(rates.first(where: "id", is: "RR1")?["rate"] == .number(60))  // 300/500
    // 300/(400 + ½·100) = 2/3
    #expect(rates.first(where: "id", is: "RR3")?["denominator"] == .number(450))
    #expect(rates.first(where: "id", is: "CON3")?["rate"] == .number(100))
  }

  @Test(arguments: [
    ["plan"], ["plan", "--margin", "0"], ["plan", "--margin", "5", "--sample", "5"],
    ["plan", "--margin", "nan"],
    ["plan", "--sample", "0"], ["plan", "--margin", "5", "--level", "1"],
    ["plan", "--margin", "5", "--level", "nan"], ["plan", "--margin", "inf"],
    ["plan", "--margin", "5", "--design-effect", "0"], ["plan", "--margin", "5", "--design-effect", "1e300"],
    ["plan", "--margin", "5", "--response-rate", "0"], ["plan", "--margin", "5", "--population", "0"],
    ["plan", "--margin", "5", "--response-rate", "70"],
    ["plan", "--dispositions", "d.csv", "--strata", "s.csv"],
    ["plan", "--margin", "5", "--population", "-3"],
  ])
  func `wrong usage ends with 64`(arguments: [String]) throws {
    #expect(try Command.run(arguments).status == 64)
  }

  @Test(arguments: ["--margin", "--sample"], ["0", "1", "-0.2", "1.2", "nan", "0.99999999999999999999"])
  func `a share lies between 0 and 1, both excluded`(aim: String, share: String) throws {
    let run = try Command.run(["plan", aim, "5", "--share=\(share)"])
    #expect(run.status == 64 && run.out == "")
    #expect(run.err.contains("--share lies between 0 and 1, both excluded"))
  }

  @Test func `one person is a census, and a trillion people at one in a thousand are 10¹⁵ invitations`()
    throws
  {
    let one = try Command.run(["plan", "--margin", "5", "--population", "1", "--format", "json"]).json()
    #expect(one["requiredSample"] == .number(1) && one["marginReached"] == .number(0))
    let many = try Command.run([
      "plan", "--sample", "1000000000000", "--response-rate", "0.001", "--format", "json",
    ]).json()
    #expect(many["invitations"] == .number(1_000_000_000_000_000))
  }

  @Test func `a faulty table ends with 1 and every fault`() throws {
    let folder = try TemporaryFolder()
    try folder.write("层,总体数\nA,0\n,7\n", to: "s.csv")
    let run = try Command.run(["plan", "--margin", "5", "--strata", "s.csv"], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(
      run.complaints.map { $0.prefix(29) } == [
        "s.csv:row 2: error[not-a-coun", "s.csv:row 3: error[no-name]: ",
      ])
  }
}
