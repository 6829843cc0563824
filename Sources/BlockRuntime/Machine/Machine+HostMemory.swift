extension Machine {
    /// Counts bytes that the host keeps for the program, such as a record of a call or a stored text, against the memory limit.
    ///
    /// - Parameter byteCount: how many more are kept; fewer when negative.
    /// - Throws: `LimitStop` when there is no room for them, even without garbage.
    public func hold(byteCount: Int) throws(LimitStop) {
        if byteCount <= 0 {
            heap.discharge(-byteCount)
        } else {
            try changing { () throws(Fault) in try heap.charge(byteCount) }
        }
        hostByteCount += byteCount
    }
}
