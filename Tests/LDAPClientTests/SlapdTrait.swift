import TestSupport
import Testing

extension Slapd {
  /// The server of the test that runs, which has the trait ``SlapdTrait``.
  @TaskLocal static var current: Slapd?
}

/// Gives a suite (one for all its tests) or a test a ``Slapd``, as ``Slapd/current``.
struct SlapdTrait: SuiteTrait, TestTrait, TestScoping {
  let configuration: Slapd.Configuration

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let slapd = try Slapd(configuration)
    defer { slapd.stop() }
    try await Slapd.$current.withValue(slapd, operation: function)
  }
}

extension Trait where Self == SlapdTrait {
  /// A server with these entries.
  static func slapd(
    ldif: String = "", suffixes: [String] = ["o=grid", "o=glue"]
  ) -> SlapdTrait {
    SlapdTrait(configuration: Slapd.Configuration(ldif: ldif, suffixes: suffixes))
  }

  /// A server that is like this.
  static func slapd(_ configuration: Slapd.Configuration) -> SlapdTrait {
    SlapdTrait(configuration: configuration)
  }
}
