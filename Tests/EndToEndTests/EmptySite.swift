import TestSupport

/// The example site's configuration and an empty state, in a directory of its own.
struct EmptySite {
  private let directory: TemporaryDirectory
  var path: String { directory.path }
  var state: String { "\(path)/state" }
  var configuration: String { "\(path)/site.yaml" }

  /// - Parameter resourceBDII: What the configuration says of it.
  init(resourceBDII: String = "none") throws {
    directory = try TemporaryDirectory()
    let text = try Command.read("\(Package.root)/ldif/example-site/site.yaml")
    try Command.write(
      text.replacing("ldap://localhost:2170", with: resourceBDII), to: "\(directory.path)/site.yaml"
    )
    _ = try Command.check(["mkdir", "\(directory.path)/state"])
  }

  func pps(_ arguments: [String]) throws -> Tool {
    try Tool(
      "pps", arguments, environment: ["PPS_STATE_DIR=\(state)", "PPS_CONFIG=\(configuration)"])
  }

  /// `pps preview …` about gLite-UI 126.
  func preview(_ verb: String, _ options: [String], vo: String = "ops") throws -> Tool {
    try pps(
      ["preview", verb, "--vo", vo, "--product", "gLite-UI", "--working-version", "126"] + options)
  }

  /// `pps pilot …` about 3.2.1-4 of a product.
  func pilot(_ verb: String, _ options: [String], product: String = "WMS") throws -> Tool {
    try pps(["pilot", verb, "--product", product, "--package-version", "3.2.1-4"] + options)
  }

  /// The record of gLite-UI 126, without its history.
  func record(vo: String = "ops") throws -> [String: String] {
    let text = try Command.read("\(state)/previews/\(vo)/gLite-UI@126.yaml")
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("-") && !line.hasPrefix(" ") {
      let words = line.split(separator: ":", maxSplits: 1)
      fields[String(words[0])] = words.count == 2 ? String(words[1].drop { $0 == " " }) : ""
    }
    return fields
  }
}
