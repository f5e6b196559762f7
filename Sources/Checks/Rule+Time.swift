extension Rule {
  static let ofTime = [
    validityExpired, creationFuture, creationOld, validityAlone, startFuture, startOld,
    deletedState, heldOver,
  ]

  static let validityExpired = Rule(
    "validity-expired", .error, nil, "the entry's validity has ended",
    do: "see why it is not renewed: the provider, bdii-update, or a relay has stopped")
  static let creationFuture = Rule(
    "creation-future", .error, .site, "the creation time lies in the future",
    do: "set the clock of the host that publishes it (NTP), in UTC")
  static let creationOld = Rule(
    "creation-old", .warning, nil, "the creation time is more than two years old",
    do: "let the provider write the time of the publication")
  static let validityAlone = Rule(
    "validity-alone", .warning, nil, "a validity without a creation time",
    do: "publish GLUE2EntityCreationTime too")
  static let startFuture = Rule(
    "start-future", .error, nil, "the start time lies in the future",
    do: "set the clock of the host that publishes it (NTP), in UTC")
  static let startOld = Rule(
    "start-old", .warning, nil, "the start time is more than two years old",
    do: "see whether the provider reads the real start of the service")
  static let deletedState = Rule(
    "deleted-state", .warning, .middleware, "a BDII rewrote the state to 'Unknown'",
    do: "see whether the server below still answers it; readers take the offer for stale")
  static let heldOver = Rule(
    "held-over", .warning, .site,
    "'pps gip' could not make a new answer, or the resource BDII gave it none; an earlier one stands in",
    do: "see what 'pps gip' says in bdii-update.log; readers are told how old it is")
}
