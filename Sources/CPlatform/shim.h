/* Declarations of libc that Swift's Glibc module leaves out: no code of its own beyond one-line accessors. */
#ifndef HELIOSW_CPLATFORM_H
#define HELIOSW_CPLATFORM_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <locale.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

extern void *memmem(const void *, size_t, const void *, size_t);
extern void *memrchr(const void *, int, size_t);
extern int posix_openpt(int);
extern int grantpt(int);
extern int unlockpt(int);
extern char *ptsname(int);
extern char **environ;

static inline char **heliosw_environ(void) { return environ; }
static inline FILE *heliosw_stdin(void) { return stdin; }
static inline FILE *heliosw_stdout(void) { return stdout; }
#endif
