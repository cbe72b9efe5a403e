public import ExactNumbers

extension RoundingMode: DefinitionChoice {
  /// The word in a definition.
  public var spelling: Spelling {
    switch self {
    case .halfUp: Spelling("四舍五入", "halfUp")
    case .halfEven: Spelling("四舍六入五成双", "halfEven")
    }
  }
}
