/* What ncursesw offers only as macros or as globals, made visible to Swift. */
#ifndef HELIOSW_CNCURSES_H
#define HELIOSW_CNCURSES_H
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <term.h>

static const attr_t NC_BOLD = WA_BOLD;
static const attr_t NC_DIM = WA_DIM;
static const attr_t NC_UNDERLINE = WA_UNDERLINE;
static const attr_t NC_REVERSE = WA_REVERSE;
#ifdef WA_ITALIC
static const attr_t NC_ITALIC = WA_ITALIC;
#else
static const attr_t NC_ITALIC = 0;
#endif

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_colors(void) { return COLORS; }

/* A blank cell; the pair may be above 255, which COLOR_PAIR cannot say. */
static inline cchar_t nc_blank(attr_t attributes, int pair)
{
	cchar_t cell;

	memset(&cell, 0, sizeof (cell));
	setcchar(&cell, L" ", attributes, (short)pair, &pair);
	return (cell);
}

/* The next key: 0 for none, 1 for a character, 2 for a key code. */
static inline int nc_get(WINDOW *window, uint32_t *key)
{
	wint_t got = 0;
	int status = wget_wch(window, &got);

	*key = (uint32_t)got;
	return (status == ERR ? 0 : status == KEY_CODE_YES ? 2 : 1);
}
#endif
