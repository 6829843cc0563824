/// Reads limits as people write them: `100000`, `1.5`, `64MB`.
enum Quantity {
    /// A count: digits, with `_` or `,` between groups if wanted.
    static func count(_ text: String) -> Int? {
        let digits = text.filter { $0 != "_" && $0 != "," }
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return Int(digits)
    }

    /// Bytes: a number with an optional `B`, `KB`, `MB` or `GB`, in any case of letters, of 1,024 each.
    static func bytes(_ text: String) -> Int? {
        let kilo = 1_024.0
        let units = [
            ("GB", kilo * kilo * kilo), ("MB", kilo * kilo), ("KB", kilo), ("G", kilo * kilo * kilo), ("M", kilo * kilo), ("K", kilo),
            ("B", 1),
        ]
        let upper = text.uppercased()
        let (name, size) = units.first { upper.hasSuffix($0.0) } ?? ("", 1)
        guard let number = Double(upper.dropLast(name.count)), number >= 0, number * size < 1e18 else { return nil }
        return Int(exactly: (number * size).rounded(.down))
    }

    /// Seconds: a number with an optional `ms`, `s`, `m` or `h`.
    static func seconds(_ text: String) -> Double? {
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3_600)]
        let unit = units.first { text.hasSuffix($0.0) }
        guard let number = Double(text.dropLast(unit?.0.count ?? 0)), number >= 0, number.isFinite else { return nil }
        return number * (unit?.1 ?? 1)
    }
}
