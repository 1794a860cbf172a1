#ifndef QUARTIERS_SYSTEM_PROJ_H
#define QUARTIERS_SYSTEM_PROJ_H

#include <proj.h>
#include <geodesic.h>

#endif
