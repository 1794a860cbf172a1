import Foundation
import TestSupport
import Testing

@testable import SQLiteStorage

/// Every call that can fail is made to, so that the leak detector sees what each branch leaves behind.
@Suite struct FaultTests {
    @Test(arguments: [
        (FaultPlan.Call.open, 0), (.configure, 0), (.configure, 1), (.configure, 2), (.prepare, 0), (.prepare, 1), (.step, 0),
    ])
    func openingFailsCleanly(call: FaultPlan.Call, passes: Int) throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE TABLE t (a)")
            let faults = FaultPlan(call, after: passes, with: .outOfMemory)
            let error = try #require(throws: SQLiteError.self) {
                _ = try Connection(path: path, access: .readUntrusted(), mappedBytes: 4096, faults: faults)
            }
            #expect(error.code == .outOfMemory)
            #expect(error.message == "out of memory")
        }
    }

    @Test(arguments: [
        (FaultPlan.Call.prepare, ResultCode.outOfMemory), (.bind, .outOfMemory), (.column, .outOfMemory),
        (.step, ResultCode(rawValue: 10 | 4 << 8)),
    ])
    func workFailsCleanly(call: FaultPlan.Call, failure: ResultCode) throws {
        try withTemporaryFolder { folder in
            // The pragmas of an opening pass; what fails is what follows.
            let connection = try Connection(path: folder.path + "/a.db", access: .create, faults: FaultPlan(call, with: failure))
            let error = try #require(throws: SQLiteError.self) {
                var statement = try connection.prepare("SELECT ?1")
                try statement.bind("texte", at: 1)
                _ = try statement.step()
                _ = try statement.text(0)
            }
            #expect(error.extendedCode == failure)
            #expect(error.code == failure.primary)
            // The plan is done, and the connection fit for use.
            try connection.execute("CREATE TABLE t (a)")
        }
    }

    @Test func everyKindOfBindingFailsCleanly() throws {
        let bindings: [(inout Statement) throws -> Void] = [
            { try $0.bind(Int64(1), at: 1) }, { try $0.bind(1.5, at: 1) }, { try $0.bind("a", at: 1) }, { try $0.bind([1], at: 1) },
            { try $0.bindNull(at: 1) }, { try $0.run(lending: [1], at: 1) }, { try $0.bind([1.5, nil], from: 1) },
        ]
        for bind in bindings {
            try withTemporaryFolder { folder in
                let connection = try Connection(path: folder.path + "/a.db", access: .create, faults: FaultPlan(.bind, with: .tooBig))
                var statement = try connection.prepare("SELECT ?1")
                let error = try #require(throws: SQLiteError.self) { try bind(&statement) }
                #expect(error.code == .tooBig)
            }
        }
    }

    @Test func aBlobThatDoesNotComeIsNoNull() throws {
        try withTemporaryFolder { folder in
            let connection = try Connection(path: folder.path + "/a.db", access: .create, faults: FaultPlan(.column, with: .outOfMemory))
            var statement = try connection.prepare("SELECT x'01'")
            #expect(try statement.step())
            #expect(throws: SQLiteError.self) { try statement.withBlob(0) { $0.byteCount } }
            #expect(try statement.withBlob(0) { $0.byteCount } == 1)
        }
    }

    @Test func aFailedRegistrationLeaksNothing() throws {
        try withTemporaryFolder { folder in
            let connection = try Connection(path: folder.path + "/a.db", access: .create, faults: FaultPlan(.register, with: .outOfMemory))
            #expect(throws: SQLiteError.self) { try connection.register("f") { _ in .null } }
        }
    }

    @Test func aTransactionWhoseUndoingFailsTellsTheFirstError() throws {
        try withTemporaryFolder { folder in
            // BEGIN, the body, then ROLLBACK: the third statement to be prepared.
            let faults = FaultPlan(.prepare, after: 2, with: .inputOutput)
            let connection = try Connection(path: folder.path + "/a.db", access: .create, faults: faults)
            let error = try #require(throws: SQLiteError.self) {
                try connection.transaction {
                    try connection.execute("CREATE TABLE t (a)")
                    try connection.execute("INSERT INTO rien VALUES (1)")
                }
            }
            #expect(error.code == .inputOutput)
        }
    }
}
