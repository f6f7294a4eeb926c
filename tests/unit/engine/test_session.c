/* SPDX-License-Identifier: Apache-2.0 */
/* An open document: answers to edits, what is superseded, and children that die. */
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "engine/engine.h"
#include "engine/parse/compdb.h"

struct place {
	char root[64];
	char path[128];
	struct tg_arena arena;
	struct tg_engine_options options;
	struct tg_command command;
	struct tg_session *session;
};

static void put(struct place *place, const char *name, const char *text)
{
	struct tg_buf path = {0};
	struct tg_err err = {0};

	tg_path_join(&path, place->root, name);
	if (!tg_file_write(path.ptr, tg_str(text), &err))
		fail_msg("%s", err.text);
	tg_buf_done(&path);
}

static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	struct tg_err err = {0};

	snprintf(place->root, sizeof(place->root), "/tmp/tg-session-XXXXXX");
	assert_non_null(mkdtemp(place->root));
	snprintf(place->path, sizeof(place->path), "%s/a.c", place->root);
	put(place, "a.c", "int on_disk;\n");
	put(place, "h.h", "int from_header;\n");
	place->options = (struct tg_engine_options){
		.root = place->root, .partial = true, .cpu_seconds = 20, .wall_seconds = 60};
	place->command = tg_compdb_guess(&place->arena, NULL, place->path, place->root);
	place->session = tg_session_open(&place->options, &place->command, &err);
	assert_non_null(place->session);
	*state = place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	struct tg_buf command = {0};

	tg_session_close(place->session);
	tg_buf_printf(&command, "rm -rf '%s'", place->root);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(command.ptr), 0);
	tg_buf_done(&command);
	tg_arena_done(&place->arena);
	free(place);
	return 0;
}

static void ask(struct place *place, const char *text, unsigned id)
{
	struct tg_overlay overlay = {place->path, tg_str(text)};
	struct tg_err err = {0};

	if (!tg_session_request(place->session, &overlay, text ? 1 : 0, id, &err))
		fail_msg("%s", err.text);
}

/* Waits for an answer; NULL when the child died. */
static const struct tg_unit *answer(struct place *place, unsigned *ret_id, struct tg_err *err)
{
	const struct tg_unit *unit = NULL;

	while (!unit) {
		struct pollfd poller = {tg_session_fd(place->session), POLLIN, 0};

		assert_true(poller.fd >= 0);
		poll(&poller, 1, 1000);
		if (!tg_session_read(place->session, &place->arena, &unit, ret_id, err))
			return NULL;
	}
	return unit;
}

static bool has_symbol(const struct tg_unit *unit, const char *name)
{
	size_t i;

	for (i = 0; i < unit->symbol_count; i++)
		if (strcmp(unit->symbols[i].name, name) == 0)
			return true;
	return false;
}

static void each_edit_is_answered(void **state)
{
	struct place *place = *state;
	const struct tg_unit *unit;
	struct tg_err err = {0};
	char text[256];
	unsigned i, id;

	ask(place, NULL, 1);
	unit = answer(place, &id, &err);
	assert_int_equal(id, 1);
	assert_true(has_symbol(unit, "on_disk"));
	for (i = 2; i < 8; i++) {
		snprintf(text, sizeof(text),
			 "#include <stdio.h>\n#include \"h.h\"\nint edit%u(void) { return %u; }\n",
			 i, i);
		ask(place, text, i);
		unit = answer(place, &id, &err);
		assert_non_null(unit);
		snprintf(text, sizeof(text), "edit%u", i);
		assert_int_equal(id, i);
		assert_int_equal(unit->status, TG_UNIT_COMPLETE);
		assert_string_equal(unit->path, "a.c");
		assert_true(has_symbol(unit, text));
		/* What stands in the preamble is still there. */
		assert_true(has_symbol(unit, "from_header"));
		assert_int_equal(unit->file_count, 2);
	}
}

static void only_the_newest_of_several_is_answered(void **state)
{
	struct place *place = *state;
	const struct tg_unit *unit;
	struct tg_err err = {0};
	unsigned id;

	ask(place, "int one;\n", 1);
	ask(place, "int two;\n", 2);
	ask(place, "int three;\n", 3);
	unit = answer(place, &id, &err);
	assert_non_null(unit);
	assert_int_equal(id, 3);
	assert_true(has_symbol(unit, "three"));
}

static void a_change_of_a_header_is_seen(void **state)
{
	struct place *place = *state;
	const struct tg_unit *unit;
	struct tg_err err = {0};
	unsigned id;

	ask(place, "#include \"h.h\"\n", 1);
	assert_true(has_symbol(answer(place, &id, &err), "from_header"));
	put(place, "h.h", "int changed_header_of_another_size;\n");
	ask(place, "#include \"h.h\"\n", 2);
	unit = answer(place, &id, &err);
	assert_true(has_symbol(unit, "changed_header_of_another_size"));
	/* A new file at the top of the repository. */
	put(place, "new.h", "int from_new;\n");
	ask(place, "#include \"new.h\"\n", 3);
	unit = answer(place, &id, &err);
	assert_int_equal(unit->status, TG_UNIT_COMPLETE);
	assert_true(has_symbol(unit, "from_new"));
}

static void a_child_that_dies_is_replaced(void **state)
{
	struct place *place = *state;
	struct tg_err err = {0};
	unsigned id;

	ask(place, "int before;\n", 1);
	assert_non_null(answer(place, &id, &err));
	ask(place, "#pragma clang __debug crash\n", 2);
	assert_null(answer(place, &id, &err));
	assert_non_null(strstr(err.text, "died of signal"));
	assert_int_equal(tg_session_fd(place->session), -1);
	err = (struct tg_err){0};
	ask(place, "int after;\n", 3);
	assert_true(has_symbol(answer(place, &id, &err), "after"));
	assert_int_equal(id, 3);
	/* The newer request does not die with the older one. */
	ask(place, "#pragma clang __debug crash\n", 4);
	ask(place, "int survivor;\n", 5);
	assert_true(has_symbol(answer(place, &id, &err), "survivor"));
	assert_int_equal(id, 5);
}

/* The only child of this process. */
static pid_t the_child(void)
{
	char path[64];
	FILE *file;
	int pid;

	snprintf(path, sizeof(path), "/proc/self/task/%d/children", (int)getpid());
	file = fopen(path, "re");
	assert_non_null(file);
	assert_int_equal(fscanf(file, "%d", &pid), 1);
	fclose(file);
	return pid;
}

static void a_request_outlives_a_child_that_others_kill(void **state)
{
	struct place *place = *state;
	struct tg_err err = {0};
	unsigned id;
	pid_t child;

	ask(place, "int before;\n", 1);
	assert_non_null(answer(place, &id, &err));
	child = the_child();
	kill(child, SIGSTOP);
	ask(place, "int asked_of_the_dead;\n", 2);
	kill(child, SIGKILL);
	assert_true(has_symbol(answer(place, &id, &err), "asked_of_the_dead"));
	assert_int_equal(id, 2);
}

static void a_text_that_does_not_parse_is_degraded(void **state)
{
	struct place *place = *state;
	const struct tg_unit *unit;
	struct tg_err err = {0};
	unsigned id;

	ask(place, "int f(void) { return \n", 1);
	unit = answer(place, &id, &err);
	assert_int_equal(unit->status, TG_UNIT_DEGRADED);
	assert_true(unit->problem_count > 0);
	ask(place, "int f(void) { return 0; }\n", 2);
	unit = answer(place, &id, &err);
	assert_int_equal(unit->status, TG_UNIT_COMPLETE);
	assert_int_equal(unit->problem_count, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_edit_is_answered),
		TEST(only_the_newest_of_several_is_answered),
		TEST(a_change_of_a_header_is_seen),
		TEST(a_child_that_dies_is_replaced),
		TEST(a_request_outlives_a_child_that_others_kill),
		TEST(a_text_that_does_not_parse_is_degraded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
