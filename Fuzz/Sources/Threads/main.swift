import Foundation
import ThreadsMutex

// Does on sixteen threads at once what programs do that embed these libraries, and compares it with what one thread does. Built with
// `--sanitize thread`, it says besides which of the things that threads share are changed without a lock.
//
//     Threads [RUNS]    each program RUNS times on one thread and on sixteen; 20 unless said otherwise
//     Threads --race    changes something without a lock, to show that the sanitizer would say so

if CommandLine.arguments.dropFirst().first == "--race" {
    Race.run()
    exit(0)
}
let runCount = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20
var isGood = true
for check in [CorpusCheck.run, ProgramCheck.run, SharedServiceCheck.run, FlowCheck.run] {
    let outcome = check(runCount)
    FileHandle.standardOutput.write(Data("\(outcome.isGood ? "ok    " : "FAILED") \(outcome.summary)\n".utf8))
    isGood = isGood && outcome.isGood
}
exit(isGood ? 0 : 1)
