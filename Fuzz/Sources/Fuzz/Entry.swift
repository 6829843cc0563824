import FuzzTargets
import Glibc

/// libFuzzer's own loop; `-sanitize=fuzzer` links it.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// The target of this process: `CODELESS_FUZZ_TARGET` names it.
private let target: FuzzTarget = {
    let name = getenv("CODELESS_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let message = "CODELESS_FUZZ_TARGET is to be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))\n"
        _ = message.withCString { write(STDERR_FILENO, $0, strlen($0)) }
        exit(64)
    }
    return target
}()

/// The processor time that one input may take. What takes longer counts as a hang, on however busy a machine.
private let mostSeconds = 20

/// One input, for libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    var patience = itimerval(it_interval: timeval(tv_sec: 0, tv_usec: 0), it_value: timeval(tv_sec: mostSeconds, tv_usec: 0))
    setitimer(__itimer_which_t(ITIMER_VIRTUAL.rawValue), &patience, nil)
    target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

/// SwiftPM calls an executable's entry by this name.
@_cdecl("Fuzz_main")
func fuzzMain(_ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    // libFuzzer keeps the input of a process that aborts, and shows its stack.
    signal(SIGVTALRM) { _ in
        let message = "an input takes more than \(mostSeconds) seconds of processor time\n"
        _ = message.withCString { write(STDERR_FILENO, $0, strlen($0)) }
        abort()
    }
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, testOneInput)
}
