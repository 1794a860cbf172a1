internal import SystemFiles

/// Two files or folders that change names.
public enum FileExchange {
    /// Gives each of two paths what the other one led to, in one step: at no moment does a path lead nowhere.
    ///
    /// - Returns: whether it was done; false, with nothing changed, where the file system cannot, as some that lie on a network.
    public static func exchange(_ path: String, with other: String) -> Bool { unsafe quartiers_exchange(path, other) == 0 }
}
