// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// Debian's libutf8proc.pc carries a flag SwiftPM warns of; its header needs no flags there.
#if os(macOS)
  let utf8procPkgConfig: String? = "libutf8proc"
#else
  let utf8procPkgConfig: String? = nil
#endif

let package = Package(
  name: "gradus",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CUTF8Proc", pkgConfig: utf8procPkgConfig,
      providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]),

    .target(name: "GradusCore", swiftSettings: strict),
    .target(name: "GradusTensor", dependencies: ["CZip"], swiftSettings: strict),
    .target(name: "GradusScreen", dependencies: ["CUTF8Proc"], swiftSettings: strict),

    .testTarget(name: "GradusCoreTests", dependencies: ["GradusCore"], swiftSettings: strict),
    .testTarget(name: "GradusTensorTests", dependencies: ["GradusTensor"], swiftSettings: strict),
    .testTarget(name: "GradusScreenTests", dependencies: ["GradusScreen"], swiftSettings: strict),
  ]
)
