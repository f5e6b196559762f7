import CommandSupport
import Rollout

/// A step of a record's history as JSON.
struct StepReport: Encodable {
  let state, at: String
  let by: String?

  init<State>(_ step: History<State>.Step) {
    state = step.state.rawValue
    at = step.at.description
    by = step.by
  }
}

/// What is to be done, and until when.
struct DeadlineReport: Encodable {
  let task, due, reason: String
  /// In **seconds**; nil when it is not late.
  let lateBy: Int?

  init(_ deadline: TaskDeadline) {
    task = deadline.task.rawValue
    due = deadline.due.description
    reason = deadline.reason
    lateBy = deadline.delay(at: .now).map { Int($0.components.seconds) }
  }
}

/// A stored preview as JSON, with the keys of its state file; `schema/preview-list.schema.json` describes it.
struct PreviewReport: Encodable {
  let vo, product, workingVersion: String
  let packageVersion: String?
  let upgradeClass, path: String
  let setupScript: String?
  let tested: Bool
  let releaseNotes, contact, feedbackDeadline: String?
  let subclusters: [String]
  let state, since: String
  let deadline: DeadlineReport?
  let history: [StepReport]

  init(_ preview: Preview) {
    vo = preview.vo
    product = preview.product
    workingVersion = preview.workingVersion
    packageVersion = preview.packageVersion?.description
    upgradeClass = preview.upgradeClass.rawValue
    path = preview.path
    setupScript = preview.setupScript
    tested = preview.tested
    releaseNotes = preview.releaseNotes
    contact = preview.contact
    feedbackDeadline = preview.feedbackDeadline?.description
    subclusters = preview.subclusters
    state = preview.state.rawValue
    since = preview.since.description
    deadline = preview.deadline(at: .now).map(DeadlineReport.init)
    history = preview.history.steps.map { StepReport($0) }
  }
}

/// A stored pilot as JSON, with the keys of its state file; `schema/pilot-list.schema.json` describes it.
struct PilotReport: Encodable {
  let product, packageVersion: String
  let workingVersion: String?
  let upgradeClass: String
  let vos: [String]
  let service: Service
  /// nil when it has left none.
  let left: [Left]?
  /// nil where it is `service`.
  let lastService: Service?
  let start: String
  let feedbackDeadline, releaseNotes, contact: String?
  let servingState: String
  let feedback: [Feedback]
  let postMortem, postMortemAt: String?
  let state, since: String
  let deadline: DeadlineReport?
  let history: [StepReport]

  struct Feedback: Encodable {
    let at: String
    let by: String?
    let vo, text: String
  }

  struct Service: Encodable {
    let glueService, glue2Service, glue2Endpoint, type, endpoint: String?

    init(_ service: Pilot.Service) {
      switch service {
      case .ids(let id, let glue2):
        (glueService, glue2Service, glue2Endpoint) = (id, glue2?.service, glue2?.endpoint)
        (type, endpoint) = (nil, nil)
      case .endpoint(let itsType, let url):
        (glueService, glue2Service, glue2Endpoint) = (nil, nil, nil)
        (type, endpoint) = (itsType, url)
      }
    }
  }

  struct Left: Encodable {
    let at: String
    let service: Service
  }

  init(_ pilot: Pilot) {
    product = pilot.product
    packageVersion = pilot.packageVersion.description
    workingVersion = pilot.workingVersion
    upgradeClass = pilot.upgradeClass.rawValue
    vos = pilot.vos
    service = Service(pilot.service)
    left =
      pilot.left.isEmpty
      ? nil : pilot.left.map { Left(at: $0.at.description, service: Service($0.service)) }
    lastService = pilot.lastService.map(Service.init)
    start = pilot.start.description
    feedbackDeadline = pilot.feedbackDeadline?.description
    releaseNotes = pilot.releaseNotes
    contact = pilot.contact
    servingState = pilot.servingState.rawValue
    feedback = pilot.feedback.map {
      Feedback(at: $0.at.description, by: $0.by, vo: $0.vo, text: $0.text)
    }
    postMortem = pilot.postMortem
    postMortemAt = pilot.postMortemAt?.description
    state = pilot.state.rawValue
    since = pilot.since.description
    deadline = pilot.deadline(at: .now).map(DeadlineReport.init)
    history = pilot.history.steps.map { StepReport($0) }
  }
}
