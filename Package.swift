// swift-tools-version: 6.2
import PackageDescription

// `MANYI_STRICT=1` turns every warning into an error: for the gate, not for a user's newer compiler.
let strict = Context.environment["MANYI_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

/// One stage of the one-way flow: it may use only what is listed before it.
func stage(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  of name: String, uses dependencies: [Target.Dependency] = [], excluding: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, exclude: excluding,
    swiftSettings: settings)
}

let libraries = [
  "Diagnostics", "DelimitedText", "Spreadsheets", "StatisticalFiles", "ExactNumbers", "CivilTime",
  "SurveyStatistics", "Tables",
  "DefinitionFiles",
  "Questionnaires", "Responses", "Drafting", "Screening", "Tabulation", "SurveyWeights", "SamplePlanning",
  "Indicators", "Reports", "EstimateRequests",
]

let package = Package(
  name: "Manyi",
  products: libraries.map { .library(name: $0, targets: [$0]) } + [
    .executable(name: "manyi", targets: ["manyi"])
  ],
  traits: [
    .trait(name: "SPSS", description: "reads .sav and .zsav files through the system's libreadstat"),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Leaves: nothing in them knows of surveys.
    .target(name: "CByteScan"),
    // Neither built nor linked without the trait. Debian's package has no readstat.pc.
    .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"]), .brew(["readstat"])]),
    stage("Diagnostics"),
    stage("DelimitedText", uses: ["CByteScan", "Diagnostics"]),
    stage("Spreadsheets", uses: ["Diagnostics"]),
    stage("ExactNumbers", uses: [.product(name: "BigInt", package: "BigInt")]),
    stage("CivilTime"),
    stage(
      "StatisticalFiles",
      uses: [
        "Diagnostics", "DelimitedText", "Spreadsheets", "CivilTime",
        .target(name: "CReadStat", condition: .when(traits: ["SPSS"])),
      ]),
    stage("SurveyStatistics", uses: [.product(name: "RealModule", package: "swift-numerics")]),
    stage("Tables", uses: ["Diagnostics", "Spreadsheets", "ExactNumbers"]),

    // The spine: definition + export → responses → screening → tallies → indicator scores → report.
    stage(
      "DefinitionFiles",
      uses: [
        "Diagnostics", "ExactNumbers", "CivilTime", "Tables", .product(name: "Yams", package: "Yams"),
      ]),
    stage("Questionnaires", uses: ["Diagnostics", "DefinitionFiles", "ExactNumbers", "CivilTime"]),
    stage(
      "Responses",
      uses: [
        "Diagnostics", "DefinitionFiles", "Questionnaires", "DelimitedText", "Spreadsheets", "CivilTime",
        "ExactNumbers",
      ]),
    stage(
      "Drafting",
      uses: [
        "Diagnostics", "DefinitionFiles", "Questionnaires", "Responses", "DelimitedText", "StatisticalFiles",
        "Spreadsheets",
        "CivilTime", "ExactNumbers",
      ]),
    stage(
      "Screening",
      uses: ["Diagnostics", "DefinitionFiles", "Questionnaires", "Responses", "CivilTime", "ExactNumbers"]),
    stage(
      "Tabulation",
      uses: [
        "Diagnostics", "DefinitionFiles", "Questionnaires", "Responses", "Screening", "SurveyStatistics",
        "ExactNumbers",
      ]),
    stage(
      "SurveyWeights",
      uses: [
        "Diagnostics", "DelimitedText", "DefinitionFiles", "ExactNumbers", "Questionnaires", "Responses",
        "Screening", "SurveyStatistics", "Tables",
      ]),
    stage("SamplePlanning", uses: ["Diagnostics", "DelimitedText", "ExactNumbers", "SurveyStatistics"]),
    stage(
      "Indicators",
      uses: [
        "Diagnostics", "DefinitionFiles", "Questionnaires", "Tabulation", "SurveyStatistics", "ExactNumbers",
      ]),
    stage(
      "Reports",
      uses: [
        "Diagnostics", "DefinitionFiles", "DelimitedText", "Tables", "ExactNumbers", "SurveyStatistics",
        "Questionnaires", "Responses", "Drafting", "Screening", "Tabulation", "SurveyWeights",
        "SamplePlanning", "Indicators",
      ]),
    // Beside the spine: any data file and its sampling design, without a questionnaire.
    stage(
      "EstimateRequests",
      uses: [
        "Diagnostics", "DefinitionFiles", "DelimitedText", "ExactNumbers", "SurveyStatistics", "Tables",
      ]),
    .executableTarget(
      name: "manyi",
      dependencies: [
        "Diagnostics", "DelimitedText", "Spreadsheets", "StatisticalFiles", "DefinitionFiles", "ExactNumbers",
        "Questionnaires",
        "Responses", "Drafting", "Screening", "Tabulation", "SurveyWeights", "SamplePlanning",
        "SurveyStatistics", "Indicators", "Reports", "EstimateRequests", "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Compiled in, because an installed binary has no bundle beside it.
      resources: ["enterprise", "staff", "public", "training", "system"].map {
        .embedInCode("Templates/\($0).yaml")
      } + [.embedInCode("Project/evaluation.yaml"), .embedInCode("Project/README.md")],
      swiftSettings: settings),

    tests(of: "Diagnostics"),
    tests(of: "DelimitedText", uses: ["Diagnostics"]),
    tests(of: "Spreadsheets", uses: ["Diagnostics"], excluding: ["Reference", "Fixtures"]),
    tests(
      of: "StatisticalFiles", uses: ["DelimitedText", "Diagnostics", "Spreadsheets"],
      excluding: ["Reference", "Fixtures"]),
    tests(of: "ExactNumbers"),
    tests(of: "CivilTime"),
    tests(of: "SurveyStatistics", excluding: ["Reference"]),
    tests(of: "Tables", uses: ["ExactNumbers", "Spreadsheets"]),
    tests(of: "DefinitionFiles", uses: ["Diagnostics", "Tables"]),
    tests(
      of: "Questionnaires", uses: ["Diagnostics", "DefinitionFiles", "ExactNumbers", "CivilTime", "Tables"]),
    tests(
      of: "Indicators", uses: ["Diagnostics", "ExactNumbers", "Questionnaires"],
      excluding: ["Golden", "Reference"]),
    .target(
      name: "SurveyFixtures",
      dependencies: ["Diagnostics", "DelimitedText", "Questionnaires", "Responses", "Screening"],
      path: "Tests/SurveyFixtures", swiftSettings: settings),
    tests(
      of: "Responses",
      uses: ["Diagnostics", "DelimitedText", "Spreadsheets", "CivilTime", "Questionnaires", "SurveyFixtures"]),
    tests(
      of: "Drafting",
      uses: [
        "Diagnostics", "DelimitedText", "ExactNumbers", "Questionnaires", "Responses", "StatisticalFiles",
        "SurveyFixtures",
      ]),
    tests(
      of: "Screening",
      uses: ["Diagnostics", "CivilTime", "ExactNumbers", "Questionnaires", "Responses", "SurveyFixtures"]),
    tests(
      of: "Tabulation",
      uses: [
        "DelimitedText", "Diagnostics", "ExactNumbers", "SurveyStatistics", "Questionnaires", "Responses",
        "Screening", "SurveyFixtures",
      ],
      excluding: ["Reference"]),
    tests(
      of: "SurveyWeights",
      uses: [
        "DelimitedText", "Diagnostics", "Questionnaires", "Responses", "Screening", "SurveyStatistics",
        "Tables", "SurveyFixtures",
      ]),
    tests(of: "SamplePlanning", uses: ["DelimitedText", "Diagnostics", "SurveyStatistics"]),
    tests(
      of: "Reports",
      uses: [
        "Diagnostics", "DelimitedText", "ExactNumbers", "Questionnaires", "Responses", "Screening", "Tables",
        "Tabulation", "Indicators", "SurveyFixtures",
      ]),
    tests(
      of: "EstimateRequests",
      uses: ["DefinitionFiles", "Diagnostics", "DelimitedText", "SurveyStatistics", "Tables"],
      excluding: ["Reference"]),
    // Runs the built command as a user would.
    .testTarget(name: "ManyiTests", dependencies: ["manyi", "Spreadsheets"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)
