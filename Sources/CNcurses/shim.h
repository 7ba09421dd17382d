/* What ncursesw offers only as macros or as globals, made visible to Swift. */
#ifndef HELIOSW_CNCURSES_H
#define HELIOSW_CNCURSES_H
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#endif
