/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sandbox.c - see sandbox.h. Landlock is called by number: Debian's headers and C library know
 * only some of its versions. The structures below are the kernel's, as of ABI 6.
 */
#include "engine/run/sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "engine/parse/flags.h"
#include "engine/parse/parse.h"

enum {
	CALL_CREATE_RULESET = 444, /* the same on every architecture */
	CALL_ADD_RULE = 445,
	CALL_RESTRICT_SELF = 446,
	RULE_PATH_BENEATH = 1,
	CREATE_RULESET_VERSION = 1,
};

#define FS_READ_FILE (1ull << 2)
#define FS_READ_DIR (1ull << 3)

struct ruleset_attr {
	uint64_t handled_access_fs;
	uint64_t handled_access_net; /* since ABI 4 */
	uint64_t scoped;             /* since ABI 6 */
};

struct path_beneath_attr {
	uint64_t allowed_access;
	int32_t parent_fd;
} __attribute__((packed));

/* 0 when the kernel has no Landlock, or has it switched off. */
static int landlock_abi(void)
{
	long abi = syscall(CALL_CREATE_RULESET, NULL, 0, CREATE_RULESET_VERSION);

	return abi < 0 ? 0 : (int)abi;
}

/* A ruleset that denies everything that this kernel's Landlock can deny. */
static int create_ruleset(int abi)
{
	struct ruleset_attr attr = {0};
	unsigned rights = abi >= 5 ? 16 : abi >= 3 ? 15 : abi >= 2 ? 14 : 13;
	size_t size = abi >= 6   ? sizeof(attr)
		      : abi >= 4 ? offsetof(struct ruleset_attr, scoped)
				 : offsetof(struct ruleset_attr, handled_access_net);

	attr.handled_access_fs = (1ull << rights) - 1;
	attr.handled_access_net = abi >= 4 ? 3 : 0; /* bind and connect */
	attr.scoped = abi >= 6 ? 3 : 0;             /* abstract sockets and signals */
	return (int)syscall(CALL_CREATE_RULESET, &attr, size, 0);
}

/* Lets children read what `name` (below `dir`) is: a file or a folder with all below it. */
static bool allow_read(int ruleset, int dir, const char *name)
{
	TG_AUTO(tg_close_) int fd = openat(dir, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	struct path_beneath_attr attr = {.parent_fd = fd};
	struct stat status;

	if (fd < 0 || fstat(fd, &status) < 0)
		return false;
	if (S_ISDIR(status.st_mode))
		attr.allowed_access = FS_READ_FILE | FS_READ_DIR;
	else if (S_ISREG(status.st_mode))
		attr.allowed_access = FS_READ_FILE;
	else
		return false;
	return syscall(CALL_ADD_RULE, ruleset, RULE_PATH_BENEATH, &attr, 0) == 0;
}

/* The repository entry by entry: .git stays closed, since its config may hold credentials. */
static bool allow_root(int ruleset, int root)
{
	int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!folder) {
		tg_close_(&fd);
		return false;
	}
	while ((entry = readdir(folder)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    strcmp(entry->d_name, ".git") != 0)
			allow_read(ruleset, root, entry->d_name);
	closedir(folder);
	return true;
}

/* Folders of headers that accepted flags name outside the repository. */
static void allow_flags(int ruleset, const struct tg_command *commands, size_t count)
{
	struct tg_map seen = {0};
	size_t i, k;

	for (i = 0; i < count; i++) {
		for (k = 0; commands[i].arguments[k]; k++) {
			const char *path = commands[i].arguments[k];

			if (strncmp(path, "-I", 2) == 0)
				path += 2;
			if (*path == '/' && tg_flags_is_system_folder(path) &&
			    tg_map_add(&seen, tg_str(path)))
				allow_read(ruleset, AT_FDCWD, path);
		}
	}
	tg_map_done(&seen);
}

static bool fill_ruleset(int ruleset, int root, const struct tg_engine_options *options,
			 const struct tg_command *commands, size_t count)
{
	static const char *const folders[] = {"/usr/include", "/usr/local/include", "/usr/lib/gcc",
					      "/usr/lib/gcc-cross"};
	struct tg_buf resources = {0};
	size_t i;

	if (!allow_root(ruleset, root))
		return false;
	for (i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		allow_read(ruleset, AT_FDCWD, folders[i]);
	tg_parse_resource_dir(&resources);
	if (resources.len)
		allow_read(ruleset, AT_FDCWD, resources.ptr);
	tg_buf_done(&resources);
	if (options->build_dir && !tg_path_within(options->build_dir, options->root))
		allow_read(ruleset, AT_FDCWD, options->build_dir);
	allow_flags(ruleset, commands, count);
	return true;
}

bool tg_sandbox_prepare(const struct tg_engine_options *options, const struct tg_command *commands,
			size_t count, struct tg_sandbox_plan *ret_plan, struct tg_err *err)
{
	int abi = landlock_abi();

	*ret_plan = (struct tg_sandbox_plan){
		.level = abi ? TG_SANDBOX_LANDLOCK : TG_SANDBOX_LIMITS,
		.ruleset = -1,
		.parent = getpid(),
		.cpu_seconds = options->cpu_seconds ? options->cpu_seconds : 60,
		.memory_bytes = options->memory_bytes ? options->memory_bytes : (size_t)2 << 30,
	};
	ret_plan->root = open(options->root, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (ret_plan->root < 0)
		return tg_fail_errno(err, "cannot open the repository '%s'", options->root);
	if (abi)
		ret_plan->ruleset = create_ruleset(abi);
	if (abi &&
	    (ret_plan->ruleset < 0 || (commands && !fill_ruleset(ret_plan->ruleset, ret_plan->root,
								 options, commands, count)))) {
		tg_fail_errno(err, "cannot prepare the sandbox");
		tg_sandbox_done(ret_plan);
		return false;
	}
	if (!abi && options->require_sandbox) {
		tg_sandbox_done(ret_plan);
		return tg_fail(err, TG_ERR_INCOMPLETE,
			       "a sandbox is required, but this kernel has no Landlock; use Linux "
			       "5.13 or later with Landlock enabled");
	}
	return true;
}

void tg_sandbox_done(struct tg_sandbox_plan *plan)
{
	tg_close_(&plan->ruleset);
	tg_close_(&plan->root);
}

static bool limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit old, new = {soft, hard};

	if (getrlimit((__rlimit_resource_t)resource, &old) < 0)
		return false;
	if (old.rlim_max != RLIM_INFINITY && new.rlim_max > old.rlim_max)
		new.rlim_max = old.rlim_max;
	if (new.rlim_cur > new.rlim_max)
		new.rlim_cur = new.rlim_max;
	return setrlimit((__rlimit_resource_t)resource, &new) == 0;
}

static bool set_limits(const struct tg_sandbox_plan *plan)
{
	const rlim_t tasks = plan->tasks > 1 ? plan->tasks : 1;
	bool ok = limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_FSIZE, 0, 0);

	if (plan->cpu_seconds) /* tg_child_next() raises the first one */
		ok = limit(RLIMIT_CPU, plan->cpu_seconds, tasks * (plan->cpu_seconds + 1)) && ok;
#if !TG_ADDRESS_SANITIZER /* whose shadow memory takes terabytes of address space */
	ok = limit(RLIMIT_AS, plan->memory_bytes, plan->memory_bytes) && ok;
#endif
	return ok;
}

/* Moves the descriptors that stay to 3, 4, 5 and closes all others. */
static bool close_others(struct tg_sandbox_plan *plan, int *keep)
{
	int *const stay[] = {keep, &plan->root, &plan->ruleset};
	const int count = plan->ruleset < 0 ? 2 : 3;
	int null = open("/dev/null", O_RDWR), i;

	/* First out of the way of each other, then into place. */
	for (i = 0; i < count; i++)
		if (*stay[i] >= 0)
			*stay[i] = fcntl(*stay[i], F_DUPFD, 64);
	for (i = 0; i < count; i++)
		if (*stay[i] >= 0)
			*stay[i] = dup2(*stay[i], 3 + i);
	if (null < 0 || *keep < 0 || plan->root < 0)
		return false;
	for (i = 0; i < (TG_ADDRESS_SANITIZER ? 2 : 3); i++) /* its reports shall be seen */
		if (dup2(null, i) < 0)
			return false;
	return close_range(3 + (unsigned)count, ~0u, 0) == 0;
}

/* The parent's handlers would run the parent's code in the child. */
static void reset_signals(void)
{
	sigset_t none;
	int number;

	for (number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN); /* a file over its limit is to fail, not to kill */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* @satisfies TG-ENG-4 */
bool tg_sandbox_enter(struct tg_sandbox_plan *plan, int *keep)
{
	/* The parent may have died before the request for its signal. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || getppid() != plan->parent)
		return false;
	reset_signals();
	if (!close_others(plan, keep) || !set_limits(plan))
		return false;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return false;
	if (plan->ruleset >= 0 && syscall(CALL_RESTRICT_SELF, plan->ruleset, 0) < 0)
		return false;
	tg_close_(&plan->ruleset);
	tg_sandbox_filter_calls();
	return true;
}
