public import Reporting

/// Where a reader takes its bytes: a file, standard input, or memory.
public enum ByteSource: Sendable, Hashable {
    /// A file, by its path.
    case file(String)
    /// Standard input, which can be read once only.
    case standardInput
    /// Bytes in memory, under the name that findings give them.
    case bytes([UInt8], name: String)

    /// The source that a user names: a path, or `-` for standard input.
    public init(path: String) { self = path == "-" ? .standardInput : .file(path) }

    /// How findings and errors name it.
    public var name: String {
        switch self {
        case .file(let path): path
        case .standardInput: "-"
        case .bytes(_, let name): name
        }
    }

    /// The file's name without folders and extension, which names a layer that has no name of its own.
    public var stem: String {
        let base = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = base.lastIndex(of: "."), dot != base.startIndex else { return base }
        return String(base[..<dot])
    }

    /// Whether it can be read a second time: not so a pipe, even one that has a path.
    public var isRewindable: Bool {
        switch self {
        case .file(let path): (try? FileDescriptor.status(of: path))?.isRegular == true
        case .standardInput: false
        case .bytes: true
        }
    }
}

/// A source being read, forward only.
struct OpenSource: ~Copyable {
    private let name: String
    private let descriptor: FileDescriptor?
    private let bytes: [UInt8]
    private var offset = 0
    /// How many bytes a file held when it was opened; nil for what is no regular file.
    private var size: Int?

    /// Opens a source.
    ///
    /// - Throws: `QuartiersError` of status `noInput` when there is no such file, it is a folder, or it may not be read.
    init(_ source: ByteSource) throws(QuartiersError) {
        name = source.name
        switch source {
        case .bytes(let given, _):
            bytes = given
            descriptor = nil
        case .standardInput:
            bytes = []
            descriptor = FileDescriptor(borrowing: 0)
        case .file(let path):
            bytes = []
            do throws(FileDescriptor.Failure) {
                let status = try FileDescriptor.status(of: path)
                if status?.isFolder == true { throw .isFolder }
                descriptor = try FileDescriptor(reading: path)
                if let status, status.isRegular { size = status.size }
            } catch {
                if error == .isFolder {
                    throw .folder(path, remedy: Text(fr: "Nommer ses fichiers : \(path)/*.", en: "Name its files: \(path)/*."))
                }
                throw QuartiersError(
                    .noInput, Text(fr: "lecture impossible", en: "cannot be read"), place: Place(file: path), cause: error.message,
                    remedy: Text(fr: "Vérifier le chemin et les droits du fichier.", en: "Check the path and the permissions of the file."))
            }
        }
    }

    /// The length of a buffer that is to take at most so many bytes at once: of a small file not much more than it holds.
    func bufferLength(atMost length: Int) -> Int {
        // Files that the system makes up hold more than the nothing that they state.
        min(length, max(size ?? length, 1 << 12))
    }

    /// The last bytes, at most so many, of a source that can be read a second time.
    mutating func readTail(_ length: Int) throws(QuartiersError) -> [UInt8] {
        switch descriptor {
        case .none: return Array(bytes.suffix(length))
        case .some(let descriptor):
            let length = bufferLength(atMost: length)
            descriptor.seek(beforeEnd: length)
            var tail = Array(repeating: UInt8(0), count: length)
            var count = 0
            do throws(FileDescriptor.Failure) {
                try unsafe tail.withUnsafeMutableBytes { tail in
                    Result { () throws(FileDescriptor.Failure) in
                        while true {
                            let read = try unsafe descriptor.receive(into: UnsafeMutableRawBufferPointer(rebasing: tail[count...]))
                            if read == 0 { return }
                            count += read
                        }
                    }
                }.get()
            } catch {
                throw failure(error)
            }
            return Array(tail.prefix(count))
        }
    }

    /// Reads at most as many bytes as fit; 0 at the end.
    ///
    /// - Throws: `QuartiersError` of status `inputOutput`.
    mutating func read(into target: UnsafeMutableRawBufferPointer) throws(QuartiersError) -> Int {
        switch descriptor {
        case .none:
            let count = min(target.count, bytes.count - offset)
            unsafe bytes.withUnsafeBytes { bytes in
                unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
            }
            offset += count
            return count
        case .some(let descriptor):
            do throws(FileDescriptor.Failure) {
                return try unsafe descriptor.receive(into: target)
            } catch {
                throw failure(error)
            }
        }
    }

    private func failure(_ error: FileDescriptor.Failure) -> QuartiersError {
        if error == .interruption { return .interrupted.within(Place(file: name)) }
        return QuartiersError(
            .inputOutput, Text(fr: "la lecture a échoué en cours de route", en: "reading failed midway"), place: Place(file: name),
            cause: error.message)
    }
}

extension QuartiersError {
    /// A folder where a file is wanted.
    public static func folder(_ path: String, remedy: Text) -> QuartiersError {
        QuartiersError(
            .noInput, Text(fr: "c'est un dossier, pas un fichier", en: "this is a folder, not a file"), place: Place(file: path),
            remedy: remedy)
    }
}
