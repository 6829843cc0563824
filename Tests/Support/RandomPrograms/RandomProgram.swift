/// A random Blockly program: stacks of blocks with their places, written as XML.
public struct RandomProgram: Sendable {
    /// What it was made of.
    public let seed: UInt64
    var stacks: [Stack]
    /// Whether the file declares its variables, and fields name them by id.
    var declaresVariables: Bool

    /// A stack of statements, a value or a procedure at top level.
    struct Stack: Sendable {
        var place: String
        var nodes: [ProgramNode]
    }

    /// The program as a file.
    public var xml: String {
        var writer = ProgramWriter(declaresVariables: declaresVariables)
        return writer.write(self)
    }

    /// A smaller program that still has what a test looks for.
    ///
    /// Statements and values are dropped, one after the other, as long as `isInteresting` holds.
    public func shrunk(while isInteresting: (RandomProgram) -> Bool) -> RandomProgram {
        var best = self
        var trials = 0
        var hasShrunk = true
        while hasShrunk && trials < 4000 {
            hasShrunk = false
            var number = 0
            while trials < 4000 {
                var smaller = best
                var cursor = number
                guard smaller.dropPart(&cursor) else { break }
                trials += 1
                if isInteresting(smaller) {
                    best = smaller
                    hasShrunk = true
                } else {
                    number += 1
                }
            }
        }
        return best
    }

    /// Drops the part of a number, counted from 0 in some fixed order; false when there are fewer.
    private mutating func dropPart(_ number: inout Int) -> Bool {
        for stack in stacks.indices {
            if number == 0 {
                stacks.remove(at: stack)
                return true
            }
            number -= 1
            if ProgramNode.drop(&number, in: &stacks[stack].nodes) { return true }
        }
        return false
    }
}

extension ProgramNode {
    /// Drops a statement, or something in one; counts the number down while it looks.
    static func drop(_ number: inout Int, in nodes: inout [ProgramNode]) -> Bool {
        for offset in nodes.indices {
            if nodes.count > 1 || !nodes[offset].type.hasPrefix("procedures_def") {
                if number == 0 {
                    nodes.remove(at: offset)
                    return true
                }
                number -= 1
            }
            if nodes[offset].dropInside(&number) { return true }
        }
        return false
    }

    private mutating func dropInside(_ number: inout Int) -> Bool {
        for input in statements.indices where ProgramNode.drop(&number, in: &statements[input].nodes) { return true }
        for input in values.indices {
            if number == 0 {
                values.remove(at: input)
                return true
            }
            number -= 1
            for inner in values[input].node.values.indices {
                if number == 0 {
                    values[input].node = values[input].node.values[inner].node
                    return true
                }
                number -= 1
            }
            if values[input].node.dropInside(&number) { return true }
        }
        return false
    }
}
