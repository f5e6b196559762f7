import Releases
import Rollout

/// A release as JSON, with the keys of its manifest, and what its tarball is;
/// `schema/release-show.schema.json` describes it.
struct ReleaseReport: Encodable {
  let product, workingVersion, packageVersion, upgradeClass: String
  let date, setupScript, test, releaseNotes: String?
  let supersedes, patches, bugs: [String]
  /// Of a tarball only.
  let tarball: Tarball?

  struct Tarball: Encodable {
    let sha256, folder: String
    let bytes, members: Int
  }

  init(_ release: Release, tarball: Tarball? = nil) {
    product = release.product
    workingVersion = release.workingVersion
    packageVersion = release.packageVersion.description
    upgradeClass = release.upgradeClass.rawValue
    date = release.date?.description
    setupScript = release.setupScript
    test = release.test
    releaseNotes = release.releaseNotes
    supersedes = release.supersedes
    patches = release.patches
    bugs = release.bugs
    self.tarball = tarball
  }

  init(_ tarball: ReleaseTarball) {
    self.init(
      tarball.release,
      tarball: Tarball(
        sha256: tarball.sha256, folder: tarball.top, bytes: tarball.size.bytes,
        members: tarball.size.members))
  }

  /// What is there, for people: a name and lines.
  var rows: [(String, [String])] {
    var rows: [(String, [String])] = [
      ("product", [product]), ("working version", [workingVersion]),
      ("package version", [packageVersion]), ("upgrade class", [upgradeClass]),
    ]
    for (name, value) in [
      ("date", date), ("setup script", setupScript), ("test", test),
      ("release notes", releaseNotes),
    ] {
      rows.append((name, value.map { [$0] } ?? []))
    }
    for (name, values) in [("supersedes", supersedes), ("patches", patches), ("bugs", bugs)] {
      rows.append((name, values.isEmpty ? [] : [values.joined(separator: ", ")]))
    }
    if let tarball {
      rows.append(("sha256", [tarball.sha256]))
      rows.append(
        ("content", ["\(tarball.members) members, \(tarball.bytes) bytes in \(tarball.folder)/"]))
    }
    return rows
  }
}
