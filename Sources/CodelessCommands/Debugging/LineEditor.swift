/// Reads lines that somebody types at a terminal: arrows move and bring back earlier lines, and the keys of a shell do what they do there.
///
/// The terminal passes every key on as it is and shows nothing by itself (`RawTerminal`).
final class LineEditor {
    /// What was typed.
    enum Answer: Equatable {
        case line(String)
        /// Ctrl-C.
        case interrupted
        /// Ctrl-D on an empty line, or the end of the terminal.
        case ended
    }

    private let readByte: () -> UInt8?
    private let write: (String) -> Void
    /// Columns that a line may take behind its prompt; a longer one is shown in part.
    private let room: Int
    /// Earlier lines, the last one last.
    private var history: [String] = []

    private static let longestHistory = 1_000

    init(room: Int, readByte: @escaping () -> UInt8?, write: @escaping (String) -> Void) {
        self.room = max(8, room)
        self.readByte = readByte
        self.write = write
    }

    /// The line as it is being typed.
    private struct Draft {
        var text: [Character] = []
        var cursor = 0

        init(_ text: String = "") {
            self.text = Array(text)
            cursor = self.text.count
        }

        mutating func insert(_ character: Character) {
            text.insert(character, at: cursor)
            cursor += 1
        }

        mutating func delete(from start: Int, to end: Int) {
            guard start >= 0, end <= text.count, start < end else { return }
            text.removeSubrange(start..<end)
            cursor = start
        }

        /// Where the word before the cursor begins.
        var wordStart: Int {
            var place = cursor
            while place > 0, text[place - 1] == " " { place -= 1 }
            while place > 0, text[place - 1] != " " { place -= 1 }
            return place
        }
    }

    /// What a key asks for.
    private enum Key {
        case character(Character)
        /// An earlier line, or a later one when negative.
        case earlier(Int)
        case enter, interrupt, end, backspace, delete, left, right, home, lineEnd, killLine, killRest, killWord, redraw
        case none
    }

    /// Reads a line behind a prompt that stands there already.
    ///
    /// - Parameter isRemembered: whether it can be brought back later.
    func read(isRemembered: Bool) -> Answer {
        // The place is kept by the terminal: what stands before it is not the editor's.
        write("\u{1B}7")
        var lines = isRemembered ? history + [""] : [""]
        var number = lines.count - 1
        var draft = Draft()
        while let key = nextKey() {
            switch key {
            case .character(let character): draft.insert(character)
            case .enter:
                let line = String(draft.text)
                write("\r\n")
                if isRemembered, !line.isEmpty, line != history.last { history = Array((history + [line]).suffix(Self.longestHistory)) }
                return .line(line)
            case .interrupt:
                write("^C\r\n")
                return .interrupted
            case .end:
                if draft.text.isEmpty {
                    write("\r\n")
                    return .ended
                }
                draft.delete(from: draft.cursor, to: draft.cursor + 1)
            case .backspace: draft.delete(from: draft.cursor - 1, to: draft.cursor)
            case .delete: draft.delete(from: draft.cursor, to: draft.cursor + 1)
            case .left: draft.cursor = max(0, draft.cursor - 1)
            case .right: draft.cursor = min(draft.text.count, draft.cursor + 1)
            case .home: draft.cursor = 0
            case .lineEnd: draft.cursor = draft.text.count
            case .earlier(let by):
                guard lines.indices.contains(number - by) else { continue }
                lines[number] = String(draft.text)
                number -= by
                draft = Draft(lines[number])
            case .killLine: draft.delete(from: 0, to: draft.cursor)
            case .killRest: draft.delete(from: draft.cursor, to: draft.text.count)
            case .killWord: draft.delete(from: draft.wordStart, to: draft.cursor)
            case .redraw: break
            case .none: continue
            }
            show(draft)
        }
        return .ended
    }

    /// Shows the part of a line that has the cursor in it.
    private func show(_ draft: Draft) {
        let start = max(0, draft.cursor - room)
        let shown = draft.text[start..<min(draft.text.count, start + room)]
        let behind = start + shown.count - draft.cursor
        write("\u{1B}8\u{1B}[K" + String(shown) + (behind > 0 ? "\u{1B}[\(behind)D" : ""))
    }

    // MARK: Keys

    private func nextKey() -> Key? {
        guard let byte = readByte() else { return nil }
        switch byte {
        case 0x0A, 0x0D: return .enter
        case 0x01: return .home
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .end
        case 0x05: return .lineEnd
        case 0x06: return .right
        case 0x08, 0x7F: return .backspace
        case 0x0B: return .killRest
        case 0x0C: return .redraw
        case 0x0E: return .earlier(-1)
        case 0x10: return .earlier(1)
        case 0x15: return .killLine
        case 0x17: return .killWord
        case 0x1B: return escapedKey()
        case 0x20..<0x7F: return .character(Character(UnicodeScalar(byte)))
        case 0xC2...0xF4: return character(after: byte)
        default: return Key.none
        }
    }

    /// The rest of a character of several bytes.
    private func character(after first: UInt8) -> Key? {
        var bytes = [first]
        for _ in 0..<(first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1) {
            guard let byte = readByte() else { return nil }
            bytes.append(byte)
        }
        guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else { return Key.none }
        return .character(character)
    }

    /// A key that the terminal tells by an escape sequence: `ESC [ A` or `ESC O A`, with numbers before the last byte.
    private func escapedKey() -> Key? {
        guard let second = readByte() else { return nil }
        guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return Key.none }
        var number: UInt8 = 0
        while let byte = readByte() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = byte
            case UInt8(ascii: ";"): break
            case UInt8(ascii: "A"): return .earlier(1)
            case UInt8(ascii: "B"): return .earlier(-1)
            case UInt8(ascii: "C"): return .right
            case UInt8(ascii: "D"): return .left
            case UInt8(ascii: "H"): return .home
            case UInt8(ascii: "F"): return .lineEnd
            case UInt8(ascii: "~"):
                switch number {
                case UInt8(ascii: "1"), UInt8(ascii: "7"): return .home
                case UInt8(ascii: "3"): return .delete
                case UInt8(ascii: "4"), UInt8(ascii: "8"): return .lineEnd
                default: return Key.none
                }
            default: return Key.none
            }
        }
        return nil
    }
}
