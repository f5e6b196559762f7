extension Rule {
  static let ofCarriers = [
    carrierWithoutTag, carrierTagPartly, carrierSubcluster, closedWithTag, closedWithApplication,
    closedApplicationKept, carrierKeys, carrierWithoutExtension,
  ]

  static let carrierWithoutTag = Rule(
    "carrier-without-tag", .error, .site, "a preview is open, and its tag stands nowhere",
    do: "see whether our plugin runs, or another one replaces the tags after it")
  static let carrierTagPartly = Rule(
    "carrier-tag-partly", .error, .site, "a preview's tag is missing on one of its subclusters",
    do: "see whether another plugin replaces the tags of that subcluster after ours")
  static let carrierSubcluster = Rule(
    "carrier-subcluster", .error, .site, "a preview names a subcluster that does not exist",
    do: "mend 'subclusters' in the configuration, or publish the preview again")
  static let closedWithTag = Rule(
    "closed-with-tag", .error, .site, "a preview is closed, and its tag still attracts jobs",
    do: "remove the tag: from the VO's tag file, where it was put there by hand")
  static let closedWithApplication = Rule(
    "closed-with-application", .warning, .us,
    "a preview was closed, and its application environment was published after that",
    do: "see whether another host publishes it; where none does, report it")
  static let closedApplicationKept = Rule(
    "closed-application-kept", .info, .middleware,
    "a preview is closed, and a BDII keeps its application environment",
    do:
      "nothing: a top-level BDII keeps what is gone for the days of BDII_DELETE_DELAY, four by default, "
      + "as 'Unknown' or expired; readers go by the carrier, which is closed")
  static let carrierKeys = Rule(
    "carrier-keys", .error, .us, "a carrier lacks a key that readers need",
    do: "publish it with this version of the software; readers cannot show it")
  static let carrierWithoutExtension = Rule(
    "carrier-without-extension", .error, .us, "a carrier has no extension by which it is found",
    do: "publish it with this version of the software; queries pass it over")
}
