#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension TimeZoneRules {
    /// Loads a zone by name.
    ///
    /// - Parameters:
    ///   - name: an IANA name ("Europe/Berlin", exact case), or without any file "UTC", "GMT" (any case) or a fixed offset:
    ///     "+02:00", "-0530", "+02".
    ///   - directories: where to look, in this order.
    /// - Throws: `TimeZoneError`.
    public init(named name: String, searching directories: [String] = TimeZoneRules.systemDirectories) throws(TimeZoneError) {
        if let fixed = Self.withoutFile(name) {
            self = fixed
            return
        }
        guard Self.isSafe(name) else { throw .unknown(name, nearest: TimeZoneNames.nearestZone(to: name)) }
        for directory in directories {
            let path = directory + "/" + name
            guard let bytes = Self.contents(of: path) else { continue }
            let table: TimeZoneTable
            do {
                table = try TimeZoneFile.table(bytes)
            } catch {
                throw .malformed(path: path, reason: error.reason)
            }
            self.init(identifier: name, table: table, names: TimeZoneNames(zone: name, table: table))
            return
        }
        guard directories.contains(where: Self.isDirectory) else { throw .noDirectory(name, searched: directories) }
        throw .unknown(name, nearest: TimeZoneNames.nearestZone(to: name))
    }

    /// A zone whose clocks never change.
    ///
    /// - Parameter offsetMinutes: minutes to add to UTC; within 24 hours, else it is brought to that limit.
    public init(offsetMinutes: Int) {
        let minutes = max(-1_439, min(1_439, offsetMinutes))
        let table = TimeZoneTable(fixedOffsetSeconds: Int64(minutes) * 60)
        let name = TimeZoneNames.offsetName(Int64(minutes) * 60)
        self.init(identifier: String(name.dropFirst(3)), table: table, names: TimeZoneNames(standard: name, daylight: name))
    }

    /// Where time zone data is looked for: the directory in `TZDIR`, when set, then the usual places.
    public static var systemDirectories: [String] {
        let usual = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"]
        guard let value = getenv("TZDIR") else { return usual }
        let directory = String(cString: value)
        return directory.isEmpty ? usual : [directory] + usual
    }

    private static func withoutFile(_ name: String) -> TimeZoneRules? {
        switch name.lowercased() {
        case "utc", "etc/utc": return .utc
        case "gmt", "etc/gmt":
            let names = TimeZoneNames(standard: "Greenwich Mean Time", daylight: "Greenwich Mean Time")
            return TimeZoneRules(identifier: "GMT", table: TimeZoneTable(fixedOffsetSeconds: 0), names: names)
        default: return offsetMinutes(name).map { TimeZoneRules(offsetMinutes: $0) }
        }
    }

    /// Reads `(+|-)hh[[:]mm]`.
    private static func offsetMinutes(_ name: String) -> Int? {
        var text = Array(name.utf8)
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        text.removeFirst()
        if text.count == 5, text[2] == UInt8(ascii: ":") { text.remove(at: 2) }
        guard text.count == 2 || text.count == 4, text.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            return nil
        }
        let digits = text.map { Int($0 - UInt8(ascii: "0")) } + [0, 0]
        let hours = digits[0] * 10 + digits[1], minutes = digits[2] * 10 + digits[3]
        guard hours <= 23, minutes <= 59 else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }

    /// True when a name cannot lead out of the directory of zones.
    private static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 255, name.utf8.first != UInt8(ascii: "/") else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Reads a regular file of at most a megabyte; zones have a few kilobytes.
    private static func contents(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 1 << 20 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled) }
            guard count > 0 else { return nil }
            filled += count
        }
        return bytes
    }
}
