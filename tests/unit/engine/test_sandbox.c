/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a child can do: each deed is tried in a sandbox, and must fail with the error of a wall,
 * while what a parse needs still works. What the kernel does not offer is not asked for.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "engine/run/child.h"

struct place {
	char root[64];
	char inside[128], hidden[128], outside[128];
	struct tg_engine_options options;
	struct tg_sandbox_plan plan;
};

static void put(const char *path)
{
	struct tg_err err = {0};

	if (!tg_file_write(path, tg_str("text\n"), &err))
		fail_msg("%s", err.text);
}

static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	const char *const no_flags[] = {NULL};
	const struct tg_command none = {.arguments = no_flags};
	struct tg_err err = {0};
	char git[128];

	snprintf(place->root, sizeof(place->root), "/tmp/tg-sandbox-XXXXXX");
	assert_non_null(mkdtemp(place->root));
	snprintf(git, sizeof(git), "%s/.git", place->root);
	assert_true(tg_dir_make(git, &err));
	snprintf(place->inside, sizeof(place->inside), "%s/a.c", place->root);
	snprintf(place->hidden, sizeof(place->hidden), "%s/.git/config", place->root);
	snprintf(place->outside, sizeof(place->outside), "%s.outside", place->root);
	put(place->inside);
	put(place->hidden);
	put(place->outside);
	place->options = (struct tg_engine_options){.root = place->root};
	if (!tg_sandbox_prepare(&place->options, &none, 1, &place->plan, &err))
		fail_msg("%s", err.text);
	*state = place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	struct tg_buf command = {0};

	tg_sandbox_done(&place->plan);
	tg_buf_printf(&command, "rm -rf '%s' '%s'", place->root, place->outside);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(command.ptr), 0);
	tg_buf_done(&command);
	free(place);
	return 0;
}

/* What a child tries; the errno of each deed, 0 when it worked. */
struct deeds {
	int read_inside, read_system, read_outside, read_git, create, append, run, connect, fork;
	int descriptors; /* that were left open beyond those it was given */
	int core_limit, filtered;
};

static int try_open(const char *path, int flags)
{
	int fd = open(path, flags, 0600);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static int try_run(void)
{
	char *const arguments[] = {(char *)"/bin/true", NULL};

	execv(arguments[0], arguments);
	return errno;
}

static int try_socket(void)
{
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	return fd < 0 ? errno : (close(fd), 0);
}

static int try_fork(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid < 0 ? errno : 0;
}

static void attempt(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	const struct place *place = user;
	struct deeds deeds = {0};
	struct tg_buf message = {0};
	struct rlimit core;
	int number;

	(void)plan;
	deeds.read_inside = try_open(place->inside, O_RDONLY);
	deeds.read_system = try_open("/usr/include/stdio.h", O_RDONLY);
	deeds.read_outside = try_open(place->outside, O_RDONLY);
	deeds.read_git = try_open(place->hidden, O_RDONLY);
	deeds.create = try_open("/tmp/tg-sandbox-created", O_WRONLY | O_CREAT);
	deeds.append = try_open(place->inside, O_WRONLY | O_APPEND);
	deeds.run = try_run();
	deeds.connect = try_socket();
	deeds.fork = try_fork();
	for (number = 6; number < 256; number++)
		deeds.descriptors += fcntl(number, F_GETFD) >= 0;
	deeds.core_limit = getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0;
	deeds.filtered = prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2;
	tg_buf_add(&message, &deeds, sizeof(deeds));
	tg_child_send(fd, &message);
	tg_buf_done(&message);
}

static void a_child_can_read_what_it_needs_and_nothing_else(void **state)
{
	struct place *place = *state;
	struct tg_child child;
	struct tg_child_end end;
	struct tg_err err = {0};
	struct deeds deeds;
	int leaked = open("/dev/null", O_RDONLY);

	assert_true(leaked >= 0);
	if (!tg_child_start(&child, &place->plan, attempt, place, &err))
		fail_msg("%s", err.text);
	while (tg_child_read(&child)) {
		struct pollfd poller = {child.fd, POLLIN, 0};

		poll(&poller, 1, 1000);
	}
	close(leaked);
	assert_int_equal(child.received.len, sizeof(deeds));
	memcpy(&deeds, child.received.ptr, sizeof(deeds));
	end = tg_child_finish(&child);
	assert_int_equal(end.status, TG_UNIT_COMPLETE);
	assert_int_equal(deeds.read_inside, 0);
	assert_int_equal(deeds.read_system, 0);
	assert_int_equal(deeds.descriptors, 0);
	assert_true(deeds.core_limit);
	if (place->plan.level == TG_SANDBOX_LANDLOCK) {
		assert_int_equal(deeds.read_outside, EACCES);
		assert_int_equal(deeds.read_git, EACCES);
		assert_int_equal(deeds.create, EACCES);
		assert_int_equal(deeds.append, EACCES);
		assert_true(deeds.run == EACCES || deeds.run == EPERM);
	}
	if (deeds.filtered) {
		assert_int_equal(deeds.run, EPERM);
		assert_int_equal(deeds.connect, EPERM);
		assert_int_equal(deeds.fork, EPERM);
	}
}

static void spin(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	volatile unsigned count = 0;

	(void)user;
	(void)plan;
	(void)fd;
	for (;;)
		count = count + 1;
}

static struct tg_child_end wait_for(struct tg_child *child)
{
	while (tg_child_read(child)) {
		struct pollfd poller = {child->fd, POLLIN, 0};

		poll(&poller, 1, 100);
		tg_child_watch(child, tg_now());
	}
	return tg_child_finish(child);
}

static void processor_time_is_limited(void **state)
{
	struct place *place = *state;
	struct tg_child child;
	struct tg_child_end end;
	struct tg_err err = {0};

	place->plan.cpu_seconds = 1;
	assert_true(tg_child_start(&child, &place->plan, spin, NULL, &err));
	end = wait_for(&child);
	assert_int_equal(end.status, TG_UNIT_TIMED_OUT);
	assert_non_null(strstr(end.detail, "processor"));
	assert_true(end.cpu_seconds > 0.5);
}

static void the_wall_clock_is_watched(void **state)
{
	struct place *place = *state;
	struct tg_child child;
	struct tg_child_end end;
	struct tg_err err = {0};

	assert_true(tg_child_start(&child, &place->plan, spin, NULL, &err));
	child.deadline = tg_now() + 0.2;
	end = wait_for(&child);
	assert_int_equal(end.status, TG_UNIT_TIMED_OUT);
	assert_string_equal(end.detail, "the analysis was killed at its limit of time");
}

static void die(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	const int *how = user;

	(void)plan;
	(void)fd;
	if (*how < 0)
		_exit(-*how);
	raise(*how);
}

static void each_death_has_its_name(void **state)
{
	static const struct {
		int how;
		enum tg_unit_status status;
		const char *detail;
	} cases[] = {
		{SIGSEGV, TG_UNIT_CRASHED, "signal 11"},
		{SIGXCPU, TG_UNIT_TIMED_OUT, "processor"},
		{SIGALRM, TG_UNIT_TIMED_OUT, "limit of time"},
		{-1, TG_UNIT_CRASHED, "code 1"},
		{-TG_CHILD_NO_MEMORY, TG_UNIT_OUT_OF_MEMORY, "memory"},
		{-TG_CHILD_NO_SANDBOX, TG_UNIT_FAILED, "sandbox"},
	};
	struct place *place = *state;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_child child;
		struct tg_child_end end;
		struct tg_err err = {0};
		int how = cases[i].how;

		assert_true(tg_child_start(&child, &place->plan, die, &how, &err));
		end = wait_for(&child);
		if (end.status != cases[i].status || !strstr(end.detail, cases[i].detail))
			fail_msg("case %zu: %d %s", i, (int)end.status, end.detail);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_child_can_read_what_it_needs_and_nothing_else),
		TEST(processor_time_is_limited),
		TEST(the_wall_clock_is_watched),
		TEST(each_death_has_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
