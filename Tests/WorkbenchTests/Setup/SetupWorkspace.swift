import SystemPackage

@testable import Workbench

/// A helios checkout whose twelve consolidations are local git repositories, and a simulated machine to set it up on.
struct SetupWorkspace {
  let scratch: Scratch
  let site: Site

  /// Nothing of the user's own configuration; submodules may come from folders.
  static let environment = [
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "protocol.file.allow", "GIT_CONFIG_VALUE_0": "always",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com", "HOME": "/nonexistent", "PATH": "/usr/bin:/bin",
  ]

  init() async throws {
    scratch = try Scratch()
    site = Site(
      machine: Machine(
        name: "genesis", root: scratch.path.appending("machine"),
        path: [scratch.path.appending("machine/bin")], stateFolder: scratch.path.appending("state"),
        isSimulated: true),
      workspace: Workspace(root: scratch.path.appending("helios")),
      transport: LocalTransport(environment: Self.environment), patience: .seconds(120))
    let demo = Fixture.folder.removingLastComponent().removingLastComponent()
      .removingLastComponent().appending("demo")
    _ = try await run("DEMO=\(demo.quoted)\n\(Self.making)")
  }

  struct Failure: Error {
    var complaint: String
  }

  /// Runs a script in the folder that holds everything.
  func run(_ script: String) async throws -> String {
    let answer = try await Shell.dash.run(
      "set -e\ncd \(scratch.path.quoted)\n\(script)", environment: Self.environment)
    guard answer.status == 0 else { throw Failure(complaint: answer.output + answer.errors) }
    return answer.output
  }

  /// Runs a plan as its job would, and gives what its steps said.
  func carryOut(_ plan: Plan, in shell: Shell) async throws -> (status: Int32, job: FilePath) {
    let job = scratch.path.appending("job-\(UInt32.random(in: 0...(.max)))")
    _ = try await run("mkdir \(job.quoted)")
    let answer = try await shell.run(
      plan.script, environment: Self.environment.merging(["HELIOSW_JOB": job.string]) { $1 })
    return (answer.status, job)
  }

  /// Branch and last commit's subject of each clone, a line each.
  func clones() async throws -> String {
    try await run(
      """
      cd helios/projects
      for name in *; do
        branch=$(git -C $name symbolic-ref -q --short HEAD) || branch=detached
        echo "$name $branch $(git -C $name log -1 --format=%s)"
      done
      """)
  }

  private static let making = """
    mkdir machine machine/var up
    cp -R "$DEMO/bin" "$DEMO/lib" "$DEMO/etc" machine/
    chmod +x machine/bin/*
    # Clones meet here: one that is alone gives up after a while, and fails.
    cat >machine/bin/git <<'END'
    #!/bin/sh
    case $1 in clone)
      mkdir -p "$MEETING" && : >"$MEETING/$$"
      turns=0
      until [ "$(ls "$MEETING" | wc -l)" -ge 4 ]; do
        turns=$(expr $turns + 1)
        if [ $turns -gt 1000 ]; then echo 'cloned alone' >&2; exit 9; fi
        sleep 0.01
      done ;;
    esac
    exec /usr/bin/git "$@"
    END
    sed -i "2i MEETING=$PWD/meeting" machine/bin/git
    chmod +x machine/bin/git
    more() { git -C "up/$1" commit -q --allow-empty -m "$1 $2"; }
    fresh() { # NAME BRANCH
      git init -q -b "$2" "up/$1"
      mkdir -p "up/$1/lib" "up/$1/usr/src" "up/$1/src"
      touch "up/$1/lib/x" "up/$1/usr/src/x" "up/$1/src/x"
      git -C "up/$1" add .; git -C "up/$1" commit -qm "$1 1"
    }
    fresh illumos master; git -C up/illumos branch stlouis; more illumos 2
    git -C up/illumos checkout -q stlouis; more illumos stlouis; git -C up/illumos checkout -q master
    fresh omnios-build helios3; more omnios-build 2
    fresh omnios-extra helios3; more omnios-extra pinned; more omnios-extra 3
    for name in pinprick phbl image-builder bootserver amd-host-image-builder amd-firmware pilot \\
      dmar-report part; do fresh $name main; done
    git -C up/bootserver submodule --quiet add "$PWD/up/part" part
    git -C up/bootserver commit -qm 'bootserver with a part'
    more amd-host-image-builder old; more amd-host-image-builder new
    mkdir -p helios/config helios/tools/packages helios/projects
    touch helios/tools/packages/os-conflicts.mogrify helios/tools/packages/os-deps.mogrify
    for name in image-builder amd-host-image-builder dmar-report; do
      git clone -q up/$name helios/projects/$name
    done
    git -C helios/projects/amd-host-image-builder checkout -q --detach HEAD~1
    more image-builder 2; more dmar-report 2
    table() { printf '[project.%s]\\nurl = "%s"\\n' "$1" "$PWD/up/$1"; shift; printf '%s\\n' "$@" ''; }
    {
      table illumos 'rev = "stlouis"' 'unless_env = "BUILD_OS"'
      table omnios-build 'rev = "helios3"' 'site_sh = true'
      table omnios-extra "rev = \\"$(git -C up/omnios-extra rev-parse HEAD~1)\\"" 'site_sh = true'
      table pinprick 'cargo_build = true'
      table phbl 'auto_update = true' 'cargo_toolchain = true'
      table image-builder 'auto_update = true' 'cargo_build = true' 'use_debug = true'
      table bootserver 'auto_update = true' 'cargo_build = true'
      table amd-host-image-builder 'auto_update = true'
      printf '[[project.amd-host-image-builder.fixup]]\\nfrom_commit = "%s"\\nto_branch = "main"\\n\\n' \\
        "$(git -C up/amd-host-image-builder rev-parse HEAD~1)"
      table amd-firmware 'unless_env = "OXIDE_STAFF"' 'use_ssh = true'
      table chelsio-t6-roms 'unless_env = "OXIDE_ROMS"'
      table pilot
      table dmar-report
    } >helios/config/projects.toml
    """
}
