import HeliosTUI
import Workbench

/// Which boot environment holds how much of the pool, as bars: what would be freed, and what stays with the others.
struct SpaceLines {
  let list: BootEnvironmentList
  /// What bars are drawn with.
  let glyphs: Glyphs
  /// How wide the lines may be.
  let columns: Int

  /// A line each, the largest first.
  var lines: [TextLine] {
    let all = list.environments.sorted { $0.sizeInBytes > $1.sizeInBytes }
    let name = min(24, all.map(\.name.count).max() ?? 0) + 2
    let room = max(10, columns - name - 44)
    let largest = max(1, all.first?.sizeInBytes ?? 1)
    let spared = list.advice(toGain: 1).spared
    return all.map { environment in
      let gain = min(environment.sizeInBytes, list.gain(ofDestroying: environment) ?? 0)
      let whole = Int(environment.sizeInBytes * Int64(room) / largest)
      let own = Int(gain * Int64(room) / largest)
      let reason = spared[environment.name]
      var line = TextLine(environment.name.padded(to: name))
      line.append(String(repeating: glyphs.barFull, count: own), as: reason == nil ? .busy : .dim)
      line.append(String(repeating: glyphs.barEmpty, count: max(0, whole - own)), as: .dim)
      line.append(String(repeating: " ", count: room - max(own, whole) + 1))
      line.append(Words.size(environment.sizeInBytes).padded(to: 9))
      line.append(
        reason.map { "stays: \($0.words)" } ?? "frees \(Words.size(gain))", as: .dim)
      return line
    }
  }
}

extension AppState {
  /// The last jobs that changed boot environments or what is installed, the newest first.
  var systemChanges: [TextLine] {
    let recipes = [Onu.name, OnuUndo.name, OnuCleanUp.name, PackageUpdate.name, Reboot.name]
    let done = (jobs.jobs ?? []).filter { job in
      let recipe = job.plan?.recipe ?? ""
      return recipes.contains(recipe) || recipe.hasPrefix("\(BootEnvironmentFamily.name) ")
    }
    guard !done.isEmpty else { return [TextLine("Nothing yet, by heliosw.", as: .dim)] }
    return done.map { job in
      let age = job.startedAt.flatMap { then in now.map { Words.age(max(0, $0 - then)) } } ?? ""
      var line = TextLine(age.padded(to: 6), as: .dim)
      line.append(job.state.word.padded(to: 9), as: job.state.role)
      line.append(job.title)
      if let refusal = job.refusal { line.append("  \(refusal)", as: .dim) }
      return line
    }
  }
}
