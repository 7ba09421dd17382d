import SystemPackage

/// What a machine must have.
extension Doctor {
  static let machine: [DoctorCheck] = [
    DoctorCheck(
      "system", "Operating system",
      why: "Builds, packages and images are made on Helios 1, 2 or 3.",
      stops: [.build, .install, .image, .setup],
      script: { "cat \($0.machine.osRelease.quoted)" },
      judge: { answer, place in
        do throws(Problem) {
          let release = try HeliosRelease(osRelease: answer.text, of: place.machine.name)
          return .ok("Helios \(release.rawValue)\(place.machine.isSimulated ? ", simulated" : "")")
        } catch {
          return .problem(error.summary, .advice("Use a machine that runs Helios."))
        }
      }),
    DoctorCheck(
      "processors", "Processors",
      why: "dmake runs a job on each; a build takes as long as they need.",
      script: { _ in "psrinfo -t" },
      judge: { answer, _ in
        guard let count = Int(answer.text.filter(\.isNumber)) else {
          return .unknown("psrinfo -t gives no number")
        }
        guard count >= 4 else {
          return .warn(
            "\(count): a build will take hours", .advice("Give the machine more processors."))
        }
        return .ok("\(count)")
      }),
    DoctorCheck(
      "memory", "Memory",
      why: "A job of dmake takes some hundred megabytes; one for each processor runs.",
      script: { _ in "prtconf -m" },
      judge: { answer, _ in
        guard let megabytes = Int(answer.text.filter(\.isNumber)) else {
          return .unknown("prtconf -m gives no number")
        }
        guard megabytes >= 7500 else {
          return .warn(
            "\(Self.words(Int64(megabytes) << 20)): builds may run out of it",
            .advice("Give the machine 8 GB or more; a new virtual machine has 2."))
        }
        return .ok(Self.words(Int64(megabytes) << 20))
      }),
    DoctorCheck(
      "swap", "Swap", why: "/tmp lives in it, and compilers that find no more memory.",
      script: { _ in "swap -s" },
      judge: { answer, _ in
        // total: 3388k bytes allocated + 856k reserved = 4244k used, 12211684k available
        let words = answer.text.split { $0 == " " || $0.isNewline }
        guard let index = words.firstIndex(of: "available"), index > 0,
          let free = Int(words[index - 1].filter(\.isNumber))
        else { return .unknown("swap -s gives no number") }
        let found = "\(Self.words(Int64(free) << 10)) available"
        guard free >= 2 << 20 else {
          return .warn(found, .advice("Add a swap volume: zfs create -V, then swap -a."))
        }
        return .ok(found)
      }),
    space(
      "disk", "Disk",
      why: "A build with its packages takes several gigabytes, an image as many again.",
      stops: [.build, .image], at: { $0.workspace.root.quoted }, enough: 25 << 20, least: 6 << 20),
    space(
      "tmp", "Temporary folder", why: "nightly and onu keep their files there while they run.",
      stops: [.build, .install], at: { _ in "\"${TMPDIR:-/tmp}\"" }, enough: 2 << 20, least: 1 << 18
    ),
    DoctorCheck(
      "clock", "Clock", why: "make compares times, and a certificate may not be valid yet.",
      script: { _ in "date -u +%s" },
      judge: { answer, place in
        guard let there = Int(answer.text.filter(\.isNumber)) else {
          return .unknown("date +%s gives no number")
        }
        guard let now = place.now else { return .unknown("not compared") }
        let apart = there - now
        guard abs(apart) <= 60 else {
          return .warn(
            "\(abs(apart)) s \(apart < 0 ? "behind" : "ahead of") this machine's",
            .advice("Let ntp set it: svcadm enable ntp."))
        }
        return .ok("right")
      }),
  ]

  /// Room in a file system; thresholds in KiB.
  private static func space(
    _ name: String, _ title: String, why: String, stops: Set<DoctorCheck.Purpose>,
    at place: @escaping @Sendable (DoctorPlace) -> String, enough: Int, least: Int
  ) -> DoctorCheck {
    DoctorCheck(
      name, title, why: why, stops: stops, script: { "df -k \(place($0)) | sed 1d" },
      judge: { answer, _ in
        guard let free = Self.available(answer.text) else { return .unknown("df gives no number") }
        let found = "\(Self.words(Int64(free) << 10)) free"
        let mend = Mend.advice("heliosw cleanup lists what can go.")
        return free < least
          ? .problem(found, mend) : free < enough ? .warn(found, mend) : .ok(found)
      })
  }

  /// The free KiB that `df -k` tells: the number before the percentage, on whichever line that is.
  static func available(_ text: String) -> Int? {
    let words = text.split { $0 == " " || $0 == "\t" || $0.isNewline }
    guard let percent = words.firstIndex(where: { $0.hasSuffix("%") }), percent > 0 else {
      return nil
    }
    return Int(words[percent - 1])
  }

  /// A size as people read it: `12 kB`, `4.5 GB`.
  static func words(_ bytes: Int64) -> String {
    for (unit, name) in [(1_000_000_000, "GB"), (1_000_000, "MB")] where bytes >= unit {
      let tenths = bytes * 10 / Int64(unit)
      return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(name)" : "\(tenths / 10) \(name)"
    }
    return "\(bytes / 1000) kB"
  }
}
