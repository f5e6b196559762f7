extension PPSKey {
  /// What it says, in one sentence.
  public var meaning: String {
    switch self {
    case .kind: "What is offered: preview or pilot."
    case .state: "preview or pilot while it lasts, then closed."
    case .since: "When that state was reached."
    case .outcome: "accepted or rejected: a pilot that is decided upon, and still runs."
    case .stale:
      "Since then the site could not make out its state, or where the pilot's service stands."
    case .keys:
      "Which of the keys that stand beside it hold, with commas between; others are of before."
    case .product: "The product, such as gLite-UI."
    case .version: "The package version with its epoch, such as 0:3.2.1-4."
    case .workingVersion: "The working version by which testers know the patch, such as 126."
    case .upgradeClass:
      "How far it is from the release before: backward-compatible or incompatible (a client); minor, "
        + "major, incompatible or new (a service)."
    case .tested: "Whether the site ran the release's own test, and it passed: yes or no."
    case .path: "The directory of the installation, an absolute path."
    case .setenv: "The script that sets a shell up, an absolute path."
    case .tag: "The preview's software tag in GLUE 1.3."
    case .vo: "A VO that may use it; in GLUE 1.3, all of them with commas between."
    case .start: "When the pilot started."
    case .feedbackDeadline: "Until when feedback is wanted."
    case .releaseNotes: "A URL with the release notes."
    case .contact: "Whom to ask about the release, a mailto: URL."
    case .subCluster: "A GlueSubClusterUniqueID where it is installed."
    case .resource: "A GLUE2ResourceID where it is installed."
    }
  }

  /// Whether it is said of pilots too.
  public var isOfPilots: Bool {
    switch self {
    case .tested, .path, .setenv, .tag, .subCluster, .resource: false
    default: true
    }
  }

  /// Whether it may be said more than once in GLUE 2.0.
  public var isMultiValued: Bool {
    switch self {
    case .vo, .subCluster, .resource: true
    default: false
    }
  }
}
