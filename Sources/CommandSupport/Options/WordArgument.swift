public import ArgumentParser

/// One of a few words, as an argument.
///
/// ArgumentParser can list the words of any such type by itself, but by looking up conformances while the
/// command starts, which takes as long as a small question does.
public protocol WordArgument: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension WordArgument {
  public init?(argument: String) { self.init(rawValue: argument) }

  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
