// The target is header-only; a C target needs one file to compile.
#include "CByteScan.h"
