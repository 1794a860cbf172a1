#ifndef QUARTIERS_SYSTEM_FILES_H
#define QUARTIERS_SYSTEM_FILES_H

#include <fcntl.h>

/// A call of Linux that the headers show to GNU programs only.
extern int sync_file_range(int file, long offset, long length, unsigned int flags);

/// Has the system begin to write a part of a file to the disk, and does not wait: the sync at the end then finds little left to do.
///
/// What stands 16 MB before it is on the disk by then, most likely, and its memory is let go: a file of a gigabyte would push everything else
/// out of it, and finding it new pages costs more than writing them. Where it is not there yet, or the system does neither, nothing is lost.
static inline void quartiers_write_behind(int file, long offset, long length) {
    const unsigned int write = 2; // SYNC_FILE_RANGE_WRITE
    const long kept = 16L << 20;
    (void)sync_file_range(file, offset, length, write);
    if (offset >= kept) (void)posix_fadvise(file, offset - kept, length, POSIX_FADV_DONTNEED);
}

/// A call of Linux that the headers show to GNU programs only.
extern int renameat2(int folder, const char *path, int otherFolder, const char *otherPath, unsigned int flags);

/// Has two files or folders change names in one step: 0, or -1 where the file system cannot.
static inline int quartiers_exchange(const char *path, const char *other) {
    const int workingFolder = -100; // AT_FDCWD
    const unsigned int exchange = 2; // RENAME_EXCHANGE
    return renameat2(workingFolder, path, workingFolder, other, exchange);
}

#endif
