// swift-tools-version: 6.2
import PackageDescription

/// Every target is checked the same way: warnings are errors, imports are internal unless they are part of the API.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// The machine's loop begins at a line of the processor's cache. Where the linker happens to put it across two lines, programs take up to
/// 1.6 times as long (docs/performance.md). SwiftPM takes such flags from the package that is built, not from one it depends on.
let alignedDispatch: [SwiftSetting] =
    Context.packageDirectory.contains("/checkouts/")
    ? [] : [.unsafeFlags(["-Xllvm", "-x86-experimental-pref-innermost-loop-alignment=6"], .when(configuration: .release))]

/// A library target under `Sources/`.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

/// A test target under `Tests/`, named after what it tests.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "codeless",
    products: [
        .executable(name: "codeless", targets: ["codeless"]),
        .library(name: "Codeless", targets: ["BlockModel", "BlockXML", "BlockJSON", "BlockRuntime", "BlockCompiler", "BlockLibrary"]),
        .library(name: "BackendlessUsers", targets: ["BackendlessUsers"]),
        .library(name: "BackendlessTables", targets: ["BackendlessTables"]),
        .library(name: "BackendlessHTTP", targets: ["BackendlessHTTP"]),
        .library(name: "BlockHost", targets: ["BlockHost"]),
        .library(name: "FlowTesting", targets: ["FlowTesting"]),
        .library(name: "BlockRecording", targets: ["BlockRecording"]),
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        library("OrderedJSON"),
        library("SecureHash"),
        library("BlockModel"),
        library("BlockXML", ["BlockModel", "CLibXML2"]),
        library("BlockJSON", ["BlockModel", "OrderedJSON"]),
        .target(name: "BlockRuntime", swiftSettings: strict + alignedDispatch),
        library("BlockCompiler", ["BlockModel", "BlockRuntime"]),
        library("BlockDefinitions", ["BlockModel", "BlockRuntime", "BlockCompiler", "OrderedJSON"]),
        library("BlockLibrary", ["BlockModel", "BlockRuntime", "BlockCompiler"], path: "Blocks"),
        library("BackendlessUsers", ["OrderedJSON", "SecureHash"]),
        library("BackendlessTables", ["BackendlessUsers", "OrderedJSON"]),
        library(
            "BackendlessHTTP",
            [
                "BackendlessUsers", "BackendlessTables", "OrderedJSON",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        library("BlockHost", ["BlockRuntime", "BackendlessUsers", "BackendlessTables", "OrderedJSON"]),
        library(
            "ProgramLoading",
            [
                "BlockModel", "BlockXML", "BlockDrawing", "BlockJSON", "BlockRuntime", "BlockCompiler", "BlockDefinitions",
                "BackendlessUsers",
            ]),
        library(
            "FlowTesting",
            [
                "BlockModel", "BlockRuntime", "BlockCompiler", "BlockLibrary", "BackendlessUsers", "BackendlessTables", "BlockHost",
                "BlockRecording", "BlockDebugging", "OrderedJSON", "ProgramLoading",
                .product(name: "Yams", package: "Yams"),
            ]),
        library("BlockDrawing", ["BlockModel", "BlockCompiler", "SecureHash"]),
        library("BlockRecording", ["BackendlessUsers", "BlockRuntime", "BlockHost", "OrderedJSON"]),
        .target(
            name: "BlockPlayer",
            dependencies: [
                "BlockRecording",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            resources: [
                .embedInCode("Page/player.html"), .embedInCode("Page/player.css"), .embedInCode("Page/recording.js"),
                .embedInCode("Page/player.js"),
            ],
            swiftSettings: strict),
        library(
            "BlockDebugging",
            ["BlockModel", "BlockRuntime", "BlockCompiler", "BlockHost", "BlockRecording", "BackendlessUsers", "OrderedJSON"]),
        library(
            "BackendlessServer",
            [
                "BackendlessUsers", "BackendlessTables", "OrderedJSON",
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        library(
            "CodelessCommands",
            [
                "BlockModel", "BlockXML", "BlockJSON", "BlockRuntime", "BlockCompiler", "BlockDefinitions", "BlockLibrary",
                "BackendlessUsers",
                "BackendlessTables",
                "BackendlessHTTP", "BackendlessServer", "BlockHost", "BlockDrawing", "BlockRecording", "BlockPlayer", "BlockDebugging",
                "FlowTesting", "OrderedJSON", "ProgramLoading",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(name: "codeless", dependencies: ["CodelessCommands"], swiftSettings: strict),
        library(
            "TestSupport", ["BlockModel", "BlockXML", "BlockRuntime", "BlockCompiler", "BlockLibrary"], path: "Tests/Support"),
        library(
            "FuzzTargets",
            [
                "BlockModel", "BlockXML", "BlockJSON", "BlockRuntime", "BlockCompiler", "BlockLibrary", "BackendlessUsers",
                "BackendlessTables", "BlockHost", "BlockRecording", "BlockDebugging", "FlowTesting", "OrderedJSON",
            ], path: "Fuzz/Targets"),
        tests("FuzzTargetsTests", ["FuzzTargets"]),
        tests(
            "BlockCompilerTests", ["BlockModel", "BlockXML", "BlockRuntime", "BlockCompiler", "BlockLibrary", "TestSupport"]),
        tests("BlockLibraryTests", ["BlockModel", "BlockRuntime", "BlockCompiler", "BlockLibrary", "TestSupport"]),
        tests("DifferentialTests", ["BlockModel", "BlockXML", "TestSupport"]),
        tests("OrderedJSONTests", ["OrderedJSON"]),
        tests("BlockModelTests", ["BlockModel"]),
        tests("BlockXMLTests", ["BlockModel", "BlockXML"]),
        tests(
            "BlockDefinitionsTests", ["BlockModel", "BlockRuntime", "BlockCompiler", "BlockDefinitions", "BlockLibrary", "OrderedJSON"]),
        tests("BlockJSONTests", ["BlockModel", "BlockJSON", "BlockXML", "OrderedJSON"]),
        tests("BlockRuntimeTests", ["BlockRuntime"]),
        tests("FlowTestingTests", ["FlowTesting", "BlockCompiler", "BlockModel", "BlockRuntime", "BlockHost", "OrderedJSON"]),
        tests("BlockDrawingTests", ["BlockDrawing", "BlockModel", "BlockXML", "BlockCompiler", "BlockLibrary", "SecureHash"]),
        tests(
            "BlockRecordingTests",
            [
                "BlockRecording", "BlockModel", "BlockXML", "BlockRuntime", "BlockCompiler", "BlockLibrary", "BlockHost", "OrderedJSON",
                "TestSupport",
            ]),
        tests("BlockPlayerTests", ["BlockPlayer"]),
        tests(
            "BlockDebuggingTests",
            [
                "BlockDebugging", "BlockRecording", "BackendlessUsers", "BlockModel", "BlockXML", "BlockRuntime", "BlockCompiler",
                "BlockLibrary", "BlockHost", "OrderedJSON",
            ]),
        tests(
            "BackendlessServerTests",
            [
                "BackendlessServer", "BackendlessTables", "BackendlessUsers", "OrderedJSON",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        tests("BackendlessUsersTests", ["BackendlessUsers", "OrderedJSON"]),
        tests("BackendlessTablesTests", ["BackendlessTables", "BackendlessUsers", "OrderedJSON"]),
        tests("BlockHostTests", ["BlockHost", "BlockRuntime", "BackendlessUsers", "BackendlessTables", "OrderedJSON"]),
        tests(
            "CodelessCommandsTests",
            [
                "CodelessCommands", "BackendlessUsers", "BlockCompiler", "BlockDebugging", "BlockDrawing", "BlockHost", "BlockLibrary",
                "BlockModel", "BlockRecording", "BlockRuntime", "OrderedJSON", "ProgramLoading",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        tests(
            "BackendlessHTTPTests",
            [
                "BackendlessHTTP", "BackendlessServer", "BackendlessTables", "BackendlessUsers", "OrderedJSON", "BlockModel", "BlockXML",
                "BlockRuntime",
                "BlockCompiler", "BlockLibrary", "BlockHost",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Logging", package: "swift-log"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
