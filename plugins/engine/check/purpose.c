/* SPDX-License-Identifier: Apache-2.0 */
/*
 * purpose.c - see purpose.h.
 */
#include "engine/check/purpose.h"

#include "base/file.h"

/* How many callers upwards a self test is looked for. */
enum { CALLERS_DEPTH = 4 };

static bool is_test_name(const struct tg_api_models *models, const char *name)
{
	return tg_api_name_has(models, "self-test-names", name);
}

/* The references to each declaration, in source order; made when the first one asks. */
static const struct tg_uses *uses_of(struct tg_check *check)
{
	struct tg_uses *uses = &check->uses;
	const struct tg_ir *ir = check->ir;
	tg_node n;

	if (uses->first)
		return uses;
	uses->first = tg_arena_alloc(check->arena, (ir->decl_count + 1) * sizeof(*uses->first));
	uses->next = tg_arena_alloc(check->arena, (ir->node_count + 1) * sizeof(*uses->next));
	for (n = ir->node_count; n-- > 1;) {
		if (!tg_ir_is(ir, n, TG_IR_REF))
			continue;
		uses->next[n] = uses->first[ir->node[n].decl];
		uses->first[ir->node[n].decl] = n;
	}
	return uses;
}

static bool is_test_function(struct tg_check *check, tg_node function, unsigned depth);

/* True when `decl` is used, and by nobody but self tests. */
static bool is_used_by_tests(struct tg_check *check, tg_decl decl, unsigned depth)
{
	const struct tg_uses *uses = uses_of(check);
	bool any = false;
	tg_node n, user;

	for (n = uses->first[decl]; n; n = uses->next[n]) {
		user = tg_ir_function_of(check->ir, n);
		if (user && check->ir->node[user].decl == decl) /* recursion */
			continue;
		if (!user || !is_test_function(check, user, depth))
			return false;
		any = true;
	}
	return any;
}

static bool is_test_function(struct tg_check *check, tg_node function, unsigned depth)
{
	const struct tg_ir *ir = check->ir;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[function].decl];

	if (is_test_name(check->options->models, tg_ir_text(ir, decl->name)))
		return true;
	return decl->linkage == TG_LINK_INTERNAL && depth < CALLERS_DEPTH &&
	       is_used_by_tests(check, ir->node[function].decl, depth + 1);
}

/* True for a path below a folder of tests. */
static bool in_test_folder(const char *path)
{
	static const char *const folders[] = {"test/", "tests/", "unittest/", "unittests/"};
	size_t i;

	for (; path; path = strchr(path, '/') ? strchr(path, '/') + 1 : NULL)
		for (i = 0; i < sizeof(folders) / sizeof(*folders); i++)
			if (strncmp(path, folders[i], strlen(folders[i])) == 0)
				return true;
	return false;
}

bool tg_purpose_self_test(struct tg_check *check, tg_node n)
{
	const struct tg_ir *ir = check->ir;
	tg_node function = tg_ir_function_of(ir, n);
	const char *path = tg_ir_text(ir, ir->file[ir->loc[ir->node[n].loc].file].path);

	if (is_test_name(check->options->models, tg_path_name(path)) || in_test_folder(path))
		return true;
	if (function)
		return is_test_function(check, function, 0);
	while (n && !tg_ir_is(ir, n, TG_IR_VAR))
		n = ir->node[n].parent;
	return n && ir->decl[ir->node[n].decl].linkage == TG_LINK_INTERNAL &&
	       is_used_by_tests(check, ir->node[n].decl, 0);
}

bool tg_purpose_own_library(const struct tg_ir *ir, tg_node call)
{
	const char *name = tg_ir_callee(ir, call);
	size_t prefix = strcspn(name, "_") + 1;
	uint32_t i;

	if (prefix <= 3 || strlen(name) <= prefix)
		return false;
	for (i = 1; i < ir->decl_count; i++) {
		const struct tg_ir_decl *decl = &ir->decl[i];

		if ((decl->flags & TG_DECL_DEFINITION) && decl->linkage == TG_LINK_EXTERNAL &&
		    (decl->kind == TG_DECL_FUNCTION ||
		     (decl->kind == TG_DECL_VAR && (decl->flags & TG_DECL_GLOBAL))) &&
		    strncmp(tg_ir_text(ir, decl->name), name, prefix) == 0)
			return true;
	}
	return false;
}
