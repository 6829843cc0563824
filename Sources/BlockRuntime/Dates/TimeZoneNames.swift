/// The long English names of a zone's standard and daylight time.
struct TimeZoneNames: Equatable, Sendable {
    var standard: String
    var daylight: String

    init(standard: String, daylight: String) {
        self.standard = standard
        self.daylight = daylight
    }

    /// Finds the names of a zone, or makes them of its offsets where English has none.
    ///
    /// - Parameters:
    ///   - zone: the IANA name.
    ///   - table: the zone's clocks.
    init(zone: String, table: TimeZoneTable) {
        let known = Self.known(zone)
        let offsets = table.currentOffsets
        standard = known?.standard ?? ""
        daylight = known?.daylight ?? ""
        if standard.isEmpty { standard = Self.offsetName(offsets.standard) }
        if daylight.isEmpty { daylight = Self.offsetName(offsets.daylight ?? offsets.standard) }
    }

    /// Spells an offset as "GMT+03:30".
    static func offsetName(_ seconds: Int64) -> String {
        let minutes = Int(seconds.magnitude / 60)
        var text = Array((seconds < 0 ? "GMT-" : "GMT+").utf8)
        text.append(decimal: minutes / 60, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: minutes % 60, width: 2)
        return String(decoding: text, as: UTF8.self)
    }

    /// Looks a zone up in the table.
    private static func known(_ zone: String) -> TimeZoneNames? {
        let wanted = Array(zone.utf8)
        var found: TimeZoneNames?
        forEachZone { candidate, names in
            guard candidate.count == wanted.count, candidate.elementsEqual(wanted) else { return true }
            let parts = names.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            found = TimeZoneNames(
                standard: String(decoding: parts[0], as: UTF8.self),
                daylight: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "")
            return false
        }
        return found
    }

    /// Finds the zone of the table whose name needs the fewest edits to become the given one.
    ///
    /// - Returns: `nil` when none comes near: more than a third of the characters would change.
    static func nearestZone(to name: String) -> String? {
        let wanted = Array(name.lowercased().utf8)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (edits: Int, zone: String)?
        forEachZone { zone, _ in
            let candidate = zone.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
            // The city alone will do: "berlin" is as near as "europe/berlin" with one slip.
            let city = candidate.lastIndex(of: UInt8(ascii: "/")).map { Array(candidate[($0 + 1)...]) }
            let edits = min(editCount(wanted, candidate), city.map { editCount(wanted, $0) + 1 } ?? .max)
            if edits < best?.edits ?? .max { best = (edits, String(decoding: zone, as: UTF8.self)) }
            return true
        }
        guard let best, best.edits <= max(1, wanted.count / 3) else { return nil }
        return best.zone
    }

    /// Counts the insertions, deletions and replacements that turn one text into the other. O(n * m).
    private static func editCount(_ from: [UInt8], _ to: [UInt8]) -> Int {
        var row = Array(0...to.count)
        for (line, byte) in from.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in to.indices {
                let replaced = diagonal + (byte == to[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[to.count]
    }

    private typealias TableBytes = Slice<UnsafeBufferPointer<UInt8>>

    /// Visits the table's zones, each with the line of its names, until the visitor returns false.
    private static func forEachZone(_ visit: (_ zone: TableBytes, _ names: TableBytes) -> Bool) {
        table.withUTF8Buffer { text in
            let space = UInt8(ascii: " ")
            var names = text[0..<0]
            for line in text.split(separator: UInt8(ascii: "\n")) {
                guard line.first == space else {
                    names = line
                    continue
                }
                for zone in line.split(separator: space) where !visit(zone, names) { return }
            }
        }
    }
}
