#if SPSS
  import DelimitedText
  import Diagnostics
  import Spreadsheets
  import StatisticalFiles
  import Testing

  /// Damaged files end in a problem or in text, never in a crash; what libreadstat does with them is part of the question.
  @Suite struct `Damaged SPSS files` {
    @Test(arguments: [SavFixture.hall, .compressed, .gbk])
    func `a file cut off anywhere is refused`(_ fixture: SavFixture) throws {
      let whole = try fixture.bytes
      for length in stride(from: 4, to: whole.count, by: max(1, whole.count / 300)) {
        #expect(throws: (any Error).self, "\(length) bytes") { try read(Array(whole[..<length])) }
      }
    }

    @Test func `random bytes behind the signature are refused`() {
      var generator = ByteGenerator(state: 1)
      for length in [0, 10, 172, 176, 500, 5_000] {
        let bytes = Array("$FL2".utf8) + (0..<length).map { _ in generator.next() }
        #expect(throws: (any Error).self) { try read(bytes) }
      }
    }

    @Test(arguments: [SavFixture.hall, .compressed, .gbk], 1...3)
    func `bytes changed at random crash nothing`(_ fixture: SavFixture, seed: UInt64) throws {
      let whole = try fixture.bytes
      var generator = ByteGenerator(state: seed)
      for _ in 0..<400 {
        var bytes = whole
        for _ in 0..<Int(generator.next() % 8) + 1 {
          // Mostly in the dictionary: the cases are only numbers.
          let limit = generator.next() % 4 == 0 ? bytes.count : min(bytes.count, 4_000)
          let place =
            (Int(generator.next()) << 16 | Int(generator.next()) << 8 | Int(generator.next())) % limit
          bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, generator.next()][Int(generator.next() % 6)]
        }
        _ = try? read(bytes)
      }
    }

    @Test func `a file that says it has two billion cases gives those it has, and says so`() throws {
      var bytes = try SavFixture.gbk.bytes
      bytes.replaceSubrange(80..<84, with: [0xFF, 0xFF, 0xFF, 0x7F])  // the count of cases in the header
      let problem = try #require(throws: DelimitedTextError.self) { try read(bytes) }
      #expect(problem.code == "damaged-spss-file")
      #expect(problem.message(in: .en).contains("declares 2147483647 cases and holds 3"))
    }

    private func read(_ bytes: [UInt8]) throws {
      _ = try SavFile(FileBytes(bytes), file: "t.sav").records()
    }
  }

  /// Bytes that look random and are the same every time.
  private struct ByteGenerator {
    var state: UInt64

    /// Knuth's MMIX generator; its high bits.
    mutating func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }
#endif
