import ClassAd
import Glibc

/// What is measured of the ClassAd library.
///
///     classad-tool COUNT REQUIREMENTS    match a job with so many ads, ten different ones in turn
///
/// Prints how many match, and what the evaluation took, in nanoseconds.
@main
struct ClassAdTool {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = Int(arguments[1]) else {
      fatalError("usage: classad-tool COUNT REQUIREMENTS")
    }
    do {
      let job = try ClassAd(parsing: "[ Requirements = \(arguments[2]); VO = \"ops\" ]")
      let ads = try (0..<count).map { try ClassAd(parsing: text(ofAd: $0)) }
      let requirements = CompiledExpression(.name("Requirements"))
      var context = MatchContext(my: job)
      let clock = ContinuousClock()
      var matching = 0
      let taken = clock.measure {
        for ad in ads {
          context.other = ad
          if case .boolean(true) = context.value(of: requirements) { matching += 1 }
        }
      }
      print(matching, Int(taken / .nanoseconds(1)))
    } catch {
      fatalError("\(error)")
    }
  }

  /// An ad of a computing element, as peers/classad2.py makes it.
  private static func text(ofAd number: Int) -> String {
    let tags = (0..<40).map { "\"VO-ops-product-\($0)-1.\(number % 7)\"" }
    let preview = number % 10 == 3 ? ", \"VO-ops-gLite-UI-preview-126\"" : ""
    return "[ GlueCEUniqueID = \"ce\(number).example.org:8443/cream-pbs-ops\"; "
      + "GlueCEStateStatus = \"Production\"; GlueCEInfoTotalCPUs = \(number % 64); "
      + "GlueCEStateWaitingJobs = \(number % 5); "
      + "GlueHostApplicationSoftwareRunTimeEnvironment = "
      + "{\(tags.joined(separator: ", "))\(preview)} ]"
  }
}
