/// Nightly's summary of a build, which it writes to `mail_msg` beside the log.
///
/// It grows section by section while the build runs. Its head (times and environment) is put
/// before the rest, so it is not in the order of time.
public struct MailMessage: Hashable, Sendable {
  /// The sections, in the order of the file.
  public var sections: [MailSection] = []
  /// When the build began.
  public var startStamp: BuildStamp?
  /// When the build came to its end; nil if it was interrupted, or gave up.
  public var endStamp: BuildStamp?
  /// How long the whole build took, by nightly's own clock.
  public var totalTime: Duration?

  /// Reads a summary; bytes that are no UTF-8 are replaced.
  public init(_ bytes: some Sequence<UInt8>) {
    var lines = Array(bytes)[...]
    while !lines.isEmpty {
      let line = lines.prefix { $0 != UInt8(ascii: "\n") }
      lines = lines.dropFirst(line.count + 1)
      take(line)
    }
    for index in sections.indices { sections[index].trim() }
    if let total = section("Total build time")?.lines.last {
      totalTime = Array(total.utf8).withUnsafeBytes { ElapsedTime(line: $0)?.duration }
    }
  }

  /// The first section of a title, as the banner has it.
  public func section(_ title: String) -> MailSection? {
    sections.first { $0.title == title }
  }

  /// The sections with lines in them, by what that does to the build.
  public func sections(that consequence: MailSection.Consequence) -> [MailSection] {
    sections.filter { $0.consequence == consequence && !$0.lines.isEmpty }
  }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    let banner = line.withUnsafeBytes { Banner(line: $0) }
    if let banner {
      switch banner.meaning {
      case .begins(.start): startStamp = banner.stamp
      case .ends(.completed): endStamp = banner.stamp
      default:
        let label = banner.title.split(separator: "(").last?.dropLast() ?? ""
        sections.append(
          MailSection(title: banner.title, flavour: BuildFlavour(label: label), lines: []))
      }
    } else if !sections.isEmpty {
      sections[sections.count - 1].lines.append(String(decoding: line, as: UTF8.self))
    }
  }
}

extension MailSection {
  /// Takes the blank lines off both ends.
  fileprivate mutating func trim() {
    while lines.last?.isEmpty == true { lines.removeLast() }
    lines = Array(lines.drop { $0.isEmpty })
  }
}
