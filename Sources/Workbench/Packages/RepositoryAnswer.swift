import FoundationEssentials

extension PackageRepository.Publisher {
  /// Reads the answer of `pkgrepo info -F tsv` or `-H -F tsv`: publisher, packages, status and time, tabs between; a heading is passed over.
  ///
  /// - Returns: Nil where no line is so, unless the text is empty.
  /// - Source: transcripts of pkg5.
  public static func list(tsv text: String) -> [PackageRepository.Publisher]? {
    var publishers: [PackageRepository.Publisher] = []
    var isKnown = true
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.first != "PUBLISHER" else { continue }
      guard fields.count >= 4, !fields[0].isEmpty, let count = Int(fields[1]), count >= 0 else {
        isKnown = false
        continue
      }
      publishers.append(
        PackageRepository.Publisher(
          name: String(fields[0]), packages: count, status: String(fields[2]),
          updatedAt: Self.seconds(fields[3])))
    }
    return publishers.isEmpty && !isKnown ? nil : publishers
  }

  /// Reads the answer of `pkgrepo info -F json`: one line, counts as text.
  ///
  /// - Returns: Nil for text that is no such JSON.
  public static func list(json text: String) -> [PackageRepository.Publisher]? {
    struct Row: Decodable {
      var publisher: String
      var packages: String
      var status: String?
      var updated: String?
    }
    // What is no JSON is told apart by nil.
    guard let rows = try? JSONDecoder().decode([Row].self, from: Data(text.utf8)) else {
      return nil
    }
    let publishers = rows.compactMap { row in
      Int(row.packages).map {
        PackageRepository.Publisher(
          name: row.publisher, packages: $0, status: row.status ?? "",
          updatedAt: row.updated.flatMap { Self.seconds($0[...]) })
      }
    }
    return publishers.count == rows.count ? publishers : nil
  }

  /// `2026-11-22T23:29:55.131542Z`, without the part of a second.
  private static func seconds(_ text: Substring) -> Int? {
    CalendarStamp(extended: text.prefix(19) + "Z")?.secondsSince1970
  }
}
