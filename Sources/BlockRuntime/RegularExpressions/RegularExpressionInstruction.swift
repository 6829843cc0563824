/// One instruction of a compiled pattern.
struct RegularExpressionInstruction {
    /// What it does.
    var opcode: RegularExpressionOpcode
    /// Whether it takes code points, not code units.
    var takesCodePoints = false
    /// The operands, as the opcode says.
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
}

/// The instructions of the matcher.
///
/// `R[n]` are registers: the first and the end offset of each group, then counters and marks of loops. `position` is the offset in the text and
/// `stack` holds what to go back to: a place is a pair of position and address, an undo entry a pair of an old value and a register. To fail is
/// to take entries from the stack, up to and including a place, and to go on there. Each change of a register that outlives the instruction
/// leaves an undo entry, unless it says "for good".
enum RegularExpressionOpcode: UInt8 {
    /// The pattern matched.
    case match

    // One character; `...Back` takes the one before the position.
    /// Takes the unit `a`.
    case character, characterBack
    /// Takes the unit `a` or `b`.
    case either, eitherBack
    /// Takes a unit (or code point) of the set `a`.
    case set, setBack

    // Choices.
    /// Pushes the place `(position, a)`; goes on.
    case fork
    /// Pushes the place `(position, next)`; goes to `a`.
    case forkAway
    /// Goes to `a`, forwards.
    case jump
    /// Goes to `a`, backwards; costs a step.
    case jumpBack

    // Registers.
    /// `R[a] := position`
    case save
    /// `R[a] := b`
    case assign
    /// `R[a..<b] := -1`
    case clear
    /// `R[a] := R[a] + 1`
    case increment
    /// `R[a] := R[b] > c ? position : -1`: notes where a round starts, when it is one of those that must not be empty.
    case mark
    /// Fails when `position == R[a]`: a round was empty.
    case checkProgress
    /// Ends a round that `R[a]` counts: goes to `b` for another one, goes on past the operands, or both in an order; `operands` follows.
    case loop
    /// The operands of `loop`: at least `a`, at most `b` rounds, `c` is 1 when more is tried first.
    case operands

    // Repetitions of one character without a place for each round; the instruction to come back to follows the first.
    /// Takes from `b` to `c` of the set `a`, as many as there are; pushes `(lowest position, -)` and `(position, next)`; skips the next.
    case run
    /// Comes back to a run: gives one character back; `c` is the unit that has to follow, or -1.
    case runLess
    /// Takes `b` of the set `a`; pushes how many more up to `c` and `(position, next)`; skips the next.
    case lazyRun
    /// Comes back to a lazy run: takes one more of the set `a`; `c` is the unit that has to follow, or -1.
    case lazyRunMore

    // Looks.
    /// `R[a] := stack height, R[a + 1] := position`, for good.
    case look
    /// Ends the look `a`: forgets the places inside, goes back to its position; undo entries clear the registers `b..<c`.
    case lookEnd
    /// `R[a] := stack height`, for good, then pushes the place `(position, b)`.
    case lookNot
    /// Ends the negative look `a`, which matched: forgets the places inside and its own, clears the registers `b..<c` and fails.
    case lookNotEnd

    // Tests and references.
    /// Takes what the group `a` captured, if anything.
    case backreference, backreferenceBack
    /// Tests for an end of the text.
    case textStart, textEnd
    /// Tests for an end of a line.
    case lineStart, lineEnd
    /// Tests whether one of the neighbours is in the set `a`, or both or neither.
    case wordBoundary, notWordBoundary
}
