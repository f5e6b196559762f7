/// The version of this software; published as InfoProviderVersion, told by `-V` of each tool.
public let softwareVersion = "0.1.0"
