import HeliosTUI
import Workbench

/// What is known of one boot environment.
struct BootEnvironmentDetail {
  let environment: BootEnvironment
  let list: BootEnvironmentList
  /// The build that it holds, if the history knows it.
  var build: PastBuild?
  /// How something that broke off has left it, if it did.
  var remainder: Remainder?
  let now: Int?

  /// Everything, the most important first.
  var lines: [TextLine] { advice + facts + snapshots }

  /// What could be done about it.
  private var advice: [TextLine] {
    var lines: [TextLine] = []
    if list.isFreshlyInstalled(environment), remainder?.isWaste != true {
      lines.append(
        TextLine(
          "Not booted yet: t boots it once, and the start after that is the usual one.", as: .hint))
    }
    if let remainder {
      let offer =
        switch remainder.kind {
        case .halfMade, .halfUpdated, .halfGone: "D destroys it."
        case .leftMounted: "u unmounts it."
        case .unconfirmed: "A on another one takes that back."
        }
      lines.append(TextLine("\(remainder.words) \(offer)", as: .warning))
    } else if environment.isMountedForShell {
      lines.append(
        TextLine(
          "A shell of heliosw's is open in it, or was cut off: then u unmounts it.", as: .warning))
    }
    return lines
  }

  private var facts: [TextLine] {
    let note = list.notes[environment]
    let words = list.words(for: environment)
    let kept = note.isKept ? (words.isEmpty ? "kept" : ", kept") : ""
    let dataset = list.details.datasets[environment.name]
    let origin = list.space.first { $0.name == dataset }?.origin
    return [
      line("state", words + kept == "" ? "can be booted, mounted or destroyed" : words + kept),
      line("made", moment(environment.createdAt)),
      line("ran", note.lastRun.map { moment($0) } ?? "never, as far as was seen"),
      line("from", from(note.provenance)),
      build.map {
        line("build", "#\($0.number) \($0.kindWords), \($0.outcome.words): 8 shows it")
      },
      line("space", space),
      dataset.map { line("dataset", $0 + (origin.map { ", cloned from \($0)" } ?? "")) },
      environment.uuid.map { line("UUID", $0) },
    ].compactMap { $0 }
  }

  private func from(_ provenance: Provenance?) -> String {
    guard let provenance, !provenance.isEmpty else {
      return "not known: heliosw can tell when it runs or is mounted"
    }
    return [provenance.words, provenance.kernelPackage].compactMap { $0 }.joined(separator: ", ")
  }

  private var space: String {
    let size = "uses \(Words.size(environment.sizeInBytes))"
    guard let gain = list.gain(ofDestroying: environment) else { return size }
    return "\(size); without it about \(Words.size(gain)) more would be free"
  }

  private var snapshots: [TextLine] {
    list.snapshots(of: environment.name).reversed().map {
      line("snapshot", "\($0.name), holds \(Words.size($0.sizeInBytes)), \(moment($0.createdAt))")
    }
  }

  private func line(_ what: String, _ text: String) -> TextLine {
    [.init(what.padded(to: 10), as: .dim), .init(text)]
  }

  /// A moment as `2026-11-23 01:15 UTC, 2h ago`.
  private func moment(_ seconds: Int) -> String {
    let stamp = CalendarStamp(secondsSince1970: seconds).extended
    let age = now.map { Words.age(max(0, $0 - seconds)) }
    let ago = age.map { $0 == "now" ? ", just now" : ", \($0) ago" } ?? ""
    return "\(stamp.prefix(10)) \(stamp.dropFirst(11).prefix(5)) UTC\(ago)"
  }
}

extension BootEnvironmentDetail {
  /// What is known on the screen; nil before the boot environments are.
  init?(of environment: BootEnvironment, in state: AppState) {
    guard let list = state.bootEnvironments.list else { return nil }
    self.init(
      environment: environment, list: list,
      build: state.buildsOfEnvironments[environment.name],
      remainder: state.remains.environments.first { $0.name == environment.name }, now: state.now)
  }
}
