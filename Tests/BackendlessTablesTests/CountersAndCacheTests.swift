import BackendlessTables
import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct CounterTests {
    @Test func everyFunctionGivesTheOldOrTheNewValue() throws {
        let service = try makeService(#"{"$counters": {"c": 5}}"#)
        #expect(try service.call("counters.get", #"{"name": "new"}"#) == 0)
        #expect(try service.call("counters.incrementAndGet", #"{"name": "c"}"#) == 6)
        #expect(try service.call("counters.getAndIncrement", #"{"name": "c"}"#) == 6)
        #expect(try service.call("counters.decrementAndGet", #"{"name": "c"}"#) == 6)
        #expect(try service.call("counters.getAndDecrement", #"{"name": "c"}"#) == 6)
        #expect(try service.call("counters.addAndGet", #"{"name": "c", "value": 10}"#) == 15)
        #expect(try service.call("counters.getAndAdd", #"{"name": "c", "value": -20}"#) == 15)
        #expect(try service.call("counters.get", #"{"name": "c"}"#) == -5)
        #expect(try service.call("counters.compareAndSet", #"{"name": "c", "expected": 1, "updated": 2}"#) == false)
        #expect(try service.call("counters.compareAndSet", #"{"name": "c", "expected": -5, "updated": 2}"#) == true)
        #expect(try service.call("counters.reset", #"{"name": "c"}"#) == "")
        #expect(try service.call("counters.get", #"{"name": "c"}"#) == 0)
    }

    @Test func aCounterDoesNotOverflow() throws {
        let service = try makeService()
        try service.request("PUT", "/counters/c/incrementby/get?value=9223372036854775807")
        #expect(service.fault("PUT", "/counters/c/increment/get")?.code == 1030)
        #expect(service.fault("PUT", "/counters/c/incrementby/get?value=1.5")?.code == 8007)
        #expect(service.fault("PUT", "/counters/c/get/compareandset?expected=1")?.code == 8007)
    }

    @Test func namesAreListedByPattern() throws {
        let service = try makeService(#"{"$counters": {"aXbar": 1, "aYbar": 1, "aX": 1, "a": 1}}"#)
        #expect(try service.request("GET", "/counters/a*bar/list") == ["aXbar", "aYbar"])
        #expect(try service.request("GET", "/counters/*/list")?.arrayValue?.count == 4)
        #expect(try service.request("GET", "/counters/a/list") == ["a"])
        #expect(try service.request("GET", "/counters/a*X*b*/list") == ["aXbar"])
        #expect(try service.request("GET", "/counters/a*a/list") == [])
    }
}

@Suite struct CacheTests {
    @Test func valuesAreKeptUntilTheyAreForgotten() throws {
        let service = try makeService(#"{"$cache": {"old": 1}}"#)
        for value in [#""text""#, "123.5", "true", "null", #"{"a": {"b": null}}"#, "[1, 2]"] {
            try service.call("cache.put", #"{"name": "k", "value": \#(value)}"#)
            #expect(try service.call("cache.get", #"{"name": "k"}"#) == JSONParser.parse(value))
            #expect(try service.call("cache.contains", #"{"name": "k"}"#) == true)
        }
        #expect(try service.call("cache.get", #"{"name": "old"}"#) == 1)
        #expect(try service.call("cache.delete", #"{"name": "k"}"#) == "")
        #expect(try service.call("cache.get", #"{"name": "k"}"#) == .null)
        #expect(try service.call("cache.contains", #"{"name": "k"}"#) == false)
    }

    @Test func valuesAreForgottenInTime() throws {
        let clock = ManualUsersClock(noon)
        let service = try makeService(clock: clock.clock)
        try service.call("cache.put", #"{"name": "a", "value": 1, "time_to_live": 2}"#)
        try service.call("cache.put", #"{"name": "b", "value": 1}"#)
        try service.call("cache.put", #"{"name": "c", "value": 1}"#)
        try service.call("cache.expireIn", #"{"name": "b", "seconds": 3}"#)
        try service.call("cache.expireAt", #"{"name": "c", "timestamp": {"$date": \#(noon + 4000)}}"#)
        func kept() throws -> [JSONValue] { try ["a", "b", "c"].map { try service.call("cache.contains", #"{"name": "\#($0)"}"#) } }
        clock.advance(milliseconds: 1999)
        #expect(try kept() == [true, true, true])
        clock.advance(milliseconds: 1)
        #expect(try kept() == [false, true, true])
        clock.advance(milliseconds: 1000)
        #expect(try kept() == [false, false, true])
        clock.advance(milliseconds: 1000)
        #expect(try kept() == [false, false, false])
    }

    @Test func limitsAreKept() throws {
        let service = try makeService()
        #expect(service.fault("PUT", "/cache/k?timeout=7201", "1")?.code == 1028)
        #expect(service.fault("PUT", "/cache/k?timeout=0", "1")?.code == 1028)
        #expect(service.fault("PUT", "/cache/k", "\"" + String(repeating: "x", count: 10_240) + "\"")?.code == 1026)
        #expect(service.fault("PUT", "/cache/k/expireAt?timestamp=1")?.code == 1031)
        #expect(service.fault("PUT", "/cache/k/expireIn")?.code == 3038)
    }
}
