extension String {
  /// Whether the system takes it for more than one step of a path: a slash is one whatever combining mark
  /// stands behind it.
  package var hasSlash: Bool { utf8.contains(UInt8(ascii: "/")) }
}
