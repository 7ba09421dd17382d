import SystemPackage

/// What installing and images need of the system.
extension Doctor {
  static let system: [DoctorCheck] = [
    DoctorCheck(
      "boot-environments", "Boot environments",
      why: "Each onu makes one more, and each keeps the blocks it was made from.",
      script: { _ in "command -v beadm >/dev/null && beadm list -H | wc -l" },
      judge: { answer, _ in
        guard let count = Int(answer.text.filter(\.isNumber)) else {
          return .unknown("there is no beadm here")
        }
        return count > 20
          ? .warn("\(count)", .advice("Destroy those that nobody boots any more."))
          : .ok("\(count)")
      }),
    DoctorCheck(
      "image-dataset", "Dataset for images", why: "Images are made in a ZFS dataset of their own.",
      stops: [.image],
      script: { _ in
        """
        command -v zfs >/dev/null || exit 0
        dataset=${IMAGE_DATASET:-rpool/images/${LOGNAME:-}}
        echo "$dataset"
        zfs list -Ho name "$dataset" 2>/dev/null
        """
      },
      judge: { answer, _ in
        let lines = answer.text.split(whereSeparator: \.isNewline).map(String.init)
        guard let dataset = lines.first else { return .unknown("there is no zfs here") }
        guard !dataset.hasSuffix("/") else { return .unknown("LOGNAME is not set") }
        guard lines.count < 2 else { return .ok(dataset) }
        return .warn(
          "\(dataset) is not there",
          .commands(
            [Command(["pfexec", "zfs", "create", "-p", dataset])],
            title: "Make the dataset for images",
            impact: .replacesSystem,
            undo: .command(Command(["pfexec", "zfs", "destroy", dataset]))))
      }),
    DoctorCheck(
      "firmware", "AMD firmware", why: "The ROM of an image holds it; the repository is private.",
      stops: [.image],
      script: {
        "test -e \($0.workspace.projectsFolder.appending("amd-firmware/.git").quoted) && echo there"
      },
      judge: { answer, _ in
        answer.text.trimmedLine == "there"
          ? .ok("cloned")
          : .warn("amd-firmware is not cloned: no images", .recipe(Setup.name, words: ["--staff"]))
      }),
  ]
}
