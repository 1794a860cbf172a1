// swift-tools-version: 6.2
import PackageDescription

/// A module: its name, and all that it may import. Beside every module stands a test target of its name, which may import the same.
struct Module {
    let name: String
    let imports: [String]
    var testsHaveGoldens = false
    /// What its tests import beside.
    var testImports: [String] = []
    /// Files of its sources that go into the program as they are.
    var embedded: [String] = []

    init(_ name: String, _ imports: [String] = [], testsHaveGoldens: Bool = false, testImports: [String] = [], embedded: [String] = []) {
        self.name = name
        self.imports = imports
        self.testsHaveGoldens = testsHaveGoldens
        self.testImports = testImports
        self.embedded = embedded
    }
}

// The manifest reads as the architecture: lower modules first; what is not named behind a module cannot be imported there.

/// Module maps over the C libraries of Debian; imported by their binding and by nothing else.
let systemLibraries: [Target] = [
    .systemLibrary(name: "SystemGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "SystemPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "SystemShapelib", pkgConfig: "shapelib", providers: [.apt(["libshp-dev"])]),
    .systemLibrary(name: "SystemZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "SystemSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "SystemFiles"),
    .systemLibrary(name: "SystemNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
]

/// Values and words that everything shares; standard library only.
let bottom = [
    Module("PlanarGeometry"),
    Module("Reporting", ["PlanarGeometry"]),
    Module("FaultInjection"),
]

/// The only places that import C.
let bindings = [
    Module("GEOSOverlay", ["SystemGEOS", "FaultInjection", "PlanarGeometry"]),
    Module("PROJTransforms", ["SystemPROJ", "PlanarGeometry"]),
    Module("SQLiteStorage", ["SystemSQLite", "SystemFiles"]),
    Module("Digests", ["SystemNettle"]),
    Module(
        "ShapefileStorage", ["SystemShapelib", "SystemFiles", "FaultInjection", "PlanarGeometry", "Reporting", "GeoFormats"],
        testsHaveGoldens: true),
    Module("ZipArchives", ["SystemZip", "FaultInjection", "PlanarGeometry", "Reporting"]),
]

/// The formats and structures that this project owns.
let codecs = [
    Module("GeoFormats", ["SystemFiles", "Digests", "PlanarGeometry", "Reporting"]),
    Module("CellGrid", ["PlanarGeometry", "Reporting"], testsHaveGoldens: true),
    Module("GeoPackage", ["PlanarGeometry", "Reporting", "GeoFormats", "SQLiteStorage"]),
]

/// What the product is about.
let domain = [
    Module("QuartierModel", ["PlanarGeometry", "Reporting"]),
    Module("QuartierCartography", ["PlanarGeometry", "Reporting", "QuartierModel"], testsHaveGoldens: true),
    Module("QuartierSources", ["PlanarGeometry", "Reporting", "GeoFormats", "CellGrid", "QuartierModel"]),
    Module(
        "QuartierAnalysis",
        ["PlanarGeometry", "Reporting", "GEOSOverlay", "PROJTransforms", "CellGrid", "QuartierModel", "QuartierSources"]),
    // Layers leave with styles, whose classes, colours and words are those of maps.
    Module(
        "QuartierExchange",
        [
            "Digests", "PlanarGeometry", "Reporting", "GeoFormats", "GeoPackage", "PROJTransforms", "ShapefileStorage", "ZipArchives",
            "CellGrid", "QuartierModel", "QuartierCartography", "QuartierSources", "QuartierAnalysis",
        ]),
]

/// What goes to readers: maps, sheets, pages.
let publishing = [
    Module(
        "QuartierPublishing",
        [
            "Digests", "PlanarGeometry", "Reporting", "GeoFormats", "CellGrid", "QuartierModel", "QuartierCartography", "QuartierSources",
            "QuartierAnalysis", "QuartierExchange",
        ], embedded: ["Web/atlas.css", "Web/page.css", "Web/page.js"])
]

/// The command line.
let command = [
    Module("CommandArguments", ["Reporting"], testsHaveGoldens: true),
    Module(
        "QuartierCommands",
        [
            "PlanarGeometry", "Reporting", "GeoFormats", "CellGrid", "QuartierModel", "QuartierCartography", "QuartierSources",
            "QuartierAnalysis", "QuartierExchange", "QuartierPublishing", "CommandArguments",
        ],
        testsHaveGoldens: true, testImports: ["GeoPackage", "SQLiteStorage", "ZipArchives"]),
]

/// What a caller of the library imports: all that public signatures lead to.
let umbrella = [
    Module(
        "Quartiers",
        [
            "PlanarGeometry", "Reporting", "GEOSOverlay", "ShapefileStorage", "ZipArchives", "GeoFormats", "CellGrid", "GeoPackage",
            "QuartierModel", "QuartierCartography", "QuartierSources", "QuartierAnalysis", "QuartierExchange", "QuartierPublishing",
        ],
        // The reference pages of the documentation are written from these.
        testImports: ["CommandArguments", "QuartierCommands"])
]

let modules = bottom + bindings + codecs + domain + publishing + command + umbrella

let package = Package(
    name: "Quartiers",
    products: [
        .executable(name: "quartiers", targets: ["QuartiersTool"]),
        .library(name: "Quartiers", targets: ["Quartiers"]),
    ],
    targets: systemLibraries
        + modules.map { module in
            .target(
                name: module.name, dependencies: module.imports.map { .init(stringLiteral: $0) },
                resources: module.embedded.map { .embedInCode($0) })
        }
        + [.executableTarget(name: "QuartiersTool", dependencies: ["CommandArguments", "QuartierCommands"])]
        + [
            .executableTarget(
                name: "GeodataGenerator",
                dependencies: [
                    "PlanarGeometry", "Reporting", "PROJTransforms", "GeoFormats", "CellGrid", "QuartierModel", "QuartierSources",
                ])
        ]
        + [
            .executableTarget(
                name: "LibraryExample", dependencies: ["Quartiers"], path: "Examples/library", exclude: ["expected-output.txt"])
        ]
        + [
            .executableTarget(
                name: "quartiers-bench", dependencies: ["Quartiers", "PROJTransforms"], path: "Examples/bench",
                exclude: ["README.md", "run.py"])
        ]
        + [.target(name: "TestSupport", dependencies: ["PlanarGeometry", "Reporting"], path: "Tests/TestSupport")]
        + modules.map { module in
            let imports = ([module.name, "TestSupport"] + bottom.map(\.name) + module.imports + module.testImports).filter {
                !$0.hasPrefix("System")
            }
            return .testTarget(
                name: module.name + "Tests", dependencies: Set(imports).sorted().map { .init(stringLiteral: $0) },
                exclude: module.testsHaveGoldens ? ["Goldens"] : [])
        }
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
