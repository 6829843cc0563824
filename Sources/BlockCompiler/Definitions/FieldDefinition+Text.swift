import BlockRuntime

extension FieldDefinition {
    /// What people see of a value: an option's label, a number as Blockly's number field reads it, a name without quotes.
    ///
    /// - Parameter text: the value in the file; nil where the file has none.
    /// - Source: Blockly, core/field_dropdown.ts, `doClassValidation_`: an unknown option leaves the first one.
    public func shownText(_ text: String?) -> String {
        switch kind {
        case .text(let fallback), .multilineText(let fallback): text ?? fallback
        case .colour(let fallback): text.flatMap { hexadecimalColour($0) } ?? fallback
        case .literal(let fallback): unquoted(text ?? fallback)
        case .number(let fallback, let minimum, let maximum, let precision):
            javaScriptText(fieldNumber(text, default: fallback, minimum: minimum, maximum: maximum, precision: precision))
        case .options(let options): shownOption(text, of: options)
        case .checkbox(let isOn): text.map { $0 == "TRUE" || $0 == "true" } ?? isOn ? "TRUE" : "FALSE"
        case .variable(let fallback): text.flatMap { $0.isEmpty ? nil : $0 } ?? fallback ?? "item"
        }
    }

    private func shownOption(_ text: String?, of options: [(value: String, label: String)]) -> String {
        if let text, let option = options.first(where: { $0.value == text }) { return option.label.isEmpty ? option.value : option.label }
        if let text, isOpen { return text }
        return options.first.map { $0.label.isEmpty ? $0.value : $0.label } ?? text ?? ""
    }
}
