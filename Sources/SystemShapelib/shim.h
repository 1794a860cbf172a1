#include <shapefil.h>
#include <sys/types.h>

// Of Linux, where the headers keep it for programs that ask for GNU's extensions; flag 2 is SYNC_FILE_RANGE_WRITE.
extern int sync_file_range(int descriptor, __off64_t offset, __off64_t count, unsigned int flags);

/// Has the system begin to write a range of a file to the disk, without waiting for it.
static inline void quartiers_begin_writing(int descriptor, __off64_t offset, __off64_t count) {
    sync_file_range(descriptor, offset, count, 2);
}
