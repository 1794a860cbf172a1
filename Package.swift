// swift-tools-version: 6.2
import PackageDescription

// The manifest reads as the architecture: lower modules first, and the list behind a module is all that it may import.
// A test target of the same name stands beside every module.

/// Module maps over the C libraries of Debian; imported by their binding and by nothing else.
let systemLibraries: [Target] = [
    .systemLibrary(name: "SystemGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "SystemPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
]

/// Values and words that everything shares; standard library only.
let bottom: [Target] = [
    .target(name: "PlanarGeometry"),
    .target(name: "Reporting"),
]

/// The only places that import C.
let bindings: [Target] = [
    .target(name: "GEOSOverlay", dependencies: ["SystemGEOS", "PlanarGeometry"]),
    .target(name: "PROJTransforms", dependencies: ["SystemPROJ", "PlanarGeometry"]),
]

/// The formats and structures that this project owns.
let codecs: [Target] = [
    .target(name: "GeoFormats", dependencies: ["PlanarGeometry", "Reporting"]),
]

/// What the product is about.
let domain: [Target] = [
    .target(name: "QuartierModel", dependencies: ["PlanarGeometry", "Reporting"]),
    .target(name: "QuartierSources", dependencies: ["PlanarGeometry", "Reporting", "GeoFormats", "QuartierModel"]),
    .target(
        name: "QuartierAnalysis",
        dependencies: ["PlanarGeometry", "Reporting", "GEOSOverlay", "PROJTransforms", "QuartierModel", "QuartierSources"]),
]

/// The command line.
let command: [Target] = [
    .target(name: "CommandArguments", dependencies: ["Reporting"]),
]

let tests: [Target] = [
    .target(name: "TestSupport", dependencies: ["PlanarGeometry", "Reporting"], path: "Tests/TestSupport"),
    .testTarget(name: "PlanarGeometryTests", dependencies: ["PlanarGeometry", "TestSupport"]),
    .testTarget(name: "GEOSOverlayTests", dependencies: ["GEOSOverlay", "PlanarGeometry", "TestSupport"]),
    .testTarget(name: "QuartierModelTests", dependencies: ["QuartierModel", "TestSupport"]),
    .testTarget(
        name: "QuartierSourcesTests",
        dependencies: ["PlanarGeometry", "Reporting", "GeoFormats", "QuartierModel", "QuartierSources", "TestSupport"]),
    .testTarget(name: "PROJTransformsTests", dependencies: ["PROJTransforms", "PlanarGeometry", "TestSupport"]),
        name: "QuartierAnalysisTests",
        dependencies: ["QuartierAnalysis", "GEOSOverlay", "PlanarGeometry", "QuartierModel", "QuartierSources", "Reporting", "TestSupport"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "TestSupport"]),
    .testTarget(name: "GeoFormatsTests", dependencies: ["GeoFormats", "PlanarGeometry", "Reporting", "TestSupport"]),
    .testTarget(name: "CommandArgumentsTests", dependencies: ["CommandArguments", "Reporting", "TestSupport"], exclude: ["Goldens"]),
]

let package = Package(
    name: "Quartiers",
    products: [],
    targets: systemLibraries + bottom + bindings + codecs + domain + command + tests
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
