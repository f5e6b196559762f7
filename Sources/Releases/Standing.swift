internal import Rollout

/// What is known of a release's files before it is published.
struct Standing {
  /// Whether the release's own test passed.
  var isTested: Bool
  /// Whether that was found out now.
  var isTestedNow: Bool
  /// When the files came: files that come now, after all that was published before (``Installer/arrival(of:)``).
  var since: Timestamp
  /// Whether they are those of a tarball, with the manifest that they always had.
  var isFromTarball: Bool

  /// Whether a preview that is stored tells of these files, so that what the site said of it since counts.
  ///
  /// - Parameter draft: What their manifest says.
  func isTold(by preview: Preview, _ draft: Preview) -> Bool {
    guard let published = preview.history.last(.published), published >= since,
      preview.path == draft.path
    else { return false }
    // Who unpacks them otherwise may have others there now.
    return isFromTarball
      || Installer.raised(draft.packageVersion, preview.packageVersion) == preview.packageVersion
  }
}
