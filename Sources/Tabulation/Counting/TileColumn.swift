/// One number a person of a tile (作答块列).
final class TileColumn<Number> {
  let numbers: UnsafeMutablePointer<Number>

  init(repeating number: Number) {
    numbers = .allocate(capacity: AnswerTile.capacity)
    numbers.initialize(repeating: number, count: AnswerTile.capacity)
  }

  deinit { numbers.deallocate() }

  subscript(person: Int) -> Number {
    get { numbers[person] }
    set { numbers[person] = newValue }
  }
}
