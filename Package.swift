// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "pps",
  products: [
    .executable(name: "pps", targets: ["pps"]),
    .executable(name: "ppsquery", targets: ["ppsquery"]),
    .executable(name: "ppsjdl", targets: ["ppsjdl"]),
    .library(name: "ClassAd", targets: ["ClassAd"]),
    .library(name: "GLUE", targets: ["GLUE"]),
    .library(name: "LDAPTypes", targets: ["LDAPTypes"]),
    .library(name: "LDIF", targets: ["LDIF"]),
    .library(name: "Matchmaking", targets: ["Matchmaking"]),
    .library(name: "Supermarket", targets: ["Supermarket"]),
  ],
  dependencies: [
    // What it tells of its own, and how its help begins, is used though it promises neither: UsageTests.
    .package(
      url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // StateStore imports its libyaml (CYaml) too, which is no product of it: YAMLShape.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Types: pure, no dependency.
    .target(name: "LDAPTypes"),

    // Languages and sources.
    .target(
      name: "CLDAP",
      linkerSettings: [
        .linkedLibrary(":libldap.a"), .linkedLibrary(":liblber.a"), .linkedLibrary("sasl2"),
      ]),
    .target(name: "LDAPClient", dependencies: ["CLDAP", "LDAPTypes"]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"])]),
    .target(name: "Gzip", dependencies: ["CZlib"]),
    .target(name: "LDIF", dependencies: ["Gzip", "LDAPTypes"]),
    .target(name: "GLUE", dependencies: ["LDAPTypes"]),
    .target(name: "ClassAd"),

    // What a WMS sees of the information system, and the ads that it makes of it.
    .target(name: "Supermarket", dependencies: ["ClassAd", "GLUE", "LDAPTypes"]),

    // The system's calls, as others need them.
    .target(
      name: "Files", dependencies: [.product(name: "SystemPackage", package: "swift-system")]),

    .target(
      name: "Processes", dependencies: [.product(name: "SystemPackage", package: "swift-system")]),

    // The domain: pure, knows neither LDAP nor files.
    .target(name: "Rollout"),

    // Offers.
    .target(
      name: "Infosys", dependencies: ["GLUE", "LDAPTypes", "LDIF", "Rollout", "Supermarket"]),
    .target(
      name: "Matchmaking",
      dependencies: ["ClassAd", "GLUE", "Infosys", "LDAPTypes", "Rollout", "Supermarket"]),
    .target(
      name: "Checks",
      dependencies: ["GLUE", "Infosys", "LDAPTypes", "LDIF", "Rollout", "Supermarket"]),
    .target(
      name: "StateStore",
      dependencies: [
        "Files", "LDAPTypes", "Rollout",
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Yams", package: "Yams"),
      ]),

    .target(
      name: "CArchive", linkerSettings: [.linkedLibrary(":libarchive.a"), .linkedLibrary("z")]),
    .target(name: "CNettle", linkerSettings: [.linkedLibrary(":libnettle.a")]),
    .target(
      name: "Releases",
      dependencies: [
        "CArchive", "CNettle", "Files", "Gzip", "Processes", "Rollout", "StateStore",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // Commands.
    .target(
      name: "CommandSupport",
      dependencies: [
        "Files", "GLUE", "Infosys", "LDAPClient", "LDAPTypes", "LDIF", "Processes", "Rollout",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "pps",
      dependencies: [
        "Checks", "CommandSupport", "Files", "Infosys", "LDAPClient", "LDAPTypes", "LDIF",
        "Processes", "Releases", "Rollout", "StateStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "ppsquery",
      dependencies: [
        "CommandSupport", "Infosys", "LDAPTypes", "LDIF", "Processes", "Rollout",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "ppsjdl",
      dependencies: [
        "ClassAd", "CommandSupport", "Files", "GLUE", "Infosys", "LDAPTypes", "Matchmaking",
        "Rollout", "Supermarket",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "LDAPTypesTests", dependencies: ["LDAPTypes", "TestSupport"]),
    .testTarget(
      name: "LDIFTests", dependencies: ["GLUE", "LDAPClient", "LDAPTypes", "LDIF", "TestSupport"]),
    .testTarget(name: "LDAPClientAPITests", dependencies: ["LDAPClient", "LDAPTypes"]),
    .executableTarget(
      name: "ldapprobe", dependencies: ["LDAPClient", "LDAPTypes"], path: "Tests/LDAPProbe"),
    .testTarget(
      name: "LDAPClientTests",
      dependencies: ["LDAPClient", "LDAPTypes", "TestSupport", "ldapprobe"]),
    .testTarget(
      name: "FilesTests",
      dependencies: [
        "Files", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "ProcessesTests",
      dependencies: ["Processes", .product(name: "SystemPackage", package: "swift-system")]),
    .testTarget(name: "RolloutTests", dependencies: ["Rollout", "TestSupport"]),
    .testTarget(
      name: "StateStoreTests", dependencies: ["Files", "Rollout", "StateStore", "TestSupport"]),
    .testTarget(
      name: "ReleasesTests",
      dependencies: ["Files", "Releases", "Rollout", "StateStore", "TestSupport"],
      exclude: ["Oracle"]),
    .testTarget(
      name: "InfosysTests",
      dependencies: [
        "GLUE", "Infosys", "LDAPClient", "LDAPTypes", "LDIF", "Rollout", "Supermarket",
        "TestSupport",
      ]),
    .testTarget(
      name: "ChecksTests",
      dependencies: [
        "Checks", "GLUE", "Infosys", "LDAPClient", "LDAPTypes", "LDIF", "Rollout", "TestSupport",
      ]),
    .testTarget(
      name: "SupermarketTests", dependencies: ["LDAPTypes", "LDIF", "Supermarket", "TestSupport"]),
    .testTarget(
      name: "ClassAdTests", dependencies: ["ClassAd", "TestSupport"], exclude: ["Oracle"]),
    .testTarget(
      name: "MatchmakingTests",
      dependencies: [
        "ClassAd", "Infosys", "LDAPTypes", "Matchmaking", "Supermarket", "TestSupport",
      ]),
    .testTarget(
      name: "CommandSupportTests",
      dependencies: ["CommandSupport", "Infosys", "LDAPTypes", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "CommandSupport", "Files", "GLUE", "Infosys", "LDAPClient", "LDAPTypes", "Rollout",
        "StateStore", "TestSupport", "pps", "ppsjdl", "ppsquery",
      ], exclude: ["Oracle"]),
  ],
  swiftLanguageModes: [.v6]
)

// A small query is mostly start-up: no symbols for others to find, no addresses to relocate, and some
// libraries less (scripts/link).
for target in package.targets where ["pps", "ppsquery", "ppsjdl"].contains(target.name) {
  target.linkerSettings = [
    .unsafeFlags(
      [
        "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xclang-linker", "-no-pie",
        "-Xclang-linker", "-static-libgcc",
        "-L\(Context.packageDirectory)/scripts/link",
      ], .when(platforms: [.linux], configuration: .release))
  ]
}

let targetsInC = ["CArchive", "CLDAP", "CNettle"]
for target in package.targets where !targetsInC.contains(target.name) && target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
    ]
}
