#ifndef QUARTIERS_SYSTEM_SQLITE_H
#define QUARTIERS_SYSTEM_SQLITE_H

#include <sqlite3.h>

/// Sets a switch of a connection: `sqlite3_db_config` is variadic, and Swift does not import those.
static inline int quartiers_sqlite3_set_switch(sqlite3 *connection, int option, int on) {
    return sqlite3_db_config(connection, option, on, (int *)0);
}

/// Leaves out the count of allocated bytes, which takes a lock at every allocation: `sqlite3_config` is variadic as well.
static inline int quartiers_sqlite3_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#endif
