import BlockRecording

/// A page that plays a recording: one HTML file that needs nothing else, to be served, mailed or published.
public struct PlayerPage: Sendable {
    /// The page as UTF-8.
    public let bytes: [UInt8]
    /// What a browser may do with it; also a header when it is served.
    public let policy: String

    /// Makes the page of a recording.
    ///
    /// - Parameters:
    ///   - title: the heading; any text.
    ///   - recording: the content of a recording's file.
    ///   - drawings: the SVG of each file of the recording, in their order; nil for one that cannot be drawn.
    public init(title: String, recording: [UInt8], drawings: [(name: String, svg: String?)]) {
        var random = SystemRandomNumberGenerator()
        // Nothing that a program holds can know the number that lets scripts run.
        self.init(
            title: title, recording: recording, drawings: drawings, nonce: Self.hexadecimal(random.next()) + Self.hexadecimal(random.next())
        )
    }

    init(title: String, recording: [UInt8], drawings: [(name: String, svg: String?)], nonce: String) {
        policy =
            "default-src 'none'; script-src 'nonce-\(nonce)'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        let parts: [String: [UInt8]] = [
            "title": Array(Self.escaped(title).utf8), "policy": Array(Self.escaped(policy).utf8), "nonce": Array(nonce.utf8),
            "style": PackageResources.player_css, "script": PackageResources.recording_js + PackageResources.player_js,
            "recording": Base64.encode(recording),
            "phrases": Base64.encode(Recording.phrases),
            "drawing": Array(Self.html(of: drawings).utf8),
        ]
        bytes = Self.fill(PackageResources.player_html, with: parts)
    }

    private static func html(of drawings: [(name: String, svg: String?)]) -> String {
        var html = ""
        for (number, drawing) in drawings.enumerated() {
            html += "<div class=\"file\" data-file=\"\(number)\">"
            if drawings.count > 1 { html += "<h3>\(escaped(drawing.name))</h3>" }
            html += drawing.svg ?? "<p class=\"empty\">\(escaped(drawing.name)) cannot be drawn.</p>"
            html += "</div>"
        }
        return html
    }

    /// Puts parts into the places `{{name}}` of a template; what the parts hold is not looked at.
    private static func fill(_ template: [UInt8], with parts: [String: [UInt8]]) -> [UInt8] {
        var page: [UInt8] = []
        page.reserveCapacity(template.count + parts.values.reduce(0) { $0 + $1.count })
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        var offset = 0
        while offset < template.count {
            if template[offset] == open, offset + 1 < template.count, template[offset + 1] == open,
                let end = template[offset...].firstIndex(of: close),
                let part = parts[String(decoding: template[(offset + 2)..<end], as: UTF8.self)]
            {
                page += part
                offset = end + 2
            } else {
                page.append(template[offset])
                offset += 1
            }
        }
        return page
    }

    /// A text as HTML.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Bytes as text of 64 characters.
///
/// - Source: RFC 4648, section 4.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = min(3, bytes.count - start)
            var group = 0
            for offset in 0..<3 { group = group << 8 | (offset < count ? Int(bytes[start + offset]) : 0) }
            for offset in 0..<4 { text.append(offset <= count ? alphabet[group >> (18 - 6 * offset) & 63] : UInt8(ascii: "=")) }
        }
        return text
    }
}
