import Testing

@testable import SQLiteStorage

@Suite struct StatementTests {
    @Test func bindsAndReadsEveryType() throws {
        try withDatabase { connection, _ in
            var statement = try connection.prepare("SELECT ?1 AS entier, ?2, ?3, ?4, ?5")
            try statement.bind(Int64.min, at: 1)
            try statement.bind(0.1, at: 2)
            try statement.bind("Cité n°5", at: 3)
            try statement.bind([0, 1, 255], at: 4)
            try statement.bindNull(at: 5)
            #expect(try statement.step())
            #expect(statement.columnCount == 5)
            #expect(statement.columnName(0) == "entier")
            #expect((0..<5).map { statement.stored($0) } == [.integer(.min), .real(0.1), .text, .blob, .null])
            #expect(statement.integer(0) == .min)
            #expect(statement.real(1) == 0.1)
            #expect(try statement.text(2) == "Cité n°5")
            let bytes = try statement.withBlob(3) { blob in unsafe blob.withUnsafeBytes { unsafe Array($0) } }
            #expect(bytes == [0, 1, 255])
            #expect(statement.integer(4) == nil)
            #expect(statement.real(4) == nil)
            #expect(try statement.text(4) == nil)
            #expect(try statement.withBlob(4) { $0.byteCount } == nil)
            #expect(try !statement.step())
        }
    }

    @Test func zeroAndEmptyAreValues() throws {
        try withDatabase { connection, _ in
            var statement = try connection.prepare("SELECT ?1, ?2, ?3, ?4")
            try statement.bind(Int64(0), at: 1)
            try statement.bind(0.0, at: 2)
            try statement.bind("", at: 3)
            try statement.bind([UInt8](), at: 4)
            #expect(try statement.step())
            #expect((0..<4).map { statement.stored($0) } == [.integer(0), .real(0), .text, .blob])
            #expect(statement.integer(0) == 0)
            #expect(statement.real(1) == 0)
            #expect(try statement.text(2) == "")
            #expect(try statement.withBlob(3) { $0.byteCount } == 0)
        }
    }

    @Test func textsPassByteForByte() throws {
        try withDatabase { connection, _ in
            let texts = ["'; DROP TABLE t; --", "a\u{0}b", "<script>\n\r\"", String(repeating: "œ", count: 10_000), "e\u{301}"]
            var statement = try connection.prepare("SELECT ?1, length(CAST(?1 AS BLOB))")
            for text in texts {
                try statement.bind(text, at: 1)
                #expect(try statement.step())
                // Unicode equality would take é for e and an accent: bytes are compared.
                #expect(try statement.text(0).map { Array($0.utf8) } == Array(text.utf8))
                #expect(statement.integer(1) == Int64(text.utf8.count))
                statement.reset()
            }
        }
    }

    @Test func bytesThatAreNoTextCanBeTold() throws {
        try withDatabase { connection, _ in
            var statement = try connection.prepare("SELECT CAST(x'C3' AS TEXT)")
            #expect(try statement.step())
            var repairs = 0
            #expect(try statement.text(0) { repairs += 1 } == "\u{FFFD}")
            #expect(repairs == 1)
        }
    }

    @Test func runsAgainWithLentBytes() throws {
        try withDatabase { connection, _ in
            try connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, b BLOB UNIQUE)")
            var insert = try connection.prepare("INSERT INTO t VALUES (?1, ?2)")
            for number in 1...3 {
                try insert.bind(Int64(number), at: 1)
                try insert.run(lending: [UInt8](repeating: UInt8(number), count: number), at: 2)
            }
            try insert.bind(Int64(4), at: 1)
            let error = try #require(throws: SQLiteError.self) { try insert.run(lending: [1], at: 2) }
            #expect(error.code == .constraint)
            #expect(error.message == "UNIQUE constraint failed: t.b")
            // What was lent is bound no more, and the statement is ready to be run.
            try insert.run()
            var select = try connection.prepare("SELECT group_concat(coalesce(hex(b), '-'), ' ') FROM (SELECT b FROM t ORDER BY n)")
            #expect(try select.step())
            #expect(try select.text(0) == "01 0202 030303 ")
        }
    }

    @Test func runsWithTextsAndBlobsLentFromOneBuffer() throws {
        try withDatabase { connection, _ in
            try connection.execute("CREATE TABLE t (a TEXT, b BLOB, c TEXT, d BLOB)")
            var insert = try connection.prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4), (?2, ?1, ?4, ?3)")
            func parts(_ ranges: [Range<Int>]) -> [Statement.Lent] {
                ranges.enumerated().map { Statement.Lent($1, isText: $0.isMultiple(of: 2), at: $0 + 1) }
            }
            try insert.run(lending: Array("é\0xyz".utf8), parts([0..<3, 1..<5, 6..<6, 2..<2]))
            try insert.run(lending: [], parts([0..<0, 0..<0, 0..<0, 0..<0]))
            try insert.run(lending: [], [])
            var found: [String?] = []
            let columns = ["typeof(a)", "hex(a)", "typeof(b)", "hex(b)", "typeof(d)"].joined(separator: " || ' ' || ")
            var select = try connection.prepare("SELECT \(columns) FROM t")
            while try select.step() { found.append(try select.text(0)) }
            #expect(
                found == [
                    "text C3A900 blob A9007879 blob", "blob A9007879 text C3A900 text", "text  blob  blob", "blob  text  text",
                    "null  null  null", "null  null  null",
                ])
        }
    }

    @Test func bindsAndReadsNumbersThatFollowOneAnother() throws {
        try withDatabase { connection, _ in
            var statement = try connection.prepare("SELECT ?1, ?2, ?3, ?4, ?5, 7, 'a', x'00'")
            try statement.bind([0.1, nil, .nan, -0.0], from: 2)
            try statement.bind([], from: 9)
            #expect(try statement.step())
            #expect(statement.numbers([1, 2, 3, 4, 0, 5]) == [0.1, nil, nil, 0, nil, 7])
            #expect(statement.numbers([0, 4], behind: 1) == [0.1, 7])
            #expect(statement.numbers([]) == [])
            for other in [6, 7] { #expect(statement.numbers([1, other]) == nil) }
            statement.reset()
            for position in [0, 5, 6, Int.max, Int.min] {
                let error = try #require(throws: SQLiteError.self) { try statement.bind([1, 2], from: position) }
                #expect(error.code == .range)
            }
        }
    }

    @Test func refusesAParameterThatIsNotThereAndATextTooBig() throws {
        try withDatabase { connection, _ in
            var statement = try connection.prepare("SELECT ?1")
            for position in [0, 2, Int.max, Int.min] {
                let error = try #require(throws: SQLiteError.self) { try statement.bind(Int64(1), at: position) }
                #expect(error.code == .range)
            }
            #expect(throws: SQLiteError.self) { try statement.run(lending: [1], at: 2) }
            #expect(statement.integer(5) == nil)
            #expect(statement.columnName(5).isEmpty)
        }
    }

    @Test func quotesNames() throws {
        try withDatabase { connection, _ in
            let name = "a \"b\"; 'c' <script>\n"
            try connection.execute("CREATE TABLE \(SQLName.quoted(name)) (a)")
            var statement = try connection.prepare("SELECT name FROM sqlite_schema WHERE name = \(SQLName.literal(name))")
            #expect(try statement.step())
            #expect(try statement.text(0) == name)
            #expect(SQLName.quoted("a\"\u{301}b") == "\"a\"\"\u{301}b\"")
        }
    }
}

@Suite struct FunctionTests {
    @Test func sqlCallsAFunctionOfABlob() throws {
        try withDatabase { connection, _ in
            try connection.register("octets") { $0.isEmpty ? .real(0.5) : $0.byteCount == 3 ? .null : .integer(Int64($0.byteCount)) }
            var statement = try connection.prepare("SELECT octets(x'0102'), octets(x''), octets(NULL), octets('texte'), octets(x'010203')")
            #expect(try statement.step())
            #expect(statement.integer(0) == 2)
            #expect(statement.real(1) == 0.5)
            #expect((2..<5).allSatisfy { statement.isNull($0) })
        }
    }

    @Test func triggersOfAFileMayCallIt() throws {
        try withDatabase { connection, _ in
            try connection.register("octets") { .integer(Int64($0.byteCount)) }
            try connection.execute(
                """
                CREATE TABLE t (b); CREATE TABLE journal (n);
                CREATE TRIGGER x AFTER INSERT ON t BEGIN INSERT INTO journal VALUES (octets(NEW.b)); END;
                INSERT INTO t VALUES (x'010203')
                """)
            var statement = try connection.prepare("SELECT n FROM journal")
            #expect(try statement.step())
            #expect(statement.integer(0) == 3)
        }
    }

    @Test func aNameThatIsRefusedLeaksNothing() throws {
        try withDatabase { connection, _ in
            let error = try #require(throws: SQLiteError.self) {
                try connection.register(String(repeating: "x", count: 300)) { _ in .null }
            }
            #expect(error.code == .misuse)
        }
    }
}
