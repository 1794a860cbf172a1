internal import SQLiteStorage

/// A version of the GeoPackage standard.
public struct GeoPackageVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The first number.
    public let major: Int
    /// The second number.
    public let minor: Int

    /// Makes a version.
    public init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// The version that files are written in.
    public static let written = GeoPackageVersion(1, 3)
    /// The newest version that this reader knows.
    public static let newestKnown = GeoPackageVersion(1, 4)

    /// Orders by age.
    public static func < (left: GeoPackageVersion, right: GeoPackageVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    /// `1.3`.
    public var description: String { "\(major).\(minor)" }
}

extension GeoPackageVersion {
    /// `GPKG`: from version 1.2 on, with the version in `user_version`.
    static let applicationID: UInt32 = 0x4750_4B47

    /// The version that the header of a file tells, nil when it names none.
    init?(_ header: DatabaseHeader) {
        switch header.applicationID {
        case 0x4750_3130: self.init(1, 0)
        case 0x4750_3131: self.init(1, 1)
        case GeoPackageVersion.applicationID where header.userVersion >= 10_000:
            self.init(Int(header.userVersion) / 10_000, Int(header.userVersion) / 100 % 100)
        default: return nil
        }
    }

    /// The number that `user_version` holds: 10300 for 1.3.
    var userVersion: Int { major * 10_000 + minor * 100 }
}
