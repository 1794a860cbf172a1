#ifndef QUARTIERS_SYSTEM_SQLITE_H
#define QUARTIERS_SYSTEM_SQLITE_H

#include <sqlite3.h>

/// Sets a switch of a connection: `sqlite3_db_config` is variadic, and Swift does not import those.
static inline int quartiers_sqlite3_set_switch(sqlite3 *connection, int option, int on) {
    return sqlite3_db_config(connection, option, on, (int *)0);
}

#endif
