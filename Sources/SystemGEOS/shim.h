/* Only the reentrant API: the other one shares a context between threads. */
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
