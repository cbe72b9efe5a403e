import DelimitedText
import Foundation
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// Files nobody wrote on purpose: whatever the bytes, reading ends, and every column is as long as the table.
@Suite struct ExportFuzzTests {
  private let hall: Questionnaire

  init() throws { hall = try Questionnaire(fixture: ServiceHall.yaml) }

  private func check(_ bytes: [UInt8]) {
    let read = hall.read(ExportFile(bytes: bytes))
    let count = read.table.count
    for (column, item) in zip(read.table.columns, hall.items) {
      let kind = hall.question(of: item).kind
      #expect(column.codes.count == count)
      #expect(column.optionSets.count == (kind == .multiple ? count : 0))
      #expect(column.numbers.count == (kind == .number ? count : 0))
      let options = hall.question(of: item).scale.options.count
      #expect(column.codes.allSatisfy { ($0.option ?? 0) < max(options, 1) })
    }
    #expect(read.table.fileOfResponse.count == count)
    if count == 0 { #expect(!read.problems.isEmpty) }
  }

  @Test(arguments: UInt64(0)..<200) func `random bytes are read to an end`(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    let alphabet: [UInt8] = Array("\",\r\n\t;┋〖〗()（）空跳过满意12-3\u{FEFF}".utf8) + [0, 0x80, 0xFF, 0xB2, 0xBB]
    let length = Int.random(in: 0...600, using: &generator)
    check((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 })
  }

  @Test(arguments: UInt64(0)..<300) func `a damaged export is read to an end`(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    var bytes = Array(ServiceHall.text.utf8)
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let length = Int.random(in: 0...min(20, bytes.count - place), using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place..<(place + min(length, bytes.count - 1 - place)))
      case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      default: bytes.insert(",\"\n;\t".utf8.randomElement(using: &generator) ?? 0, at: place)
      }
    }
    check(bytes)
  }

  /// Heads of several records, columns for options, dates by name: one line of each kind.
  private static let heads = [
    "StartDate,EndDate,ResponseId,Q1,Q4_1,Q4_2,Q4_3_TEXT\nStart Date,End Date,Response ID,您的身份,办过哪些业务 - 办证,办过哪些业务 - 缴费,x - Text\n\"{\"\"ImportId\"\":1}\",,,,,,\n2017-07-18 08:28:09,,R_1,企业,1,,y\n",
    "Respondent ID,Collector ID,Start Date,End Date,您的身份,办过哪些业务,,\n,,,,Response,办证,缴费,Other (please specify)\n1,1,05/06/2026 09:01:02 AM,,企业,办证,,z\n",
    "\"start\";\"end\";\"g/Q1\";\"g/Q4\";\"g/Q4/1\";\"_uuid\";\"_index\"\n\"#a\";\"\";\"\";\"\";\"\";\"\";\"\"\n\"x\";\"\";\"1\";\"1 2\";\"1\";\"u\";\"1\"\n",
    "id. Response ID,submitdate. Date submitted,Q2[a]. 请评价窗口服务 [服务态度],Q4[other]. 办过哪些业务 [Other]\n1,\"Oct 10, 2015 6:26:24 PM\",满意,k\n",
    "满意度调查,,,,,\n编号,开始答题时间,答题时长,1.您的身份,4.办过哪些业务:A.办证,5.等候分钟数_填空1,\n1,2026/5/26 12:00,180,A.企业,A.办证,5,\n",
  ]

  @Test(arguments: UInt64(0)..<400) func `a damaged head of any platform is read to an end`(seed: UInt64) {
    checkDamagedHead(seed: seed)
  }

  @Test func `damaged heads without end, for as long as is asked`() {
    let seconds = ProcessInfo.processInfo.environment["MANYI_FUZZ_SECONDS"].flatMap { Int($0) } ?? 0
    let end = ContinuousClock.now + .seconds(seconds)
    var seed: UInt64 = 400
    while ContinuousClock.now < end {
      checkDamagedHead(seed: seed)
      seed += 1
    }
  }

  private func checkDamagedHead(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    var bytes = Array(Self.heads[Int(seed) % Self.heads.count].utf8)
    for _ in 0..<Int.random(in: 0...10, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let length = Int.random(in: 0...min(30, bytes.count - place), using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[place] = ",\"\n;_-[]()/|# .0".utf8.randomElement(using: &generator) ?? 0
      case 1: bytes.removeSubrange(place..<(place + min(length, bytes.count - 1 - place)))
      default: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      }
    }
    check(bytes)
  }
}
