import GRDB

/// The tables of the history, and how an older file becomes one of today.
enum HistorySchema {
  /// All changes of the tables, the oldest first; one that was ever released is never edited.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: builds") { database in
      try database.execute(sql: builds)
    }
    return migrator
  }

  /// Times are seconds since 1970; `wall` is the start by the clock on the wall.
  ///
  /// `gate.last` is the last number given: numbers are
  /// never reused, whatever is deleted. `folder` lists the folders of old logs that were looked at; those that hold no build too.
  private static let builds = """
    CREATE TABLE gate (
      id INTEGER PRIMARY KEY, machine TEXT NOT NULL, path TEXT NOT NULL,
      last INTEGER NOT NULL DEFAULT 0, UNIQUE (machine, path));
    CREATE TABLE build (
      id INTEGER PRIMARY KEY, gate INTEGER NOT NULL REFERENCES gate, number INTEGER NOT NULL,
      start TEXT NOT NULL, wall INTEGER NOT NULL, process INTEGER NOT NULL, kind TEXT, options TEXT,
      version TEXT, incremental INTEGER NOT NULL, startedAt INTEGER, endedAt INTEGER, seconds REAL,
      outcome TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, log TEXT NOT NULL,
      job TEXT, builder TEXT, whole INTEGER NOT NULL,
      UNIQUE (gate, number), UNIQUE (gate, start, process));
    CREATE INDEX build_by_start ON build (gate, wall);
    CREATE TABLE phase (
      build INTEGER NOT NULL REFERENCES build ON DELETE CASCADE, position INTEGER NOT NULL,
      name TEXT NOT NULL, state TEXT NOT NULL, seconds REAL, start REAL, errors INTEGER NOT NULL,
      warnings INTEGER NOT NULL, line INTEGER, PRIMARY KEY (build, position)) WITHOUT ROWID;
    CREATE TABLE error (
      build INTEGER NOT NULL REFERENCES build ON DELETE CASCADE, position INTEGER NOT NULL,
      text TEXT NOT NULL, component TEXT, line INTEGER, warning INTEGER NOT NULL,
      PRIMARY KEY (build, position)) WITHOUT ROWID;
    CREATE TABLE repository (
      build INTEGER NOT NULL REFERENCES build ON DELETE CASCADE, name TEXT NOT NULL,
      revision TEXT NOT NULL, branch TEXT, changes INTEGER, PRIMARY KEY (build, name)) WITHOUT ROWID;
    CREATE TABLE package (
      build INTEGER NOT NULL REFERENCES build ON DELETE CASCADE, repository TEXT NOT NULL,
      count INTEGER NOT NULL, PRIMARY KEY (build, repository)) WITHOUT ROWID;
    CREATE TABLE folder (
      gate INTEGER NOT NULL REFERENCES gate, name TEXT NOT NULL,
      build INTEGER REFERENCES build ON DELETE SET NULL, PRIMARY KEY (gate, name)) WITHOUT ROWID;
    """
}
