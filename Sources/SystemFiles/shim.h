#ifndef QUARTIERS_SYSTEM_FILES_H
#define QUARTIERS_SYSTEM_FILES_H

/// A call of Linux that the headers show to GNU programs only.
extern int sync_file_range(int file, long offset, long length, unsigned int flags);

/// Has the system begin to write a part of a file to the disk, and does not wait: the sync at the end then finds little left to do.
static inline void quartiers_begin_writing(int file, long offset, long length) {
    const unsigned int write = 2; // SYNC_FILE_RANGE_WRITE
    (void)sync_file_range(file, offset, length, write);
}

#endif
