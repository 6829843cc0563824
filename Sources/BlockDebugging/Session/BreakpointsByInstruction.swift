/// Which breakpoints stand at which instruction. Those that mean the same place share one group, so that another one there costs no list of
/// instructions.
struct BreakpointsByInstruction {
    /// Breakpoints that stand at the same instructions, as offsets into the session's.
    private var groups: [[Int]] = []
    /// Offsets into `groups`, by instruction.
    private var groupsAt: [Int: [Int]] = [:]

    init(_ breakpoints: [Breakpoint]) {
        var known: [Breakpoint.Place: Int] = [:]
        for (offset, breakpoint) in breakpoints.enumerated() {
            if let group = known[breakpoint.resolvedPlace] {
                groups[group].append(offset)
                continue
            }
            known[breakpoint.resolvedPlace] = groups.count
            for instruction in breakpoint.instructions { groupsAt[instruction, default: []].append(groups.count) }
            groups.append([offset])
        }
    }

    /// The instructions where breakpoints stand.
    var instructions: Set<Int> { Set(groupsAt.keys) }

    /// Whether a breakpoint stands at an instruction.
    func contains(_ instruction: Int) -> Bool { groupsAt[instruction] != nil }

    /// The breakpoints at an instruction, as offsets into the session's, in their order.
    func offsets(at instruction: Int) -> [Int] {
        guard let here = groupsAt[instruction] else { return [] }
        return here.count == 1 ? groups[here[0]] : here.flatMap { groups[$0] }.sorted()
    }
}
