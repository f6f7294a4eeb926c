/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the models say of functions agrees with their declarations, which tests/models/collect.mjs
 * took from the headers of the libraries: the function is there, and is no macro; it has the
 * parameter; what is written, released or followed is a pointer or a handle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "knowledge/models.h"

#define RULES SOURCE_DIR "/rules"
#define PROTOTYPES SOURCE_DIR "/tests/models/prototypes.tsv"
#define UNDECLARED SOURCE_DIR "/tests/models/undeclared.tsv"

/* A declaration; a function may have several, in libraries or versions that differ. */
struct prototype {
	const char *parameters; /* a letter each */
	char result;
	const struct prototype *next;
};

struct fixture {
	struct tg_arena arena;
	struct tg_api_models models;
	struct tg_map prototypes; /* function -> struct prototype * */
	struct tg_map undeclared; /* function -> why */
	unsigned wrong, checked;
};

static void say(struct fixture *f, const char *function, const char *what)
{
	f->wrong++;
	print_error("%s: %s\n", function, what);
}

/* Takes the columns of a line; false at a comment. */
static bool columns(struct fixture *f, struct tg_str line, const char **ret, size_t count)
{
	struct tg_str word;
	size_t i;

	if (!line.len || *line.ptr == '#')
		return false;
	for (i = 0; i < count; i++) {
		assert_true(tg_str_split(&line, '\t', &word));
		ret[i] = tg_arena_strndup(&f->arena, word.ptr, word.len);
	}
	return true;
}

static void read_list(struct fixture *f, const char *path, struct tg_map *map, size_t count)
{
	struct tg_buf content = {0};
	struct tg_err err = {0};
	struct tg_str rest, line;
	const char *at[4];

	if (!tg_file_read(path, 64 * 1024 * 1024, &content, &err))
		fail_msg("%s", err.text);
	rest = tg_str_n(content.ptr, content.len);
	while (tg_str_line(&rest, &line)) {
		void **place;

		if (!columns(f, line, at, count))
			continue;
		place = tg_map_put(map, tg_str(at[0]));
		if (count == 2) {
			*place = (void *)at[1];
		} else {
			struct prototype *made = TG_NEW(&f->arena, struct prototype);

			made->parameters = strcmp(at[1], "-") == 0 ? "" : at[1];
			made->result = *at[2];
			made->next = *place;
			*place = made;
		}
	}
	tg_buf_done(&content);
}

/* The letter of a parameter; 'x' when there is none, '.' where anything may follow. */
static char letter_of(const struct prototype *one, int param)
{
	size_t count = strlen(one->parameters);

	if (param == TG_RESULT)
		return one->result;
	if ((size_t)param < count)
		return one->parameters[param];
	return count && one->parameters[count - 1] == '.' ? '.' : 'x';
}

/* True when one declaration has the parameter as one of these letters. */
static bool fits(struct fixture *f, const char *function, int param, const char *letters)
{
	const struct prototype *one = tg_map_get(&f->prototypes, tg_str(function));

	for (; one; one = one->next)
		if (one->result != 'm' && strchr(letters, letter_of(one, param)))
			return true;
	return false;
}

/* True when the declaration is known. Rows must name what the compiler sees. */
static bool is_declared(struct fixture *f, const char *function)
{
	const struct prototype *one = tg_map_get(&f->prototypes, tg_str(function));

	bool known = one;

	while (one && one->result == 'm')
		one = one->next;
	if (tg_map_has(&f->undeclared, tg_str(function))) {
		if (one)
			say(f, function, "stands in undeclared.tsv, but a header declares it");
		return false;
	}
	if (!one)
		say(f, function,
		    known ? "is a macro: name what it expands to"
			  : "no header declares it; see tests/models/README.md");
	return one;
}

static void check(struct fixture *f, const char *function, int param, const char *letters)
{
	static char message[128];

	f->checked++;
	if (fits(f, function, param, letters))
		return;
	if (param == TG_RESULT)
		snprintf(message, sizeof(message), "its result cannot be that (one of '%s')",
			 letters);
	else
		snprintf(message, sizeof(message), "parameter %d cannot be that (one of '%s')",
			 param, letters);
	say(f, function, message);
}

static void check_conditions(struct fixture *f, const char *function,
			     const struct tg_api_condition *conditions, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		check(f, function, conditions[i].param,
		      conditions[i].test == TG_API_CALLBACK_TRUE ? "fpi." : "ipfs.v");
}

static const char *role_letters(enum tg_role role, int param)
{
	switch (role) {
	case TG_ROLE_MUST_CHECK:
		return "ipf";
	case TG_ROLE_RELEASE:
		return "pi.";
	case TG_ROLE_KEY: /* also a handle of one */
		return "pis.";
	default:
		return param == TG_RESULT ? "pi" : "p.";
	}
}

static const char *effect_letters(const struct tg_api_effect *effect)
{
	switch (effect->kind) {
	case TG_API_MAY_BE_NULL:
	case TG_API_NEVER_NULL:
		return "pf";
	case TG_API_WRITES:
	case TG_API_READS:
	case TG_API_FILLS:
	case TG_API_TERMINATES:
		return "p.";
	case TG_API_CALLS:
		return "fp.";
	case TG_API_LOCKS:
	case TG_API_UNLOCKS:
		return "pi";
	case TG_API_NO_RETURN:
	case TG_API_PURE:
		return "vipfs";
	case TG_API_RANGE:
	case TG_API_FAILS_WITH:
	case TG_API_SUCCEEDS_WITH:
	case TG_API_LENGTH:
		return "ip";
	default:
		return "ipfs.";
	}
}

static void roles_fit(void **state)
{
	struct fixture *f = *state;
	const struct tg_api_role *role;
	size_t i;

	for (i = 0; i < f->models.roles.entries.count; i++) {
		role = f->models.roles.entries.at[i].value;
		if (!is_declared(f, role->function))
			continue;
		for (; role; role = role->next) {
			check(f, role->function, role->param,
			      role_letters(role->role, role->param));
			check_conditions(f, role->function, role->conditions,
					 role->condition_count);
		}
	}
	assert_int_equal(f->wrong, 0);
}

static void rows_fit(void **state)
{
	struct fixture *f = *state;
	const struct tg_api_row *row;
	size_t i;

	for (i = 0; i < f->models.rows.entries.count; i++) {
		row = f->models.rows.entries.at[i].value;
		if (!is_declared(f, row->function))
			continue;
		for (; row; row = row->next)
			check_conditions(f, row->function, row->conditions, row->condition_count);
	}
	assert_int_equal(f->wrong, 0);
}

static void effects_fit(void **state)
{
	struct fixture *f = *state;
	const struct tg_api_effect *effect;
	size_t i, k;

	for (i = 0; i < f->models.effects.entries.count; i++) {
		const char *function = f->models.effects.entries.at[i].key.ptr;

		/* What C++ has beyond C is overloaded: no one prototype fits. */
		if (strstr(function, "::") || strncmp(function, "operator", 8) == 0)
			continue;
		if (!is_declared(f, function))
			continue;
		for (effect = f->models.effects.entries.at[i].value; effect;
		     effect = effect->next) {
			check(f, function, effect->param, effect_letters(effect));
			if (effect->from >= 0)
				check(f, function, effect->from, "ipf.");
			for (k = 0; k < effect->factors; k++)
				if (effect->size[k].kind != TG_API_NUMBER)
					check(f, function, (int)effect->size[k].number,
					      effect->size[k].kind == TG_API_ARGUMENT ? "i."
										      : "p.");
			check_conditions(f, function, effect->conditions, effect->condition_count);
		}
	}
	assert_int_equal(f->wrong, 0);
}

static void enough_is_known(void **state)
{
	struct fixture *f = *state;

	assert_true(f->checked > 1000);
	assert_true(f->prototypes.entries.count > 10 * f->undeclared.entries.count);
}

static int set_up(void **state)
{
	static struct fixture f;
	struct tg_err err = {0};

	if (!tg_models_load(RULES, &f.models, &err))
		fail_msg("%s", err.text);
	read_list(&f, PROTOTYPES, &f.prototypes, 4);
	read_list(&f, UNDECLARED, &f.undeclared, 2);
	*state = &f;
	return 0;
}

static int reset(void **state)
{
	((struct fixture *)*state)->wrong = 0;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	tg_models_done(&f->models);
	tg_map_done(&f->prototypes);
	tg_map_done(&f->undeclared);
	tg_arena_done(&f->arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(roles_fit, reset),
		cmocka_unit_test_setup(rows_fit, reset),
		cmocka_unit_test_setup(effects_fit, reset),
		cmocka_unit_test_setup(enough_is_known, reset),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
