// swift-tools-version: 6.2
import PackageDescription

// A package of its own: what only benchmarks need never reaches who uses ours.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "pps", path: "../..")],
  targets: [
    // Makes a dump of a grid.
    .executableTarget(name: "make-grid"),
    // What is measured of our LDIF library.
    .executableTarget(
      name: "ldif-tool",
      dependencies: [
        .product(name: "GLUE", package: "pps"),
        .product(name: "LDAPTypes", package: "pps"),
        .product(name: "LDIF", package: "pps"),
      ]),
    // Its peer: OpenLDAP's own reader.
    .executableTarget(
      name: "openldap-reader",
      linkerSettings: [.linkedLibrary("ldap"), .linkedLibrary("lber")]),
    // What is measured of our ClassAd library; its peer is peers/classad2.py.
    .executableTarget(
      name: "classad-tool", dependencies: [.product(name: "ClassAd", package: "pps")]),
    // Runs a program and tells what it took.
    .executableTarget(name: "stopwatch"),
  ],
  swiftLanguageModes: [.v6]
)

let ours = ["classad-tool", "make-grid", "ldif-tool"]
for target in package.targets where ours.contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}
