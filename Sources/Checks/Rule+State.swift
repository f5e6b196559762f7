extension Rule {
  static let ofState = [
    configurationRefused, recordRefused, recordUnreadable, folderClosed, lockForeign,
    recordNotPublished, duplicateTag, tagFileCase, unknownSubcluster, halfCluster, sharedPath,
    deadlinePassed, startAhead, sinceAhead, nothingStored,
  ]

  public static let configurationRefused = Rule(
    "configuration-refused", .error, .site, "the site's configuration cannot be used",
    do: "mend the file; until then the last good answer stands in, for an hour")
  public static let recordRefused = Rule(
    "record-refused", .error, .site, "a record of the state is refused",
    do:
      "mend the file, or give 'pps preview publish' or 'pps pilot open' all that a new one needs: what "
      + "is damaged is replaced, and kept beside it; until then it is not published")
  public static let recordUnreadable = Rule(
    "record-unreadable", .error, .site, "a file of the state cannot be read",
    do: "see its owner and its mode: the BDII's account must be able to read it")
  public static let folderClosed = Rule(
    "folder-closed", .warning, .site, "a folder of the state can be read by its own account only",
    do: "chmod 755, where that is not the BDII's account: what is in it is not published")
  public static let lockForeign = Rule(
    "lock-foreign", .warning, .site, "the account that keeps a folder of the state cannot lock it",
    do: "give it the file, with chown: until then only root can change what is in the folder")
  static let recordNotPublished = Rule(
    "record-not-published", .error, .site, "a record is not published, or not all of it",
    do: "see the reason; the rest is published")
  static let duplicateTag = Rule(
    "duplicate-tag", .error, .site, "two previews have the same tag, but for its case",
    do: "withdraw one of them; only the one that was published first is")
  public static let tagFileCase = Rule(
    "tag-file-case", .error, .site, "two tags in a subcluster's tag files differ only by case",
    do:
      "take one of them out, with 'pps tags remove': slapd takes no update of a subcluster with both"
  )
  static let unknownSubcluster = Rule(
    "unknown-subcluster", .error, .site, "a preview names a subcluster that is not configured",
    do: "add it to 'subclusters' in the configuration, or publish the preview without it")
  static let halfCluster = Rule(
    "half-cluster", .warning, .site, "a preview is only on some subclusters of a cluster",
    do: "install it on all of them: a WMS looks at one, and jobs may land on any")
  static let sharedPath = Rule(
    "shared-path", .warning, .site, "two different releases have the same path",
    do: "give each release a directory of its own, or withdraw the older one")
  static let deadlinePassed = Rule(
    "deadline-passed", .warning, .site, "something was to be done about an offer, and is late",
    do: "do it, or agree on another date; 'pps list --overdue' shows all that is late")
  static let startAhead = Rule(
    "start-ahead", .info, .site, "a pilot is published as open, and starts later",
    do: "nothing, if that is meant; readers see the date")
  static let sinceAhead = Rule(
    "since-ahead", .warning, .site, "a state was reached in the future",
    do: "set the clock of the host that wrote it (NTP), and the date in the record; it can be "
      + "withdrawn or closed all the same")
  static let nothingStored = Rule(
    "nothing-stored", .info, .site, "there is no preview and no pilot",
    do: "see whether this is the state directory that 'pps gip' publishes from")
}
