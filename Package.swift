// swift-tools-version: 6.2
import PackageDescription

/// `HELIOSW_STRICT` makes every warning of our own targets an error; a plain build stays usable with newer compilers.
let settings: [SwiftSetting] =
  Context.environment["HELIOSW_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "heliosw",
  products: [.executable(name: "heliosw", targets: ["heliosw"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CGit2", providers: [.apt(["libgit2-dev"])]),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CPlatform"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "HeliosTUI", dependencies: ["CNcurses", "CPlatform"], swiftSettings: settings),
    .target(
      name: "Workbench",
      dependencies: [
        "CGit2", "CPCRE2", "CPlatform", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "heliosw",
      dependencies: [
        "CPlatform", "HeliosTUI", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ], swiftSettings: settings),
    .testTarget(name: "HeliosTUITests", dependencies: ["HeliosTUI"]),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "Workbench", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ], exclude: ["Fixtures"]),
    .testTarget(
      name: "HelioswTests",
      dependencies: [
        "heliosw", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
