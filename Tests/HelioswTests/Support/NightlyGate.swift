import FoundationEssentials
import SystemPackage

/// A demo world in whose gate a nightly runs that is not simulated.
///
/// Lock, log, summary, traps and exit status are the script's own. What only illumos has is a stub: dmake, which ends as
/// `simulation.conf` says, and the programs that look at the proto area.
struct NightlyGate {
  /// Whose nightly it is.
  enum Edition: Sendable, CaseIterable {
    /// The demo machine's.
    case simulated
    /// illumos' own.
    case real
  }

  /// Those that are at hand.
  static var editions: [Edition] { script == nil ? [.simulated] : Edition.allCases }

  /// Where illumos' nightly stands: where `HELIOSW_REAL_NIGHTLY` says, in the tools, or in a workspace's own gate.
  static let script: FilePath? = {
    let variables = ProcessInfo.processInfo.environment
    let gate = variables["HELIOS_WORKSPACE"].map { FilePath($0).appending("projects/illumos") }
    let places =
      [variables["HELIOSW_REAL_NIGHTLY"].map { FilePath($0) }, "/opt/onbld/bin/nightly"]
      + ["nightly", "nightly.sh"].map { name in
        gate.map { $0.appending("usr/src/tools/scripts").appending(name) }
      }
    return places.compactMap { $0 }.first { place in
      // The simulated one shuffles no logs by that name.
      (try? place.text().contains("function logshuffle")) == true
    }
  }()

  let world: DemoWorldUnderTest
  let program: ProgramUnderTest

  /// A world at peace with such a nightly, whose builds end like this.
  init(_ edition: Edition, _ ending: String, seconds: Int = 0) async throws {
    let maker = edition == .real ? DemoWorldUnderTest.Maker.realNightly : .simulatedNightly
    world = try await maker.world()
    try await world.settle()
    program = try ProgramUnderTest(in: world)
    if let script = Self.script, edition == .real { try await install(script) }
    try world.simulate(ending, seconds: seconds)
  }

  /// Runs heliosw on the demo machine.
  func run(_ words: String...) async throws -> ProgramUnderTest.Answer {
    try await program.run(words + ["--demo"], environment: environment)
  }

  /// Runs shell text in the gate, in the environment that heliosw's jobs have.
  func shell(_ script: String) async throws -> ProgramUnderTest.Answer {
    let path = "\(world.folder)/machine/bin:/usr/bin:/bin"
    return try await program.shell(
      script, environment: environment.merging(["PATH": path]) { $1 }, in: world.gate)
  }

  /// Starts a build and waits until its log has come to the source.
  ///
  /// - Returns: Its job.
  func start() async throws -> String {
    let job = try await run("build-illumos", "-q", "--detach").lines.last ?? ""
    try await reachTheSource()
    return job
  }

  /// Waits until the running build compiles.
  func reachTheSource() async throws {
    let log = world.log.appending("nightly.log")
    _ = try await eventually {
      // Until nightly has made it there is none.
      (try? log.text().contains("Building OS-Net source")) == true ? true : nil
    }
  }

  /// The builds of the past, newest first.
  func history() async throws -> [PastBuildAnswer] {
    try await program.json(PastBuildAnswer.List.self, ["history", "--demo", "--json"]).builds
  }

  /// The folder of what stands in for illumos' tools.
  ///
  /// ksh93's echo knows `\n`, as illumos' does, where PATH has an `xpg4`.
  private var tools: FilePath { world.folder.appending("xpg4") }

  private var environment: [String: String] { ["OPTHOME": tools.string] }

  /// Puts the script into the gate, with what stands at fixed places on illumos found elsewhere.
  private func install(_ script: FilePath) async throws {
    let bin = tools.appending("onbld/bin")
    let settings = world.folder.appending("machine/etc/simulation.conf")
    _ = try await program.shell(
      """
      set -e
      mkdir -p '\(bin)' '\(world.gate)/usr/src/pkg'
      sed -e '1s,.*,#!/usr/bin/ksh93 -p,' -e 's,/usr/bin/newtask,: &,' -e 's,/bin/time ,timed ,' \
        -e 's,-d "$ON_CLOSED_BINS",-n "$ON_CLOSED_BINS",' -e 's,/tmp/nightly,\(world.folder)/nightly,' \
        '\(script)' >'\(world.gate)/usr/src/tools/scripts/nightly'
      cd '\(bin)'
      cat >dmake <<'END'
      #!/bin/sh
      settings='\(settings)'
      \(Self.dmake)
      END
      printf '#!/bin/sh\\n"$@"\\nstatus=$?\\nprintf "\\nreal 1.0\\nuser 1.0\\nsys 0.0\\n"\\nexit $status\\n' >timed
      printf '#!/bin/sh\\nfor w; do case $b in -I) : >"$d/$w" ;; -w) d=$w ;; esac; b=$w; done\\n' >check_rtime
      printf '#!/bin/sh\\necho git\\n' >which_scm
      printf '#!/bin/sh\\necho "ld: Software Generation Utilities - Solaris Link Editors: 5.11-1.1790"\\n' >ld
      for name in protolist find_elf interface_check checkpaths; do printf '#!/bin/sh\\n' >$name; done
      printf '#!/bin/sh\nexec "%s" "$@"\n' '\(world.folder)/machine/bin/uname' >uname
      chmod +x *
      """)
  }

  /// Says what dmake says of targets; the source fails, hangs or is well, as the settings have it.
  private static let dmake = #"""
    ending=$(sed -n 's/^ending=//p' "$settings")
    case " $* " in
    *' -v '*) echo 'dmake: illumos make' ;;
    *' protocmp '*) [ "$ending" != checks-failed ] || printf 'in proto area:\n\tfile usr/bin/x\n' ;;
    *' install '*)
      pwd
      case $ending:$PWD in
      no-tools:*/tools) echo 'dmake: Fatal error: no tools'; exit 1 ;;
      endless:*/usr/src) sleep 600 ;;
      failed:*/usr/src)
        printf '%s\n' "$PWD/cmd/id" "id.c:212:3: error: 'foo' undeclared" '*** Error code 1'
        exit 1 ;;
      *:*/pkg) mkdir -p "$PKGARCHIVE/repo.redist"; echo 'Publishing x to redist repository' ;;
      esac ;;
    *-version*) [ "$ending" != no-compiler ] || exit 1; echo found ;;
    esac
    """#
}
