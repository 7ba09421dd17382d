/* Declarations of libc that Swift's Glibc module leaves out: no code of its own beyond one-line accessors. */
#ifndef HELIOSW_CPLATFORM_H
#define HELIOSW_CPLATFORM_H
/*
 * Without _GNU_SOURCE, as Swift's own Glibc module is read: types such as fd_set must not differ between the two. What
 * that leaves out is declared below.
 */
#include <locale.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>
#ifdef __linux__
#include <malloc.h>
#include <sys/inotify.h>
#endif

extern int wcwidth(wchar_t);
extern void *memmem(const void *, size_t, const void *, size_t);
extern void *memrchr(const void *, int, size_t);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
extern int posix_openpt(int);
extern int grantpt(int);
extern int unlockpt(int);
extern char *ptsname(int);
extern char **environ;

static inline char **heliosw_environ(void) { return environ; }
static inline FILE *heliosw_stdin(void) { return stdin; }
static inline FILE *heliosw_stdout(void) { return stdout; }

/* Whether all threads take their memory from one heap now; some systems know nothing else. */
static inline int heliosw_share_one_heap(void)
{
#ifdef M_ARENA_MAX
	return (mallopt(M_ARENA_MAX, 1));
#else
	return (1);
#endif
}

/* Variadic in libc, so that Swift cannot call them. */
static inline int heliosw_window_size(int fd, struct winsize *size) { return ioctl(fd, TIOCGWINSZ, size); }
static inline int heliosw_bytes_waiting(int fd)
{
	int count = 0;

	return (ioctl(fd, FIONREAD, &count) == 0 ? count : -1);
}
/* Both ends are closed in children. */
static inline int heliosw_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return (-1);
	return (fcntl(ends[0], F_SETFD, FD_CLOEXEC) | fcntl(ends[1], F_SETFD, FD_CLOEXEC));
}
/* Reading and writing ends at once instead of waiting. */
static inline int heliosw_set_impatient(int descriptor)
{
	return (fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK));
}
static inline int heliosw_open(const char *path, int flags) { return open(path, flags); }

/* Sets a handler and keeps the old one; the member of struct sigaction is called differently on each system. */
static inline int heliosw_set_handler(int signal, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction action;

	memset(&action, 0, sizeof (action));
	action.sa_handler = handler;
	action.sa_flags = flags;
	sigemptyset(&action.sa_mask);
	return (sigaction(signal, &action, old));
}

/* The same for a handler that is told what happened, and where. */
static inline int heliosw_set_crash_handler(int signal, void (*handler)(int, siginfo_t *, void *),
    struct sigaction *old)
{
	struct sigaction action;

	memset(&action, 0, sizeof (action));
	action.sa_sigaction = handler;
	action.sa_flags = SA_ONSTACK | SA_SIGINFO;
	sigemptyset(&action.sa_mask);
	return (sigaction(signal, &action, old));
}

/* Leaves a signal to the system again. */
static inline void heliosw_reset_handler(int signal)
{
	struct sigaction action;

	memset(&action, 0, sizeof (action));
	action.sa_handler = SIG_DFL;
	sigemptyset(&action.sa_mask);
	sigaction(signal, &action, NULL);
}

/* Calls a handler that was replaced, if it was one. */
static inline void heliosw_call_handler(const struct sigaction *old, int signal, siginfo_t *information,
    void *context)
{
	if (old->sa_flags & SA_SIGINFO)
		old->sa_sigaction(signal, information, context);
	else if (old->sa_handler != SIG_DFL && old->sa_handler != SIG_IGN)
		old->sa_handler(signal);
}

static inline int heliosw_exit_status(int status) { return (WIFEXITED(status) ? WEXITSTATUS(status) : -1); }
static inline int heliosw_end_signal(int status) { return (WIFSIGNALED(status) ? WTERMSIG(status) : 0); }
static inline int heliosw_stop_signal(int status) { return (WIFSTOPPED(status) ? WSTOPSIG(status) : 0); }
#endif
