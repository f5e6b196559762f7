extension Rule {
  static let ofHops = [
    notOffered, notStored, gipRefuses, gipNotInstalled, serverSilent, serverEmpty,
    providerSilent, pluginSilent, tagWiped, tagFileUnread, hopStalled, sourceLost, notYet,
    notRelayed,
    siteUnknown, lostOnTheWay, lostBefore, tagLost, notFirstSubcluster, applicationDropped,
    stillOpen,
  ]

  static let notOffered = Rule(
    "not-offered", .info, .site, "the offer is stored, and not open",
    do: "publish it when it is ready; until then nobody sees it, as is meant")
  static let notStored = Rule(
    "not-stored", .warning, .site, "an offer of this site is published, and not stored here",
    do: "see whether another host publishes it; what was deleted stays for up to four days")
  static let gipRefuses = Rule(
    "gip-refuses", .error, .site, "'pps gip' does not print the offer, or not all of it",
    do: "see the reason, and 'pps check'")
  static let gipNotInstalled = Rule(
    "gip-not-installed", .error, .site, "the BDII does not run our provider or our plugin",
    do: "run 'pps gip install --gip-dir DIR' on the host of the resource BDII, once")
  public static let serverSilent = Rule(
    "server-silent", .error, .site, "a BDII does not answer",
    do: "start it, or name another one; nothing is known of this step")
  static let serverEmpty = Rule(
    "server-empty", .error, .site, "a BDII holds nothing",
    do: "see its bdii-update.log; after a start it takes some minutes to fill")
  static let providerSilent = Rule(
    "provider-silent", .error, .site, "what our provider prints is not in the resource BDII",
    do: "run the provider as the BDII's account, and see bdii-update.log for what is rejected")
  static let pluginSilent = Rule(
    "plugin-silent", .error, .site, "what our plugin adds is not in the resource BDII",
    do: "run the plugin as the BDII's account, and see bdii-update.log for what is rejected")
  static let tagWiped = Rule(
    "tag-wiped", .error, .site, "our plugin runs, and its tag is missing on a subcluster",
    do: "put the tag into the VO's tag file: another plugin replaces the tags after ours")
  static let tagFileUnread = Rule(
    "tag-file-unread", .error, .site, "a tag is kept in the VO's tag file, and is not published",
    do: "see 'pps tags list', and whether the site's own plugin reads that file")
  static let hopStalled = Rule(
    "hop-stalled", .error, .site, "a BDII is not refreshed",
    do: "see whether its bdii-update runs, and its bdii-update.log")
  static let sourceLost = Rule(
    "source-lost", .error, .middleware, "a BDII lost its source and keeps what it had",
    do: "see why the server below does not answer this one; readers take the offer for stale")
  static let notYet = Rule(
    "not-yet", .info, .middleware, "an offer changed, and the next BDII has not asked yet",
    do: "wait some minutes: each BDII asks the one below every two to ten minutes")
  static let notRelayed = Rule(
    "not-relayed", .error, .site, "nothing of the resource BDII is found further up",
    do: "add the BDII to the list of URLs of the next one, and see that it can be reached there")
  static let siteUnknown = Rule(
    "site-unknown", .error, .site, "a BDII does not know the site",
    do: "compare 'site' in the configuration with the site BDII's name; see whom this BDII asks")
  static let lostOnTheWay = Rule(
    "lost-on-the-way", .error, .middleware, "other entries pass from BDII to BDII, and ours do not",
    do: "see the bdii-update.log of the upper BDII: it says what its slapd rejects")
  static let lostBefore = Rule(
    "lost-before", .error, .site, "an offer is not here, and no BDII below was looked at",
    do: "name the resource BDII, with --resource or in the configuration, to see where it is lost")
  static let tagLost = Rule(
    "tag-lost", .error, .middleware, "a tag stands on the subcluster below, and not here",
    do: "see the bdii-update.log of this BDII; a value that slapd rejects keeps all old ones")
  static let notFirstSubcluster = Rule(
    "not-first-subcluster", .error, .site,
    "the tag stands on subclusters of a cluster, and not on its first: no WMS sees it there",
    do: "put the preview on every subcluster of the cluster")
  static let applicationDropped = Rule(
    "application-dropped", .info, .middleware,
    "the relay drops GLUE2ApplicationEnvironment, as newer ones do",
    do: "nothing: readers find all of it in the carrier")
  static let stillOpen = Rule(
    "still-open", .warning, .middleware, "the offer is closed, and still open here",
    do: "wait for the next update; where it is a tag that stays, remove it from the tag file")
}
