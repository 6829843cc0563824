extension RegularExpressionMatcher {
    /// Matches at one place. The registers of a failed attempt are as they were before.
    ///
    /// - Returns: the end of the match.
    mutating func run(from start: Int) throws(RegularExpressionBudgetExceeded) -> Int? {
        var position = start
        var address = 0
        let count = text.count
        stack.count = 0
        while true {
            let instruction = code[address]
            let a = Int(instruction.a)
            address &+= 1
            // A case that goes on says `continue`; to leave the switch is to fail.
            switch instruction.opcode {
            case .match: return position

            case .character:
                if position < count, unit(position) == UInt32(truncatingIfNeeded: a) {
                    position &+= 1
                    continue
                }
            case .characterBack:
                if position > 0, unit(position &- 1) == UInt32(truncatingIfNeeded: a) {
                    position &-= 1
                    continue
                }
            case .either:
                if position < count {
                    let found = unit(position)
                    if found == UInt32(truncatingIfNeeded: a) || found == UInt32(truncatingIfNeeded: instruction.b) {
                        position &+= 1
                        continue
                    }
                }
            case .eitherBack:
                if position > 0 {
                    let found = unit(position &- 1)
                    if found == UInt32(truncatingIfNeeded: a) || found == UInt32(truncatingIfNeeded: instruction.b) {
                        position &-= 1
                        continue
                    }
                }
            case .set:
                let width = widthAfter(position, in: a, asCodePoint: instruction.takesCodePoints)
                position &+= width
                if width > 0 { continue }
            case .setBack:
                let width = widthBefore(position, in: a, asCodePoint: instruction.takesCodePoints)
                position &-= width
                if width > 0 { continue }

            case .fork:
                try stack.push(position, a)
                continue
            case .forkAway:
                try stack.push(position, address)
                address = a
                continue
            case .jump:
                address = a
                continue
            case .jumpBack:
                try charge(1)
                address = a
                continue

            case .save:
                try set(a, to: position)
                continue
            case .assign:
                try set(a, to: Int(instruction.b))
                continue
            case .clear:
                try charge((Int(instruction.b) &- a) >> 4)
                for register in a..<Int(instruction.b) where registers[register] >= 0 { try set(register, to: -1) }
                continue
            case .increment:
                try set(a, to: Int(registers[a]) &+ 1)
                continue
            case .mark:
                try set(a, to: registers[Int(instruction.b)] > instruction.c ? position : -1)
                continue
            case .checkProgress:
                if Int(registers[a]) != position { continue }
            case .loop:
                try charge(1)
                let operands = code[address]
                address &+= 1
                let rounds = registers[a]
                if rounds < operands.a {
                    address = Int(instruction.b)
                } else if rounds < operands.b {
                    if operands.c == 1 {
                        try stack.push(position, address)
                        address = Int(instruction.b)
                    } else {
                        try stack.push(position, Int(instruction.b))
                    }
                }
                continue
            case .operands: break

            case .run:
                let asCodePoint = instruction.takesCodePoints
                let (end, length) = runEnd(from: position, in: a, asCodePoint: asCodePoint, limit: Int(instruction.c))
                try charge(length >> 4)
                let least = Int(instruction.b)
                if length >= least {
                    let lowest = least == 0 ? position : runEnd(from: position, in: a, asCodePoint: asCodePoint, limit: least).end
                    if end > lowest {
                        try stack.push(lowest, 0)
                        try stack.push(end, address)
                    }
                    position = end
                    address &+= 1
                    continue
                }
            case .runLess:
                let lowest = stack.pop().value
                let wanted = instruction.c
                var scanned = 0
                repeat {
                    position &-= instruction.takesCodePoints && isInsidePair(position &- 1) ? 2 : 1
                    scanned &+= 1
                } while position > lowest && wanted >= 0 && unit(position) != UInt32(truncatingIfNeeded: wanted)
                try charge(scanned >> 4)
                if position > lowest {
                    try stack.push(lowest, 0)
                    try stack.push(position, address &- 1)
                }
                continue
            case .lazyRun:
                let least = Int(instruction.b)
                let (end, length) = runEnd(from: position, in: a, asCodePoint: instruction.takesCodePoints, limit: least)
                try charge(length >> 4)
                if length == least {
                    position = end
                    if Int(instruction.c) > least {
                        try stack.push(Int(instruction.c) &- least, 0)
                        try stack.push(position, address)
                    }
                    address &+= 1
                    continue
                }
            case .lazyRunMore:
                var more = stack.pop().value
                let wanted = instruction.c
                var scanned = 0
                var width: Int
                repeat {
                    width = widthAfter(position, in: a, asCodePoint: instruction.takesCodePoints)
                    position &+= width
                    more &-= 1
                    scanned &+= 1
                } while width > 0 && more > 0 && wanted >= 0
                    && (position >= count || unit(position) != UInt32(truncatingIfNeeded: wanted))
                try charge(scanned >> 4)
                if width > 0 {
                    if more > 0 {
                        try stack.push(more, 0)
                        try stack.push(position, address &- 1)
                    }
                    continue
                }

            case .look:
                registers[a] = Int32(truncatingIfNeeded: stack.count)
                registers[a &+ 1] = Int32(truncatingIfNeeded: position)
                continue
            case .lookEnd:
                stack.count = Int(registers[a])
                position = Int(registers[a &+ 1])
                for register in Int(instruction.b)..<Int(instruction.c) where registers[register] >= 0 { try stack.push(-1, ~register) }
                continue
            case .lookNot:
                registers[a] = Int32(truncatingIfNeeded: stack.count)
                try stack.push(position, Int(instruction.b))
                continue
            case .lookNotEnd:
                stack.count = Int(registers[a])
                for register in Int(instruction.b)..<Int(instruction.c) { registers[register] = -1 }

            case .backreference, .backreferenceBack:
                if let end = try backreferenceEnd(group: a, from: position, isBackward: instruction.opcode == .backreferenceBack) {
                    position = end
                    continue
                }
            case .textStart:
                if position == 0 { continue }
            case .textEnd:
                if position == count { continue }
            case .lineStart:
                if position == 0 || isLineTerminator(unit(position &- 1)) { continue }
            case .lineEnd:
                if position == count || isLineTerminator(unit(position)) { continue }
            case .wordBoundary:
                if isBoundary(position, of: a) { continue }
            case .notWordBoundary:
                if !isBoundary(position, of: a) { continue }
            }

            try charge(1)
            while true {
                if stack.count == 0 { return nil }
                let (value, tag) = stack.pop()
                if tag >= 0 {
                    position = value
                    address = tag
                    break
                }
                registers[~tag] = Int32(truncatingIfNeeded: value)
            }
        }
    }

    /// Changes a register, so that going back undoes it.
    @inline(__always)
    private mutating func set(_ register: Int, to value: Int) throws(RegularExpressionBudgetExceeded) {
        try stack.push(Int(registers[register]), ~register)
        registers[register] = Int32(truncatingIfNeeded: value)
    }

    @inline(__always)
    private func isLineTerminator(_ unit: UInt32) -> Bool { unit == 0xA || unit == 0xD || unit == 0x2028 || unit == 0x2029 }

    /// Tells whether just one of the neighbours of an offset is in a set; both sets that are asked for are without surrogates.
    @inline(__always)
    private func isBoundary(_ offset: Int, of set: Int) -> Bool {
        let before = offset > 0 && contains(set, unit(offset &- 1))
        let after = offset < text.count && contains(set, unit(offset))
        return before != after
    }

    /// The other end of a copy of what a group captured; nil when there is none. A group without a capture matches the empty text.
    private mutating func backreferenceEnd(
        group: Int, from position: Int, isBackward: Bool
    ) throws(RegularExpressionBudgetExceeded) -> Int? {
        let start = Int(registers[2 * group])
        let end = Int(registers[2 * group + 1])
        guard start >= 0, end >= 0 else { return position }
        let length = end - start
        try charge(length >> 4)
        let other = isBackward ? position - length : position
        guard other >= 0, other + length <= text.count else { return nil }
        for offset in 0..<length {
            let first = unit(start + offset)
            let second = unit(other + offset)
            if first == second { continue }
            guard program.flags.contains(.ignoreCase), areEqual(start + offset, other + offset) else { return nil }
        }
        let result = isBackward ? other : other + length
        return program.flags.contains(.unicode) && isInsidePair(result) ? nil : result
    }

    /// Tells whether the characters at two offsets, or the second halves of pairs before them, are equal under the flag `i`.
    private func areEqual(_ first: Int, _ second: Int) -> Bool {
        let folding = CaseFolding.rules(for: program.flags)
        guard program.flags.contains(.unicode) else { return folding.canonical(unit(first)) == folding.canonical(unit(second)) }
        return folding.canonical(codePoint(around: first)) == folding.canonical(codePoint(around: second))
    }

    private func codePoint(around offset: Int) -> UInt32 {
        if isInsidePair(offset) { return Surrogates.join(unit(offset - 1), unit(offset)) }
        if isInsidePair(offset + 1) { return Surrogates.join(unit(offset), unit(offset + 1)) }
        return unit(offset)
    }
}
