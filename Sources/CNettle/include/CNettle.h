// Nettle's SHA-256, linked statically: nothing else of the library stands in the programs.
#ifndef CNETTLE_H
#define CNETTLE_H

#include <nettle/sha2.h>

#endif
