/// Everything the workbench can be told to do: the one table behind keys, hints, `?` and `:`.
enum Verb: String, CaseIterable, Hashable, Sendable {
  // Everywhere
  case dashboard, consolidations, build, log, jobs
  case bootEnvironments = "boot-environments"
  case palette, help, refresh, repaint, suspend, back
  case quitNow = "quit-now"
  case startBuild = "new-build"
  case showPlan = "show-plan"
  case shell
  case setup, doctor
  case cleanUp = "clean-up"
  case openLog = "open-log"
  case gates
  case bldenv
  case rebuild
  // Lists and texts
  case down, up, top, bottom
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfDown = "half-down"
  case halfUp = "half-up"
  case open
  case mark
  case markAll = "mark-all"
  case search
  case nextHit = "next-hit"
  case previousHit = "previous-hit"
  // Consolidations
  case fetch
  case fetchAll = "fetch-all"
  case onlyUnclean = "only-unclean"
  // History
  case history, sort, compare
  case openItsLog = "open-its-log"
  // Packages
  case packages, install, depot
  case preparePackages = "prepare-packages"
  case restartDepot = "restart-depot"
  case targetCommands = "target-commands"
  case keepPackages = "keep-packages"
  case archivePackages = "archive-packages"
  case copyCommands = "copy-commands"
  case undoInstall = "undo-install"
  case cleanUpOnu = "clean-up-onu"
  case updateMachine = "update-machine"
  case restartMachine = "restart-machine"
  // Build and jobs
  case stop
  // Boot environments
  case activate, create, mount, unmount, rename, destroy, rollback, keep
  case bootOnce = "boot-once"
  case cancelOnce = "cancel-once"
  case mountShared = "mount-shared"
  case takeSnapshot = "take-snapshot"
  case destroySnapshot = "destroy-snapshot"
  case freeSpace = "free-space"
  case sortReverse = "sort-reverse"
  // Log
  case follow
  case nextError = "next-error"
  case previousError = "previous-error"
  case nextWarning = "next-warning"
  case previousWarning = "previous-warning"
  case nextPhase = "next-phase"
  case previousPhase = "previous-phase"
  case left, right
  case farLeft = "far-left"
  case farRight = "far-right"
  case lineStart = "line-start"
  case lineEnd = "line-end"
  case wrap
  case fold
  case foldAll = "fold-all"
  case letGoOn = "let-go-on"
  case setMark = "set-mark"
  case goToMark = "go-to-mark"
  case filter
  case clearFilters = "clear-filters"
  case goToPercent = "go-to-percent"
  case goToTime = "go-to-time"
}

extension Verb {
  /// The one view that it works in, if there is but one.
  var home: View? {
    switch self {
    case .nextHit, .previousHit, .nextPhase, .previousPhase, .left, .right, .farLeft, .farRight,
      .lineStart, .lineEnd, .wrap, .fold, .setMark, .goToMark, .filter, .clearFilters, .goToPercent,
      .goToTime:
      .log
    case .fetchAll, .onlyUnclean: .consolidations
    case .depot, .preparePackages, .restartDepot, .targetCommands, .keepPackages, .archivePackages,
      .copyCommands,
      .undoInstall, .cleanUpOnu, .updateMachine, .restartMachine:
      .packages
    case .openItsLog: .history
    case .activate, .create, .mount, .unmount, .rename, .destroy, .rollback, .keep, .bootOnce,
      .cancelOnce, .mountShared, .takeSnapshot, .destroySnapshot, .freeSpace, .sortReverse:
      .bootEnvironments
    default: nil
    }
  }

  /// In a word or two, for hints.
  var label: String {
    switch self {
    case .quitNow: "quit"
    case .showPlan: "plan"
    case .fetchAll: "fetch all"
    case .onlyUnclean: "unclean"
    case .create: "new"
    case .takeSnapshot: "snapshot"
    case .freeSpace: "gain space"
    case .rollback: "roll back"
    case .nextHit: "next"
    case .previousHit: "previous"
    case .nextError: "error"
    case .nextWarning: "warning"
    case .nextPhase: "phase"
    case .letGoOn: "go on"
    case .openItsLog: "log"
    case .preparePackages: "prepare"
    case .targetCommands: "target"
    case .keepPackages: "keep"
    case .archivePackages: "archive"
    case .copyCommands: "copy"
    case .undoInstall: "undo"
    case .cleanUpOnu: "clean up"
    case .updateMachine: "update"
    case .restartMachine: "reboot"
    default: rawValue.replacing("-", with: " ")
    }
  }

  /// In a sentence, for help and the palette.
  var help: String {
    switch self {
    case .dashboard: "Show the dashboard"
    case .consolidations: "Show the consolidations"
    case .build: "Show the build"
    case .log: "Show nightly.log"
    case .packages: "Show the package repositories, the depot and what was installed"
    case .install: "Install a build's packages into a new boot environment with onu"
    case .preparePackages: "Only make a build's packages ready, as onu -P does"
    case .depot: "Start the depot, or stop it after asking"
    case .restartDepot: "Let the depot serve what was built last"
    case .targetCommands: "Show the commands that install from the depot, and copy them"
    case .keepPackages: "Keep the selected repository under a name"
    case .archivePackages: "Write the selected repository as one .p5p file"
    case .copyCommands: "Show the commands that bring the selected repository to another machine"
    case .undoInstall: "Take the last installation back"
    case .cleanUpOnu: "Clean up after an onu that broke off"
    case .updateMachine: "Update the machine itself"
    case .restartMachine: "Restart the machine into what is next"
    case .jobs: "Show the jobs"
    case .bootEnvironments: "Show the boot environments"
    case .palette: "Find a command by its words"
    case .help: "Show what the keys do here"
    case .refresh: "Ask everything anew"
    case .repaint: "Draw the screen anew"
    case .suspend: "Suspend heliosw; fg brings it back"
    case .back: "Go back; from the dashboard, quit"
    case .quitNow: "Quit; jobs go on"
    case .startBuild: "Plan a build of illumos"
    case .showPlan: "Show the plan of the selected job or action"
    case .openLog: "Open the log of a finished build"
    case .gates: "Look at the builds of another gate"
    case .doctor: "Look at the machine and the workspace: what would fail?"
    case .cleanUp: "List old logs, temporary folders and proto areas, to remove some"
    case .setup: "Plan a setup: clone, update, and make what builds need"
    case .shell: "Open a shell in the selected folder or boot environment"
    case .bldenv: "Open a bldenv, in the component of the error that is looked at"
    case .rebuild: "Rebuild the component of the error that is looked at, or of changed files"
    case .down: "Down"
    case .up: "Up"
    case .top: "To the top"
    case .bottom: "To the bottom"
    case .pageDown: "A page down"
    case .pageUp: "A page up"
    case .halfDown: "Half a page down"
    case .halfUp: "Half a page up"
    case .open: "Open what is selected"
    case .mark: "Mark or unmark the row"
    case .markAll: "Mark all rows, or none"
    case .search: "Search in the log; filter a list"
    case .nextHit: "Next hit"
    case .previousHit: "Previous hit"
    case .fetch: "Fetch the marked consolidations, or the selected one"
    case .fetchAll: "Fetch all consolidations"
    case .onlyUnclean: "Show only what is not clean and up to date"
    case .history: "Show the builds of the past"
    case .sort: "Sort by the next column"
    case .compare: "Compare the two that are marked, or the marked and the selected one"
    case .openItsLog: "Open the log of the selected build"
    case .stop: "Stop the job, after asking"
    case .activate: "Boot this boot environment from now on"
    case .bootOnce: "Boot this boot environment once, then the usual one again"
    case .cancelOnce: "Cancel what was to be booted once"
    case .create: "Make a boot environment from the selected one"
    case .mount: "Mount the selected boot environment"
    case .mountShared: "Mount the selected boot environment with the shared file systems"
    case .unmount: "Unmount the selected boot environment"
    case .rename: "Give the selected boot environment another name"
    case .destroy: "Destroy the selected boot environment, after its name was typed"
    case .takeSnapshot: "Take a snapshot of the selected boot environment"
    case .destroySnapshot: "Destroy a snapshot of the selected boot environment"
    case .rollback: "Roll the selected boot environment back to a snapshot"
    case .keep: "Mark the selected boot environment to be kept, or not"
    case .freeSpace: "Propose what to destroy to gain some space"
    case .sortReverse: "Turn the order round"
    case .follow: "Follow the end of the log, or stop following"
    case .nextError: "Next error"
    case .previousError: "Previous error"
    case .nextWarning: "Next warning"
    case .previousWarning: "Previous warning"
    case .nextPhase: "Next phase"
    case .previousPhase: "Previous phase"
    case .left: "Scroll left"
    case .right: "Scroll right"
    case .farLeft: "Scroll left by half a screen"
    case .farRight: "Scroll right by half a screen"
    case .lineStart: "Scroll to the beginning of the lines"
    case .lineEnd: "Scroll to the end of the longest line shown"
    case .wrap: "Let long lines go on in the next row, or not"
    case .fold: "Open the fold that is marked, or the first one on the screen; close it again"
    case .foldAll: "Fold the commands of jobs that went well, and the environment, or nothing"
    case .letGoOn: "Let a doomed build go on, and say so no more"
    case .setMark: "Mark the line with the letter that follows"
    case .goToMark: "Go to the line marked with the letter that follows"
    case .filter: "Show only lines with a text; with ! before it, hide them"
    case .clearFilters: "Show all lines again"
    case .goToPercent: "Go to a part of the log, in percent"
    case .goToTime: "Go to what was built at a time of day"
    }
  }
}
