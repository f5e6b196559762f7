/// A release as its own description tells it: what the manifest of a release's tarball holds.
public struct Release: Hashable, Sendable {
  /// What is released, such as `gLite-UI`.
  public var product: String
  /// The number testers know the patch by, such as `126`.
  public var workingVersion: String
  public var packageVersion: PackageVersion
  public var upgradeClass: UpgradeClass
  /// When it was made. All its files have this time, so that the same input is the same tarball.
  public var date: Timestamp?
  /// The script that a Bourne shell reads to use it, as a path below the release.
  public var setupScript: String?
  /// The release's own test: a command for a Bourne shell, run in the release's directory after its
  /// setup script was read. It passes with exit status 0.
  public var test: String?
  /// The URL of the release notes.
  public var releaseNotes: String?
  /// The working versions of the product that are withdrawn when this one is published.
  public var supersedes: [String]
  /// The numbers of the patches that it is made of, in the patch tracker.
  public var patches: [String]
  /// The numbers of the bugs that it fixes, in the bug tracker.
  public var bugs: [String]

  public init(
    product: String, workingVersion: String, packageVersion: PackageVersion,
    upgradeClass: UpgradeClass, date: Timestamp? = nil, setupScript: String? = nil,
    test: String? = nil, releaseNotes: String? = nil, supersedes: [String] = [],
    patches: [String] = [], bugs: [String] = []
  ) {
    self.product = product
    self.workingVersion = workingVersion
    self.packageVersion = packageVersion
    self.upgradeClass = upgradeClass
    self.date = date
    self.setupScript = setupScript
    self.test = test
    self.releaseNotes = releaseNotes
    self.supersedes = supersedes
    self.patches = patches
    self.bugs = bugs
  }

  /// How messages name it.
  public var title: String { "\(product) \(workingVersion) (\(packageVersion))" }
}

extension Release {
  /// Everything that keeps the release from being made or installed; none when it may be.
  public var violations: [Violation] {
    var check = Check()
    check.require("product", product, Rules.tagWord)
    check.require("working_version", workingVersion, Self.versionFolder)
    check.require("package_version", packageVersion.description, Rules.packageVersion)
    check.require(upgradeClass, ofClient: true)
    check.require("setup_script", setupScript) { Rules.path("/" + $0) }
    check.require("test", test, Self.command)
    check.require("release_notes", releaseNotes, Rules.webURL)
    for (field, values) in [("supersedes", supersedes), ("patches", patches), ("bugs", bugs)] {
      for value in values { check.require(field, value, Rules.word) }
      if values.count > Self.longestList {
        check.refuse(field, "\(values.count) values", "are more than \(Self.longestList)")
      }
    }
    if supersedes.contains(workingVersion) {
      check.refuse("supersedes", workingVersion, "is the release itself")
    }
    return check.violations
  }

  /// The most values that a list may have.
  private static let longestList = 200

  /// A working version names a folder, beside the link `current`.
  private static func versionFolder(_ value: String) -> String? {
    value == "current" ? "is the name of the link to the release in use" : Rules.tagWord(value)
  }

  private static func command(_ value: String) -> String? {
    if value.isEmpty { return "is empty" }
    if value.utf8.count > Rules.longest { return "is longer than \(Rules.longest) bytes" }
    let isText = value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return isText ? nil : "holds a control character; put a longer test into a script"
  }
}
