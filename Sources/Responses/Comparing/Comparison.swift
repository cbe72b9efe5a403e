package import Questionnaires

/// What is compared between responses (比较项).
struct Comparison: Hashable, Sendable {
  /// What has to be the same.
  enum Subject: Hashable, Sendable {
    /// Every key of a rule.
    case keys([ValidityRule.Key])
    /// 来自IP.
    case address
    /// What makes it the same response in another file.
    case identity
  }

  let subject: Subject
  /// In how many responses it has to be the same before anything follows from it.
  let fewest: Int

  /// Everything that is compared in a survey, each once.
  static func all(of questionnaire: Questionnaire, _ needs: MetadataNeeds) -> [Comparison] {
    var fewest: [Subject: Int] = needs.isOneOfSeveral ? [.identity: 2] : [:]
    var subjects: [Subject] = Array(fewest.keys)
    for rule in questionnaire.validityRules {
      let comparison: Comparison
      switch rule.test {
      case .duplicate(let keys, _): comparison = Comparison(subject: .keys(keys), fewest: 2)
      case .addressSharedByMoreThan(let limit):
        comparison = Comparison(subject: .address, fewest: max(limit, limit &+ 1))
      case .fasterThan, .slowerThan, .outsideDates, .missingMoreThan, .straightLining, .failedAttention,
        .contradiction, .platformFlag, .notInRegister, .unsubmitted, .manual:
        continue
      }
      if let known = fewest[comparison.subject] {
        fewest[comparison.subject] = min(known, comparison.fewest)
      } else {
        subjects.append(comparison.subject)
        fewest[comparison.subject] = comparison.fewest
      }
    }
    return subjects.map { Comparison(subject: $0, fewest: fewest[$0] ?? 2) }
  }
}

extension ResponseTable {
  /// Columns of numbers that are equal where a key of 重复答卷 is, 0 = empty; one for each row of a matrix.
  package func columns(of key: ValidityRule.Key) -> [[UInt32]] { places(of: key).map { numbers(in: $0) } }

  private func numbers(in place: TextNumbers.Place) -> [UInt32] {
    switch place {
    case .item(let item): columns[item].keys
    case .column(let name): metadata.keys[name] ?? []
    case .address: metadata.addresses
    }
  }

  private func places(of key: ValidityRule.Key) -> [TextNumbers.Place] {
    switch key {
    case .metadata(let name): [.column(name)]
    case .answer(let question):
      questionnaire.items.indices.filter { questionnaire.items[$0].question == question }.map { .item($0) }
    }
  }

  /// A digest of what each response says in a comparison, equal where that is equal; 0 where there is nothing to
  /// compare.
  ///
  /// - Parameters:
  ///   - texts: The texts behind the numbers of this table.
  ///   - profile: Of the file all responses are from.
  ///   - seed: Random, so that nobody can write a file whose texts all have the same digest.
  func digests(
    for comparison: Comparison, _ texts: TextNumbers, _ profile: ExportProfile, seed: UInt64
  ) -> [UInt64] {
    switch comparison.subject {
    case .keys(let keys):
      return digests(of: keys.flatMap { self.places(of: $0) }, texts, seed: seed)
    case .address: return digests(of: [.address], texts, seed: seed)
    case .identity:
      return (0..<count).map { response in
        ResponseIdentity(of: response, self, profile).map { $0.digest(texts, seed: seed) } ?? 0
      }
    }
  }

  private func digests(of places: [TextNumbers.Place], _ texts: TextNumbers, seed: UInt64) -> [UInt64] {
    let columns = places.map { (numbers: numbers(in: $0), digests: texts[$0].digests(seed: seed)) }
    // A key that was not read is empty everywhere.
    guard !columns.isEmpty, columns.allSatisfy({ $0.numbers.count == count }) else {
      return [UInt64](repeating: 0, count: count)
    }
    var joined = [UInt64](repeating: seed, count: count)
    for (numbers, digests) in columns {
      for response in joined.indices where joined[response] != 0 {
        let number = Int(numbers[response])
        joined[response] = number == 0 ? 0 : ByteStringKey.digest(joined[response], digests[number])
      }
    }
    return joined
  }
}

extension ResponseIdentity {
  func digest(_ texts: TextNumbers, seed: UInt64) -> UInt64 {
    var id = UInt64(bitPattern: id)
    if self.id < 0 {
      var text = texts.idTexts[Int(-1 - self.id)]
      id = text.withUTF8 { ByteStringKey.digest(of: UnsafeRawBufferPointer($0), seed: ~seed) }
    }
    var platform = platform
    let file = platform.withUTF8 { ByteStringKey.digest(of: UnsafeRawBufferPointer($0), seed: seed) }
    let group = ByteStringKey.digest(file, UInt64(bitPattern: Int64(group)))
    return ByteStringKey.digest(
      ByteStringKey.digest(group, id), UInt64(bitPattern: time))
  }
}
