import HeliosTUI
import Workbench

/// What is known of one package repository.
struct RepositoryDetail {
  let repository: PackageRepository
  let list: RepositoryList
  let now: Int?

  /// Everything, the most important first.
  var lines: [TextLine] {
    [
      line("for", repository.kind.purpose),
      state.width > 0 ? line("state", state) : nil,
      repository.provenance.map { line("build", TextLine(build($0))) },
      repository.origin.map { line("made of", TextLine($0.source.string)) },
    ].compactMap { $0 } + publishers + [line("path", TextLine(repository.path.string))]
  }

  private var state: TextLine {
    RepositoryTable.state(of: repository, in: list, isShort: false)
  }

  private func build(_ folder: String) -> String {
    guard let build = list.builds.build(in: folder) else { return list.name(ofBuild: folder) }
    let version = build.version.map { ", \($0)" } ?? ""
    return "#\(build.number) of \(BuildFolder(folder).words), \(build.kindWords), "
      + "\(build.outcome.words)\(version)"
  }

  private var publishers: [TextLine] {
    (repository.publishers ?? []).map { publisher in
      let age = publisher.updatedAt.flatMap { then in now.map { Words.age(max(0, $0 - then)) } }
      let changed = age.map { $0 == "now" ? ", changed just now" : ", changed \($0) ago" } ?? ""
      return line(
        "publisher",
        TextLine(
          "\(publisher.name), \(Words.count(publisher.packages, "package")), \(publisher.status)\(changed)"
        ))
    }
  }

  private func line(_ what: String, _ text: TextLine) -> TextLine {
    [.init(what.padded(to: 10), as: .dim)] + text
  }

  private func line(_ what: String, _ text: String) -> TextLine { line(what, TextLine(text)) }
}

extension PackageRepository.Kind {
  /// What it is for, in a few words.
  fileprivate var purpose: String {
    switch self {
    case .nonDebug: "what the last build without DEBUG has left in its gate"
    case .debug: "what the last DEBUG build has left in its gate"
    case .onu: "a build's packages made ready to be installed or served"
    case .os: "illumos' own packages, for images and releases"
    case .other: "all other packages, for images and releases"
    case .combined: "both together, for images and releases"
    case .kept: "a copy that is kept under a name"
    case .halfMade: "nothing: a run that broke off has left it"
    }
  }
}
