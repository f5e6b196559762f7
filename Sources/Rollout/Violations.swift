extension Preview {
  /// Everything that keeps the preview from being stored and published; none when it may be.
  public var violations: [Violation] {
    var check = Check()
    check.require("vo", vo, Rules.tagWord)
    check.require("product", product, Rules.tagWord)
    check.require("working_version", workingVersion, Rules.tagWord)
    check.require("package_version", packageVersion?.description, Rules.packageVersion)
    check.require("path", path, Rules.path)
    check.require("setup_script", setupScript, Rules.path)
    check.require("release_notes", releaseNotes, Rules.webURL)
    check.require("contact", contact, Rules.contact)
    check.requireDistinct("subclusters", subclusters)
    for id in subclusters { check.require("subclusters", id, Rules.id) }
    check.require(history)
    check.require(upgradeClass, ofClient: true)
    return check.violations
  }
}

extension Pilot {
  /// Everything that keeps the pilot from being stored and published; none when it may be.
  public var violations: [Violation] {
    var check = Check()
    check.require("product", product, Rules.tagWord)
    check.require("package_version", packageVersion.description, Rules.packageVersion)
    check.require("working_version", workingVersion, Rules.tagWord)
    check.requireDistinct("vos", vos)
    for vo in vos { check.require("vos", vo, Rules.tagWord) }
    check.require("release_notes", releaseNotes, Rules.webURL)
    check.require("contact", contact, Rules.contact)
    check.require("service", service)
    if let lastService { check.require("last_service", lastService) }
    for each in left {
      check.require("left.at", each.at)
      check.require("left.service", each.service)
    }
    check.require(upgradeClass, ofClient: false)
    check.require(history)
    check.require("post_mortem", postMortem, Rules.webURL)
    if let postMortemAt { check.require("post_mortem_at", postMortemAt) }
    check.require("start", start)
    for each in feedback {
      check.require("feedback.at", each.at)
      check.require("feedback.vo", each.vo, Rules.tagWord)
      check.require("feedback.by", each.by, Rules.publishable)
      check.require("feedback.text", each.text, Rules.prose)
    }
    if let deadline = feedbackDeadline, deadline < start {
      check.refuse("feedback_deadline", deadline.description, "lies before the start")
    }
    return check.violations
  }
}

extension Site {
  /// Everything that keeps the site's configuration from being used; none when it may be.
  public var violations: [Violation] {
    var check = Check()
    check.require("site", name, Rules.id)
    check.require("host", host, Rules.word)
    check.require("contact", contact, Rules.contact)
    var seen: Set<String> = []
    for subcluster in subclusters {
      check.require("subclusters.id", subcluster.id, Rules.id)
      check.require("subclusters.cluster", subcluster.cluster, Rules.id)
      check.require("subclusters.glue2.service", subcluster.glue2?.service, Rules.id)
      check.require("subclusters.glue2.manager", subcluster.glue2?.manager, Rules.id)
      check.require("subclusters.glue2.resource", subcluster.glue2?.resource, Rules.id)
      if !seen.insert(subcluster.id.lowercased()).inserted {
        check.refuse("subclusters.id", subcluster.id, "is named twice")
      }
    }
    return check.violations
  }
}
