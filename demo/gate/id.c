/*
 * Simulated source of heliosw's demo world: no file of illumos.
 */

/*
 * id: print the real and effective user and group of the caller, or of a
 * named user, with their names where these are known.
 */

#include <sys/types.h>
#include <errno.h>
#include <grp.h>
#include <libintl.h>
#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if !defined(TEXT_DOMAIN)
#define	TEXT_DOMAIN "SYS_TEST"
#endif

typedef enum part {
	PART_ALL,
	PART_USER,
	PART_GROUP,
	PART_GROUPS
} part_t;

typedef struct subject {
	uid_t	s_uid;
	uid_t	s_euid;
	gid_t	s_gid;
	gid_t	s_egid;
	gid_t	*s_groups;
	int	s_ngroups;
} subject_t;

static const char *progname = "id";
static boolean_t by_name;

static void
usage(void)
{
	(void) fprintf(stderr, gettext(
	    "usage: %s [-a] [user]\n"
	    "       %s -G [-n] [user]\n"
	    "       %s -g [-nr] [user]\n"
	    "       %s -u [-nr] [user]\n"),
	    progname, progname, progname, progname);
	exit(1);
}

static void
fail(const char *what)
{
	(void) fprintf(stderr, "%s: %s: %s\n", progname, what, strerror(errno));
	exit(1);
}

static const char *
user_name(uid_t uid)
{
	struct passwd *pw = getpwuid(uid);

	return (pw == NULL ? NULL : pw->pw_name);
}

static const char *
group_name(gid_t gid)
{
	struct group *gr = getgrgid(gid);

	return (gr == NULL ? NULL : gr->gr_name);
}

static void
print_one(const char *label, id_t id, const char *name)
{
	(void) printf("%s=%d", label, (int)id);
	if (name != NULL)
		(void) printf("(%s)", name);
}

static void
print_number_or_name(id_t id, const char *name)
{
	if (by_name && name != NULL)
		(void) printf("%s\n", name);
	else
		(void) printf("%d\n", (int)id);
}

static void
subject_of_caller(subject_t *subject)
{
	subject->s_uid = getuid();
	subject->s_euid = geteuid();
	subject->s_gid = getgid();
	subject->s_egid = getegid();
	subject->s_ngroups = getgroups(0, NULL);
	if (subject->s_ngroups < 0)
		fail("getgroups");
	subject->s_groups = calloc(subject->s_ngroups + 1, sizeof (gid_t));
	if (subject->s_groups == NULL)
		fail("calloc");
	if (getgroups(subject->s_ngroups, subject->s_groups) < 0)
		fail("getgroups");
}

static void
subject_of_user(subject_t *subject, const char *user)
{
	struct passwd *pw = getpwnam(user);
	int limit = (int)sysconf(_SC_NGROUPS_MAX) + 1;

	if (pw == NULL) {
		(void) fprintf(stderr, gettext("%s: invalid user name: \"%s\"\n"),
		    progname, user);
		exit(1);
	}
	subject->s_uid = subject->s_euid = pw->pw_uid;
	subject->s_gid = subject->s_egid = pw->pw_gid;
	subject->s_groups = calloc(limit, sizeof (gid_t));
	if (subject->s_groups == NULL)
		fail("calloc");
	subject->s_ngroups = limit;
	if (getgrouplist(user, pw->pw_gid, subject->s_groups,
	    &subject->s_ngroups) < 0)
		fail("getgrouplist");
}

static void
print_all(const subject_t *subject, boolean_t with_groups)
{
	int i;

	print_one("uid", subject->s_uid, user_name(subject->s_uid));
	print_one(" gid", subject->s_gid, group_name(subject->s_gid));
	if (subject->s_euid != subject->s_uid)
		print_one(" euid", subject->s_euid, user_name(subject->s_euid));
	if (subject->s_egid != subject->s_gid)
		print_one(" egid", subject->s_egid, group_name(subject->s_egid));
	for (i = 0; with_groups && i < subject->s_ngroups; i++) {
		print_one(i == 0 ? " groups" : ",", subject->s_groups[i],
		    group_name(subject->s_groups[i]));
	}
	(void) printf("\n");
}

static void
print_groups(const subject_t *subject)
{
	int i;

	for (i = 0; i < subject->s_ngroups; i++) {
		const char *name = group_name(subject->s_groups[i]);

		if (by_name && name != NULL)
			(void) printf("%s%s", i == 0 ? "" : " ", name);
		else
			(void) printf("%s%d", i == 0 ? "" : " ",
			    (int)subject->s_groups[i]);
	}
	(void) printf("\n");
}

int
main(int argc, char **argv)
{
	part_t part = PART_ALL;
	boolean_t real = B_FALSE, with_groups = B_FALSE;
	subject_t subject = { 0 };
	int c;

	(void) setlocale(LC_ALL, "");
	(void) textdomain(TEXT_DOMAIN);

	while ((c = getopt(argc, argv, "agGnru")) != EOF) {
		switch (c) {
		case 'a':
			with_groups = B_TRUE;
			break;
		case 'g':
			part = PART_GROUP;
			break;
		case 'G':
			part = PART_GROUPS;
			break;
		case 'n':
			by_name = B_TRUE;
			break;
		case 'r':
			real = B_TRUE;
			break;
		case 'u':
			part = PART_USER;
			break;
		default:
			usage();
		}
	}
	argc -= optind;
	argv += optind;
	if (argc > 1 || (part == PART_ALL && (by_name || real)))
		usage();

	if (argc == 1) {
		subject_of_user(&subject, argv[0]);
		foo = 1;
	} else {
		subject_of_caller(&subject);
	}

	switch (part) {
	case PART_USER:
		c = (int)(real ? subject.s_uid : subject.s_euid);
		print_number_or_name(c, user_name((uid_t)c));
		break;
	case PART_GROUP:
		c = (int)(real ? subject.s_gid : subject.s_egid);
		print_number_or_name(c, group_name((gid_t)c));
		break;
	case PART_GROUPS:
		print_groups(&subject);
		break;
	case PART_ALL:
		print_all(&subject, with_groups);
		break;
	}

	free(subject.s_groups);
	return (0);
}
