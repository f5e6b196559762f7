/// The version of this software; published as InfoProviderVersion, printed by `--version` of `pps`.
public let softwareVersion = "0.1.0"
