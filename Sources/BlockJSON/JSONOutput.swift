internal import OrderedJSON

/// Writes JSON piece by piece, with the commas where they belong.
struct JSONOutput {
    private(set) var bytes: [UInt8] = []

    mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
    }

    mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

    mutating func beginList() {
        separate()
        bytes.append(UInt8(ascii: "["))
    }

    mutating func endList() { bytes.append(UInt8(ascii: "]")) }

    mutating func key(_ key: String) {
        separate()
        JSONWriter.writeString(key, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func value(_ value: JSONValue) {
        separate()
        JSONWriter.write(value, into: &bytes)
    }

    mutating func member(_ key: String, _ value: JSONValue) {
        self.key(key)
        self.value(value)
    }

    /// A comma, unless this is the first in its list or object, or the value after a name.
    private mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): break
        default: bytes.append(UInt8(ascii: ","))
        }
    }
}
