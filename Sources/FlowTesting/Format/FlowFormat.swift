/// The keys of flow files: the one place that knows them.
enum FlowFormat {
    /// The keys of a file.
    static let file: [FlowKey] =
        [
            FlowKey("program", .text, "The program to run: a file, relative to this one.", isRequired: true),
            FlowKey("cases", .list(.keys(caseKeys)), "The cases; each starts from the keys of the file and changes some."),
        ] + shared

    /// The keys of a case.
    static let caseKeys: [FlowKey] = [FlowKey("program", .text, "The program to run in this case, relative to the flow file.")] + shared

    /// The keys that a file gives to all cases and that a case may change.
    private static let shared: [FlowKey] = [
        FlowKey("name", .text, "The name in reports; ${name} of a column of the examples is replaced."),
        FlowKey("context", .either([.text, .object]), "What the program finds: a context, or the file that holds one."),
        FlowKey(
            "users", .either([.text, .object, .list(.object)]), "The users of the in-memory service: a fixture, or the file that holds one."
        ),
        FlowKey(
            "functions", .text,
            "The folder of the library functions and service methods that the program calls, relative to the flow file."),
        FlowKey("blocks", .text, "The folder of the definitions of your own blocks, relative to the flow file."),
        FlowKey(
            "tables", .either([.text, .object]),
            "The tables of the in-memory service: lists of objects by table, $counters and $cache, or the file that holds them."),
        FlowKey("arguments", .object, "The inputs of the program by name, added to those of the context."),
        FlowKey("answers", .list(.text), "The answers to prompts, in order."),
        FlowKey("seed", .whole(atLeast: 0), "The seed of random numbers and ids."),
        FlowKey("now", .either([.number, .text]), "The clock, which stands still: milliseconds since 1970 or a date."),
        FlowKey("timeZone", .text, "The zone of dates, such as Europe/Berlin."),
        FlowKey("stubs", .members(.list(.object)), "Answers to calls by name, as in a context."),
        FlowKey("faults", .list(.text), "Calls of the user service that go wrong, such as update:2=3029 or login=timeout."),
        FlowKey("limits", .keys(limits), "What the run may use."),
        FlowKey("expect", .either([.choice(["snapshot"]), .keys(expect)]), "What the run must come to; left out: it finishes."),
        FlowKey(
            "examples", .either([.whole(atLeast: 1), .list(.object)]),
            "One case for each row; ${column} is replaced everywhere, ${row} is the row's number. A number makes that many rows."),
    ]

    /// The keys of `limits`.
    static let limits: [FlowKey] = [
        FlowKey("steps", .whole(atLeast: 1), "Rounds of loops and calls."),
        FlowKey("milliseconds", .number, "Time."),
        FlowKey("depth", .whole(atLeast: 1), "Calls inside calls."),
        FlowKey("memory", .whole(atLeast: 1), "Bytes of the program's memory."),
        FlowKey("output", .whole(atLeast: 1), "Bytes printed."),
    ]

    /// The keys of `expect`.
    static let expect: [FlowKey] = [
        FlowKey("status", .choice(["finished", "failed", "stopped"]), "How the run ends."),
        FlowKey("result", .any, "What the program returns."),
        FlowKey("console", .either([.text, .list(.any)]), "What is printed: the lines, or all of it as one text."),
        FlowKey(
            "calls", .list(.either([.text, .keys(call)])), "The calls in the order in which they were made; a text is a name alone."),
        FlowKey("users", .list(.object), "The users afterwards, in the order in which they were made: the properties that matter."),
        FlowKey(
            "tables", .object,
            "Tables afterwards by name: the objects in the order in which they were made, with the properties that matter; $counters, $cache."
        ),
        FlowKey("page", .object, "Sections of the page afterwards, such as pageData: the properties that matter."),
        FlowKey("storage", .object, "The local storage afterwards: the keys that matter."),
        FlowKey("error", .keys(error), "The error that ends the run."),
        FlowKey("limit", .choice(["steps", "matching", "time", "memory", "depth", "output"]), "The limit that stops the run."),
        FlowKey("steps", .whole(atLeast: 0), "The most steps the run may take."),
        FlowKey("milliseconds", .number, "The most time the run may take."),
        FlowKey("coverage", .number, "The least percentage of the program's blocks that the case runs."),
        FlowKey("snapshot", .flag, "Whether the whole report is compared with the one kept beside the flow."),
    ]

    /// The keys of a call.
    static let call: [FlowKey] = [
        FlowKey("name", .text, "The name of the call, such as users.login.", isRequired: true),
        FlowKey("arguments", .object, "The arguments."),
        FlowKey("match", .choice(["exact", "subset"]), "Whether the call may have arguments and properties that are not named here."),
    ]

    /// The keys of an error.
    static let error: [FlowKey] = [
        FlowKey("code", .any, "The error code, such as 3003."),
        FlowKey("name", .any, "The name, such as TypeError."),
        FlowKey("message", .any, "The message."),
        FlowKey("thrown", .any, "The value thrown, where it is no error."),
        FlowKey("block", .text, "The id of the block that it comes from."),
        FlowKey("blockType", .text, "The type of the block that it comes from."),
        FlowKey("line", .whole(atLeast: 1), "The line of that block."),
        FlowKey("column", .whole(atLeast: 1), "The column of that block."),
    ]
}
