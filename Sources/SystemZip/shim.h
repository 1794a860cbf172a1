/* Leaves out the functions that libzip keeps for old programs. */
#define ZIP_DISABLE_DEPRECATED 1
#include <zip.h>
