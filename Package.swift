// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "gradus",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: "libutf8proc",
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),

    .target(name: "GradusCore", swiftSettings: strict),
    .target(name: "GradusTensor", dependencies: ["CZip"], swiftSettings: strict),
    .target(name: "GradusScreen", dependencies: ["CUTF8Proc"], swiftSettings: strict),

    .testTarget(name: "GradusCoreTests", dependencies: ["GradusCore"], swiftSettings: strict),
    .testTarget(name: "GradusTensorTests", dependencies: ["GradusTensor"], swiftSettings: strict),
    .testTarget(name: "GradusScreenTests", dependencies: ["GradusScreen"], swiftSettings: strict),
  ]
)
