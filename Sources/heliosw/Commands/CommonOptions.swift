import ArgumentParser
import SystemPackage
import Workbench

/// Where a command works: options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(help: "The helios checkout; else HELIOS_WORKSPACE, else the nearest parent that is one.")
  var workspace: String?

  @Flag(help: "Work in the demo world, on a simulated machine.")
  var demo = false
}
