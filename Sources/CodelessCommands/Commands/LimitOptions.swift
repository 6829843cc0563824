import ArgumentParser
import BlockRuntime

/// The options that limit a run.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Rounds of loops and calls. Default: no limit.", valueName: "count"), transform: LimitOptions.count)
    var maxSteps = 0

    @Option(help: ArgumentHelp("Seconds, such as 1.5 or 200ms. Default: no limit.", valueName: "seconds"), transform: LimitOptions.seconds)
    var timeout = 0.0

    @Option(help: ArgumentHelp("Memory of the program, such as 64MB. Default: 1GB.", valueName: "size"), transform: LimitOptions.bytes)
    var maxMemory = Limits().heapByteCount

    @Option(help: ArgumentHelp("Calls inside calls. Default: 100000.", valueName: "count"), transform: LimitOptions.count)
    var maxDepth = Limits().depth

    @Option(
        help: ArgumentHelp("What the program may print, such as 10MB. Default: 100000000 bytes.", valueName: "size"),
        transform: LimitOptions.bytes)
    var maxOutput = Limits().outputByteCount

    /// The options as plain values.
    var limits: Limits {
        var limits = Limits()
        limits.steps = maxSteps
        limits.timeSeconds = timeout
        limits.heapByteCount = maxMemory
        limits.depth = maxDepth
        limits.outputByteCount = maxOutput
        return limits
    }

    @Sendable private static func count(_ text: String) throws -> Int {
        guard let count = Quantity.count(text) else {
            throw ValidationError("'\(text)' is no count; write a whole number such as 100000, or 0 for no limit")
        }
        return count
    }

    @Sendable private static func bytes(_ text: String) throws -> Int {
        guard let count = Quantity.bytes(text) else {
            throw ValidationError("'\(text)' is no size; write bytes, or 64KB, 64MB, 1.5GB, or 0 for no limit")
        }
        return count
    }

    @Sendable private static func seconds(_ text: String) throws -> Double {
        guard let seconds = Quantity.seconds(text) else {
            throw ValidationError("'\(text)' is no time; write seconds such as 1.5, or 200ms, 2m, or 0 for no limit")
        }
        return seconds
    }
}
