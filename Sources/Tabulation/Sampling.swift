/// What the categories of a figure are to the people they were drawn from (抽样关系).
enum Sampling {
  /// A sample of their own, from so many people (总体数); `nil` = not stated.
  case whole(population: Int?)
  /// A part of a sample, and the population of that one.
  ///
  /// How many people the part stands for is not known, so that no exact interval can be had. How much of them was drawn
  /// is known all the same: as much as of everybody, because who was drawn did not depend on the part.
  case part(of: CategoryTally, population: Int?)
  /// By category, samples from populations of their own (群体各自的总体数).
  case apart(populations: [Int])

  /// The sample the categories are a part of; `nil` when it is nobody but them.
  var whole: CategoryTally? { if case .part(let sample, _) = self { sample } else { nil } }

  /// N of the people the categories stand for; `nil` when it is not known, or not one number.
  var population: Int? { if case .whole(let population) = self { population } else { nil } }
}
