package import OrderedJSON

/// Takes values out of positioned JSON and collects what is wrong with them.
package struct FixtureReader {
    package private(set) var problems: [UsersFixtureError.Problem] = []

    /// Makes a reader that found nothing wrong yet.
    package init() {}

    /// Reads the text of a fixture.
    ///
    /// - Throws: what is wrong with its JSON, with the place.
    package static func json(_ bytes: [UInt8], file: String?) throws(UsersFixtureError) -> PositionedJSON {
        do throws(JSONSyntaxError) {
            return try JSONParser.parsePositioned(bytes, file: file)
        } catch {
            let place = JSONPosition(line: error.line, column: error.column)
            throw UsersFixtureError(file: file, problems: [.init(position: place, message: error.message, hint: error.hint)])
        }
    }

    package mutating func report(_ position: JSONPosition, _ message: String, hint: String? = nil) {
        guard problems.count < 100 else { return }
        problems.append(.init(position: position, message: message, hint: hint))
    }

    /// The members of an object whose names are known; names that start with `x-` are notes.
    package mutating func members(_ value: PositionedJSON, _ what: String, known: [String]?) -> [PositionedJSON.Member] {
        guard let members = value.members else {
            report(value.position, "\(what) must be an object, got \(article(value))")
            return []
        }
        guard let known else { return members }
        return members.filter { member in
            if known.contains(member.key) { return true }
            if !member.key.hasPrefix("x-") {
                let nearest = UserFault.nearest(member.key, known)
                let hint = nearest.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))"
                report(member.keyPosition, "\(what) has no key '\(member.key)'", hint: hint)
            }
            return false
        }
    }

    package mutating func elements(_ value: PositionedJSON, _ what: String) -> [PositionedJSON] {
        if let elements = value.elements { return elements }
        report(value.position, "\(what) must be a list, got \(article(value))")
        return []
    }

    package mutating func string(_ value: PositionedJSON, _ what: String) -> String? {
        if let text = value.stringValue { return text }
        report(value.position, "\(what) must be a text, got \(article(value))")
        return nil
    }

    package mutating func bool(_ value: PositionedJSON, _ what: String) -> Bool? {
        if let bool = value.boolValue { return bool }
        report(value.position, "\(what) must be true or false, got \(article(value))")
        return nil
    }

    package mutating func integer(_ value: PositionedJSON, _ what: String, atLeast minimum: Int) -> Int? {
        if let integer = value.integerValue, integer >= minimum, let integer = Int(exactly: integer) { return integer }
        report(value.position, "\(what) must be a whole number of at least \(minimum), got \(article(value))")
        return nil
    }

    /// A text that names a case.
    package mutating func choice<Choice: RawRepresentable & CaseIterable>(_ value: PositionedJSON, _ what: String, _: Choice.Type)
        -> Choice?
    where Choice.RawValue == String {
        guard let text = string(value, what) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        let hint = UserFault.nearest(text, known).map { "did you mean '\($0)'?" }
        report(value.position, "\(what) is one of \(known.joined(separator: ", ")), got '\(text)'", hint: hint)
        return nil
    }

    private func article(_ value: PositionedJSON) -> String {
        switch value.kind {
        case .number: JSONWriter.text(value.value)
        case .bool: value.boolValue == true ? "true" : "false"
        case .null: "null"
        case .object: "an object"
        default: "a \(value.kindName)"
        }
    }
}
