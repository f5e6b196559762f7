// libarchive's C headers. Only its reader of tar is linked, statically: the programs load no library more, and nothing
// of it that is not called stands in them.
#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

#endif
