extension Program {
    /// The program as text: every function with its instructions, operands named, and the block each was made for.
    public var disassembly: String {
        var text = ""
        for (number, function) in functions.enumerated() {
            text += "function \(number) '\(function.name)': \(function.parameterCount) parameters, \(function.registerCount) registers\n"
            for offset in function.code { text += line(offset, of: function) }
            for handler in function.handlers {
                let start = function.code.lowerBound
                text += "  catch \(handler.guarded.lowerBound - start)..<\(handler.guarded.upperBound - start)"
                text += " -> \(handler.target - start), error in r\(handler.register)\n"
            }
        }
        return text
    }

    private func line(_ offset: Int, of function: Function) -> String {
        let instruction = code[offset]
        let number = String(offset - function.code.lowerBound)
        let left =
            String(repeating: " ", count: max(0, 5 - number.utf8.count)) + number + "  "
            + describe(instruction, at: offset - function.code.lowerBound)
        guard let site = site(ofInstruction: offset) else { return left + "\n" }
        return left + String(repeating: " ", count: max(1, 48 - left.utf8.count)) + "; \(site.type) \(site.line):\(site.column)\n"
    }

    private func describe(_ i: Instruction, at offset: Int) -> String {
        let name = i.opcode.name
        let (a, b, c) = ("r\(i.a)", "r\(i.b)", "r\(i.c)")
        switch i.opcode {
        case .move, .getCell, .setCell, .negate, .numberOrZero, .not, .length, .push: return "\(name) \(a) \(b)"
        case .loadConstant: return "\(name) \(a) \(shown(constants[Int(i.bc)]))"
        case .getVariable, .setVariable: return "\(name) \(a) v\(i.bc)"
        case .makeCell, .makeObject, .return_, .throw_, .finish, .forEachStart, .gather: return "\(name) \(a)"
        case .add, .subtract, .multiply, .divide, .remainder, .power, .equal, .notEqual, .less, .lessOrEqual, .getProperty, .setProperty,
            .getItem, .setItem, .concatenate, .forUp, .forDown, .forStep, .forTest, .repeatStep:
            return "\(name) \(a) \(b) \(c)"
        case .addSubtractConstant, .addProduct: return "\(name) \(a) \(b) \(c) \(shown(constants[Int(i.n)]))"
        case .addConstant, .subtractConstant, .multiplyConstant, .divideConstant, .getPath:
            return "\(name) \(a) \(b) \(shown(constants[Int(i.c)]))"
        case .jump, .loop, .extension_: return "\(name) -> \(offset + 1 + Int(i.distance))"
        case .jumpIfTrue, .jumpIfFalse: return "\(name) \(a) -> \(offset + 1 + Int(i.distance))"
        case .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfNotLess, .jumpIfLessOrEqual, .jumpIfNotLessOrEqual:
            return "\(name) \(a) \(b) -> \(offset + 1 + Int(i.distance))"
        case .jumpIfEqualConstant, .jumpIfNotEqualConstant, .jumpIfLessConstant, .jumpIfNotLessConstant, .jumpIfLessOrEqualConstant,
            .jumpIfNotLessOrEqualConstant, .jumpIfGreaterConstant, .jumpIfNotGreaterConstant, .jumpIfGreaterOrEqualConstant,
            .jumpIfNotGreaterOrEqualConstant:
            return "\(name) \(a) \(shown(constants[Int(i.b)])) -> \(offset + 1 + Int(i.distance))"
        case .forEachNext: return "\(name) \(a) \(b)"
        case .call: return "\(name) \(a) function \(i.bc)"
        case .makeCallback: return "\(name) \(a) function \(i.bc) cells \(i.n)"
        case .native: return "\(name) \(a) \(natives[Int(i.bc)].name) count \(i.n)"
        case .hostCall: return "\(name) \(a) \(callSites[Int(i.bc)].name)(\(callSites[Int(i.bc)].argumentNames.joined(separator: ", ")))"
        case .await: return "\(name) \(i.n)"
        case .probe, .statement, .breakpoint: return name
        case .trace: return "\(name) \(a) point \(i.bc)"
        case .makeList: return "\(name) \(a) count \(i.bc)"
        }
    }

    private func shown(_ constant: Constant) -> String {
        switch constant {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let bits): javaScriptText(Double(bitPattern: bits))
        case .text(let units): "\"\(String(decoding: units.prefix(40), as: UTF16.self))\""
        }
    }
}

extension Opcode {
    /// The name without the underscore that Swift's keywords force on some.
    public var name: String {
        let name = String(describing: self)
        return name.hasSuffix("_") ? String(name.dropLast()) : name
    }
}
