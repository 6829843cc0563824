extension NativeFunction {
    /// Any colour, as `#rrggbb`: one random number.
    ///
    /// - Source: blockly-samples, plugins/field-colour, colour_random.
    public static let colourRandom = NativeFunction("colour.random", 0) { heap, _, _ throws(Fault) in
        try heap.drawing { unit throws(Fault) in
            let number = toInt(clamping: unit * 0x1000000)
            return try heap.colour([number >> 16, number >> 8 & 0xFF, number & 0xFF].map(Double.init))
        }
    }

    /// The colour of red, green and blue in percent.
    ///
    /// - Source: blockly-samples, plugins/field-colour, colour_rgb.
    public static let colourRGB = NativeFunction("colour.rgb", 3) { heap, r, _ throws(Fault) in
        var channels: [Double] = []
        for offset in 0..<3 {
            let percent = try heap.number(r[offset])
            // NaN passes through JavaScript's `min` and `max`, then counts as 0.
            channels.append(percent.isNaN ? 0 : roundedHalfUp(max(min(percent, 100), 0) * 2.55))
        }
        return try heap.colour(channels)
    }

    /// The colour between two, `ratio` of the way to the second.
    ///
    /// - Source: blockly-samples, plugins/field-colour, colour_blend.
    public static let colourBlend = NativeFunction("colour.blend", 3) { heap, r, _ throws(Fault) in
        var ratio = try heap.number(r[2])
        if !ratio.isNaN { ratio = max(min(ratio, 1), 0) }
        for offset in 0..<2 where !r[offset].isText { throw heap.notAFunction(r[offset], "substring") }
        let first = channels(of: TextUnits(r[0].text)), second = channels(of: TextUnits(r[1].text))
        return try heap.colour(zip(first, second).map { roundedHalfUp($0 * (1 - ratio) + $1 * ratio) })
    }
}

extension Heap {
    /// `#` and the last two hexadecimal digits of each channel.
    fileprivate func colour(_ channels: [Double]) throws(Fault) -> Value {
        var units = Array("#".utf16)
        for channel in channels {
            let number = channel.isNaN ? 0 : toInt(clamping: channel)
            units += ("0" + String(number, radix: 16)).utf16.suffix(2)
        }
        return try makeText(units: units)
    }
}

/// The numbers that the two-digit parts of `#rrggbb` stand for; NaN for what is no hexadecimal number.
private func channels(of units: TextUnits) -> [Double] {
    [1, 3, 5].map { start in
        let digits = (min(start, units.count)..<min(start + 2, units.count)).map { units[$0] }
        return digits.withUnsafeBufferPointer { parseInt($0, radix: 16) }
    }
}

/// `Math.round`, for numbers well below 2^52.
private func roundedHalfUp(_ number: Double) -> Double { (number + 0.5).rounded(.down) }
