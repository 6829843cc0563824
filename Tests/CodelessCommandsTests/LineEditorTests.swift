import Testing

@testable import CodelessCommands

@Suite struct LineEditorTests {
    /// What an editor makes of keys, and what it showed last behind its prompt.
    private func answers(_ keys: String, room: Int = 40, isRemembered: Bool = true) -> (answers: [LineEditor.Answer], shown: String) {
        var bytes = Array(keys.utf8)[...]
        var shown = ""
        let editor = LineEditor(room: room, readByte: { bytes.popFirst() }, write: { shown += $0 })
        var answers: [LineEditor.Answer] = []
        repeat { answers.append(editor.read(isRemembered: isRemembered)) } while !bytes.isEmpty
        return (answers, shown.split(separator: "\u{1B}8\u{1B}[K").last.map(String.init) ?? shown)
    }

    private func line(_ keys: String) -> String? {
        guard case .line(let line)? = answers(keys + "\n").answers.last else { return nil }
        return line
    }

    @Test func whatIsTypedIsTheLine() {
        #expect(line("print x") == "print x")
        #expect(line("") == "")
        #expect(answers("print x\r").answers == [.line("print x")])
        #expect(line("héllo 👋 日本") == "héllo 👋 日本")
    }

    @Test func keysMoveAndDelete() {
        #expect(line("stpe\u{1B}[D\u{7F}\u{1B}[Cp") == "step")
        #expect(line("bc\u{01}a\u{05}d") == "abcd")
        #expect(line("bc\u{1B}[Ha\u{1B}OFd") == "abcd")
        #expect(line("abc\u{1B}[D\u{1B}[D\u{1B}[3~x") == "axc")
        #expect(line("abc\u{02}\u{04}d") == "abd")
        #expect(line("one two\u{17}three") == "one three")
        #expect(line("one two\u{15}three") == "three")
        #expect(line("abc\u{01}\u{06}\u{0B}") == "a")
        #expect(line("\u{7F}\u{1B}[D\u{1B}[C\u{1B}[3~ok") == "ok")
        #expect(line("👋\u{7F}a") == "a")
    }

    @Test func unknownKeysAndHalvesOfCharactersAreLeftOut() {
        #expect(line("a\u{1B}[15~b\u{1B}xc\u{00}\u{1F}d") == "abcd")
        var bytes: [UInt8] = [0x61, 0xC3, 0x28, 0x62, 0x0A]
        bytes.reverse()
        let editor = LineEditor(room: 40, readByte: { bytes.popLast() }, write: { _ in })
        #expect(editor.read(isRemembered: true) == .line("ab"))
    }

    @Test func earlierLinesComeBackAndCanBeChanged() {
        let up = "\u{1B}[A", down = "\u{1B}[B"
        #expect(line("one\ntwo\n\(up)") == "two")
        #expect(line("one\ntwo\n\(up)\(up)\(up)") == "one")
        #expect(line("one\ntwo\n\(up)\(up)\(down)") == "two")
        #expect(line("one\ntwo\nthr\(up)\(down)ee") == "three")
        #expect(line("one\n\(up)!\n\(up)") == "one!")
        // The same line twice, and an empty one, are no history.
        #expect(line("one\ntwo\ntwo\n\n\(up)\(up)") == "one")
        #expect(answers("secret\n\(up)\n", isRemembered: false).answers == [.line("secret"), .line("")])
    }

    @Test func controlKeysGiveUpAndEnd() {
        #expect(answers("brea\u{03}step\n").answers == [.interrupted, .line("step")])
        #expect(answers("\u{04}").answers == [.ended])
        #expect(answers("abc").answers == [.ended])
    }

    @Test func aLongLineIsShownInPart() {
        #expect(answers("abcdefghijkl", room: 8).shown == "efghijkl")
        #expect(answers("abcdefghijkl\u{01}", room: 8).shown == "abcdefgh\u{1B}[8D")
    }
}
