internal import Glibc
internal import SystemShapelib

/// A file as shapelib sees it: bytes with a position, and the reason of the first call that failed.
final class HookedFile {
    /// What is behind it.
    enum Storage {
        case input(PartSource)
        case output(PartOutput)
    }

    private let storage: Storage
    fileprivate(set) var position = 0
    fileprivate(set) var failure: CallFailure?

    init(_ storage: Storage) { self.storage = storage }

    fileprivate var count: Int {
        switch storage {
        case .input(let source): source.count
        case .output(let file): file.count
        }
    }

    fileprivate func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        do throws(CallFailure) {
            let copied =
                switch storage {
                case .input(let source): unsafe try source.copy(from: position, into: target)
                case .output(let file): unsafe try file.copy(from: position, into: target)
                }
            position += copied
            return copied
        } catch {
            failure = failure ?? error
            return 0
        }
    }

    fileprivate func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard case .output(let file) = storage else { return false }
        do throws(CallFailure) {
            unsafe try file.write(bytes, at: position)
            position += bytes.count
            return true
        } catch {
            failure = failure ?? error
            return false
        }
    }
}

/// The files of one shapefile, by the extension under which shapelib asks for them.
///
/// The hook that opens a file is given a name and nothing else. That name is the address of this object, so that no state is shared between shapefiles:
/// the owner of the shapelib handle keeps the object for as long as the handle lives.
final class HookedFiles {
    private let files: [String: HookedFile]

    init(_ files: [String: HookedFile]) { self.files = files }

    /// The name under which shapelib opens these files.
    var name: String { unsafe String(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()), radix: 16) }

    /// The reason of the first call that failed on any of the files.
    var failure: CallFailure? { files.sorted { $0.key < $1.key }.lazy.compactMap(\.value.failure).first }

    fileprivate static func file(named name: String) -> HookedFile? {
        let parts = name.split(separator: ".")
        guard parts.count == 2, let address = UInt(parts[0], radix: 16), let pointer = unsafe UnsafeRawPointer(bitPattern: address) else {
            return nil
        }
        return unsafe Unmanaged<HookedFiles>.fromOpaque(pointer).takeUnretainedValue().files[String(parts[1])]
    }

    /// The functions through which shapelib reads and writes.
    static var hooks: SAHooks {
        unsafe SAHooks(
            FOpen: { name, access in
                guard let name = unsafe name, let file = unsafe HookedFiles.file(named: String(cString: name)) else { return nil }
                file.position = 0
                return unsafe Unmanaged.passUnretained(file).toOpaque().assumingMemoryBound(to: Int32.self)
            },
            FRead: { target, size, count, file in
                guard let target = unsafe target, let file = unsafe HookedFiles.opened(file) else { return 0 }
                let bytes = size.multipliedReportingOverflow(by: count)
                guard !bytes.overflow, size > 0, let length = Int(exactly: bytes.partialValue) else { return 0 }
                return SAOffset(unsafe file.read(into: UnsafeMutableRawBufferPointer(start: target, count: length))) / size
            },
            FWrite: { source, size, count, file in
                guard let source = unsafe source, let file = unsafe HookedFiles.opened(file) else { return 0 }
                let bytes = size.multipliedReportingOverflow(by: count)
                guard !bytes.overflow, let length = Int(exactly: bytes.partialValue) else { return 0 }
                return unsafe file.write(UnsafeRawBufferPointer(start: source, count: length)) ? count : 0
            },
            FSeek: { file, offset, whence in
                guard let file = unsafe HookedFiles.opened(file), let offset = Int(exactly: offset) else { return 1 }
                switch whence {
                case SEEK_SET: file.position = offset
                case SEEK_CUR: file.position += offset
                default: file.position = file.count + offset
                }
                return 0
            },
            FTell: { file in unsafe HookedFiles.opened(file).map { SAOffset($0.position) } ?? 0 },
            FFlush: { _ in 0 },
            FClose: { _ in 0 },
            Remove: { _ in 0 },
            Error: { _ in },
            Atof: { text in unsafe text.map { unsafe atof($0) } ?? 0 })
    }

    private static func opened(_ file: SAFile?) -> HookedFile? {
        unsafe file.map { unsafe Unmanaged<HookedFile>.fromOpaque($0).takeUnretainedValue() }
    }
}
