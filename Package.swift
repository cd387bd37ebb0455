// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// On Debian these packages' flags make SwiftPM warn, and their headers need no flags there.
#if os(macOS)
  let utf8procPkgConfig: String? = "libutf8proc"
  let simdjsonPkgConfig: String? = "simdjson"
  let cursesPkgConfig: String? = "ncursesw"
#else
  let utf8procPkgConfig: String? = nil
  let simdjsonPkgConfig: String? = nil
  let cursesPkgConfig: String? = nil
#endif

let package = Package(
  name: "gradus",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gradus", targets: ["gradus"]),
    .library(name: "GradusTesting", targets: ["GradusTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: utf8procPkgConfig,
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),

    .systemLibrary(
      name: "CXXHash", providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
    .systemLibrary(
      name: "CEdit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(
      name: "CCurses", pkgConfig: cursesPkgConfig,
      providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .systemLibrary(
      name: "CLua", pkgConfig: "lua5.4",
      providers: [.apt(["liblua5.4-dev"]), .brew(["lua@5.4"])]),
    .systemLibrary(
      name: "CSimdjson", pkgConfig: simdjsonPkgConfig,
      providers: [.apt(["libsimdjson-dev"]), .brew(["simdjson"])]),

    .target(
      name: "CLuaShims", dependencies: ["CLua", "CSimdjson"],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "GradusLua", dependencies: ["CLuaShims", "GradusCore"], swiftSettings: strict),
    .target(name: "GradusCore", swiftSettings: strict),
    .target(name: "GradusTensor", dependencies: ["CZip"], swiftSettings: strict),
    .target(name: "GradusScreen", dependencies: ["CUTF8Proc"], swiftSettings: strict),
    .target(
      name: "GradusTerminal", dependencies: ["CCurses", "GradusScreen"],
      swiftSettings: strict),
    .target(
      name: "GradusPlugins", dependencies: ["GradusCore", "GradusLua", "GradusTensor"],
      swiftSettings: strict),
    .target(
      name: "GradusBanks",
      dependencies: ["GradusCore", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),

    .target(
      name: "GradusGrading",
      dependencies: [
        "CSQLite", "CXXHash", "CZlib", "CZstd", "GradusBanks", "GradusCore", "GradusLua",
        "GradusPlugins", "GradusTensor",
      ],
      swiftSettings: strict),
    .target(
      name: "GradusStore",
      dependencies: ["GradusCore", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "GradusTesting",
      dependencies: [
        "GradusBanks", "GradusCore", "GradusGrading", "GradusLua", "GradusPlugins", "GradusScreen",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "gradus",
      dependencies: [
        "CEdit", "GradusBanks", "GradusCore", "GradusGrading", "GradusLua", "GradusPlugins",
        "GradusScreen", "GradusStore", "GradusTensor", "GradusTerminal", "GradusTesting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "fake-worker", dependencies: ["CXXHash"], path: "Tests/FakeWorker",
      swiftSettings: strict),
    .testTarget(
      name: "GradusBanksTests", dependencies: ["GradusBanks", "GradusCore"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "GradusGradingTests",
      dependencies: [
        "CSQLite", "GradusCore", "GradusGrading", "GradusLua", "GradusPlugins", "fake-worker",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GradusStoreTests", dependencies: ["CSQLite", "GradusCore", "GradusStore"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "GradusTestingTests",
      dependencies: ["GradusCore", "GradusLua", "GradusPlugins", "GradusTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "GradusCommandTests",
      dependencies: [
        "CXXHash", "gradus", "GradusCore", "GradusLua", "GradusScreen", "GradusStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Snapshots"], resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "GradusLuaTests", dependencies: ["CLuaShims", "GradusLua"],
      resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(
      name: "GradusCoreTests", dependencies: ["GradusCore"], resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(
      name: "GradusTensorTests", dependencies: ["GradusTensor"], resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(
      name: "GradusScreenTests", dependencies: ["GradusScreen"],
      exclude: ["Fixtures", "Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "GradusTerminalTests", dependencies: ["GradusScreen", "GradusTerminal"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "GradusPluginsTests",
      dependencies: ["GradusPlugins", "GradusBanks", "GradusCore", "GradusLua", "GradusTensor"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
  ],
  cLanguageStandard: .c11,
  cxxLanguageStandard: .cxx17
)

// The fuzzing harness needs a libFuzzer to link with, so that it is built by `make fuzz` only.
if Context.environment["GRADUS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "gradus-fuzz", dependencies: ["GradusBanks", "GradusCore", "GradusTensor"],
      path: "Fuzz/GradusFuzz", swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
