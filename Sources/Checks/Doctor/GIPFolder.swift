/// What is in the folder from which a BDII runs our programs.
public struct GIPFolder: Sendable {
  /// What is wrong with the provider, and with the plugin; nil when nothing is.
  public var provider: String?
  public var plugin: String?
  /// Whether somebody named the folder: else another BDII may be meant.
  public var isNamed: Bool

  public init(provider: String?, plugin: String?, isNamed: Bool) {
    self.provider = provider
    self.plugin = plugin
    self.isNamed = isNamed
  }

  var problems: [String] { [provider, plugin].compactMap(\.self) }
}
