public import ArgumentParser
internal import Rollout

extension ValidationError {
  /// What is wrong with what an option gives for a VO; nil for what one can be called.
  public init?(vo: String) {
    if Violation.ofTagWord("--vo", vo) == nil { return nil }
    self.init("--vo is a VO's name alone, such as ops: no group, role or rule.")
  }
}
