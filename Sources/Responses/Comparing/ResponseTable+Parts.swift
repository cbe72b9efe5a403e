// A part of an export has numbers of its own for texts that are compared; where responses of several parts come
// together, they get those of the whole.

extension ResponseTable {
  /// Appends responses of a file.
  ///
  /// - Parameter file: The file's index.
  mutating func append(_ part: ResponseTable, file: Int) {
    rowOfResponse += part.rowOfResponse
    fileOfResponse += [UInt16](repeating: UInt16(truncatingIfNeeded: file), count: part.count)
    declaredGroup += part.declaredGroup
    for index in columns.indices { columns[index].append(part.columns[index]) }
    metadata.append(part.metadata)
  }

  /// Gives texts the numbers they have elsewhere.
  mutating func renumber(by texts: TextNumbers, from own: TextNumbers) {
    for index in columns.indices { texts.renumber(&columns[index].keys, of: .item(index), from: own) }
    for name in metadata.keys.keys {
      texts.renumber(&metadata.keys[name, default: []], of: .column(name), from: own)
    }
    texts.renumber(&metadata.addresses, of: .address, from: own)
    texts.renumber(ids: &metadata.responseIDs, from: own)
  }

  /// Forgets in what responses agree, where it is known that nothing follows from it.
  mutating func forgetComparisons() {
    for index in columns.indices { columns[index].keys = [] }
    metadata.keys = [:]
    // Whether there is an address has still to be told.
    var number: UInt32 = 0
    for response in metadata.addresses.indices where metadata.addresses[response] != 0 {
      number += 1
      metadata.addresses[response] = number
    }
  }

  /// These responses alone. - Parameter responses: ascending.
  func selecting(_ responses: [Int32]) -> ResponseTable {
    var table = self
    table.fileOfResponse.select(responses, of: count)
    table.declaredGroup.select(responses, of: count)
    for index in columns.indices { table.columns[index].select(responses, of: count) }
    table.metadata.select(responses, of: count)
    table.rowOfResponse.select(responses, of: count)
    return table
  }
}

extension AnswerColumn {
  fileprivate mutating func select(_ responses: [Int32], of count: Int) {
    if !texts.isEmpty {
      var selected: [Int: String] = [:]
      for (position, response) in responses.enumerated() { selected[position] = texts[Int(response)] }
      texts = selected
    }
    codes.select(responses, of: count)
    optionSets.select(responses, of: count)
    numbers.select(responses, of: count)
    keys.select(responses, of: count)
  }
}

extension MetadataColumns {
  fileprivate mutating func select(_ responses: [Int32], of count: Int) {
    seconds.select(responses, of: count)
    submitted.select(responses, of: count)
    addresses.select(responses, of: count)
    responseIDs.select(responses, of: count)
    weights.select(responses, of: count)
    for rule in platformFlags.keys { platformFlags[rule]?.select(responses, of: count) }
    for name in keys.keys { keys[name]?.select(responses, of: count) }
    for rule in registered.keys { registered[rule]?.select(responses, of: count) }
  }
}

extension Array {
  /// Takes these entries of a column; one that was not read stays empty.
  fileprivate mutating func select(_ responses: [Int32], of count: Int) {
    guard self.count == count else { return }
    self = responses.map { self[Int($0)] }
  }
}
