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
        var found: TimeZoneNames?
        forEachRow { names, zones in
            if zones.contains(where: { $0 == zone }) { found = names }
            return found == nil
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
        forEachRow { _, zones in
            for zone in zones {
                let candidate = Array(zone.lowercased().utf8)
                // The city alone will do: "berlin" is as near as "europe/berlin" with one slip.
                let city = candidate.lastIndex(of: UInt8(ascii: "/")).map { Array(candidate[($0 + 1)...]) }
                let edits = min(editCount(wanted, candidate), city.map { editCount(wanted, $0) + 1 } ?? .max)
                if edits < best?.edits ?? .max { best = (edits, String(zone)) }
            }
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

    /// Visits the table's rows until the visitor returns false.
    private static func forEachRow(_ visit: (TimeZoneNames, [Substring]) -> Bool) {
        var names: TimeZoneNames?
        var zones: [Substring] = []
        for line in table.split(separator: "\n") {
            if line.first == " " {
                zones += line.split(separator: " ")
                continue
            }
            if let names, !visit(names, zones) { return }
            zones = []
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
            names = TimeZoneNames(standard: String(parts[0]), daylight: parts.count > 1 ? String(parts[1]) : "")
        }
        if let names { _ = visit(names, zones) }
    }
}
