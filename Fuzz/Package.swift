// swift-tools-version: 6.2
import PackageDescription

// Built by `make fuzz` with `-sanitize=fuzzer,address`, which goes to every module: all of them report what they covered.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "codeless", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [.product(name: "FuzzTargets", package: "codeless")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
        // Built by `make sanitize` with ThreadSanitizer.
        .executableTarget(
            name: "Threads",
            dependencies: ["ThreadsMutex"]
                + ["FuzzTargets", "Codeless", "BlockHost", "BackendlessUsers", "BackendlessTables", "FlowTesting"].map {
                    .product(name: $0, package: "codeless")
                }),
        .target(name: "ThreadsMutex"),
    ],
    swiftLanguageModes: [.v6]
)
