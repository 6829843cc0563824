public import OrderedJSON

/// The JSON Schema of flow files, by which editors complete them; made of the keys that the reader knows.
public enum FlowSchema {
    /// The schema.
    public static var json: JSONValue {
        var schema: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "A flow of codeless: a program and what its run must come to",
        ]
        for (name, value) in object(FlowFormat.file) where name != "required" { schema[name] = value }
        // Where every case names a program, the file need not.
        schema["anyOf"] = [
            ["required": ["program"]], ["required": ["cases"], "properties": ["cases": ["items": ["required": ["program"]]]]],
        ]
        return .object(schema)
    }

    private static func object(_ keys: [FlowKey]) -> JSONObject {
        var properties: JSONObject = [:]
        for key in keys {
            var value = schema(key.shape)
            value["description"] = .string(key.help)
            properties[key.name] = .object(value)
        }
        var object: JSONObject = [
            "type": "object", "properties": .object(properties), "patternProperties": ["^x-": true], "additionalProperties": false,
        ]
        let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { object["required"] = .array(required) }
        return object
    }

    /// A value, or a text in which a column of the examples is to be filled in.
    private static func orPlaceholder(_ value: JSONValue) -> JSONObject {
        ["anyOf": [value, ["type": "string", "pattern": #"\$\{"#]]]
    }

    private static func schema(_ shape: FlowShape) -> JSONObject {
        switch shape {
        case .text: ["type": "string"]
        case .number: orPlaceholder(["type": "number"])
        case .whole(let least): orPlaceholder(["type": "integer", "minimum": .number(Double(least))])
        case .flag: orPlaceholder(["type": "boolean"])
        case .any: [:]
        case .object: ["type": "object"]
        case .list(let inner): ["type": "array", "items": .object(schema(inner))]
        case .choice(let names): ["enum": .array(names.map(JSONValue.string))]
        case .keys(let keys): object(keys)
        case .members(let inner): ["type": "object", "additionalProperties": .object(schema(inner))]
        case .either(let shapes): ["anyOf": .array(shapes.map { .object(schema($0)) })]
        }
    }
}
