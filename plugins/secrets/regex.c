/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex.c - PCRE2 with JIT where there is one. Without UTF mode a byte is a character, so
 * ill-formed text needs no checks; limits make every match end.
 */
#include "secrets/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	MATCH_LIMIT = 200000,
	DEPTH_LIMIT = 20000,
	HEAP_LIMIT_KIB = 16 * 1024,
	PATTERN_LIMIT = 16 * 1024, /* bytes of a pattern */
	STACK_LEAST = 32 * 1024,
	STACK_MOST = 1024 * 1024,
	GROUPS = 16,
};

struct tg_regex {
	pcre2_code *code;
};

struct tg_matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

struct tg_regex *tg_regex_make(const char *text, enum tg_anchor anchor, struct tg_err *err)
{
	uint32_t options = PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_UTF | PCRE2_NEVER_BACKSLASH_C;
	pcre2_compile_context *context;
	struct tg_regex *pattern;
	pcre2_code *code;
	PCRE2_SIZE at;
	PCRE2_UCHAR why[128];
	int number;

	if (anchor != TG_ANCHOR_NONE)
		options |= PCRE2_ANCHORED;
	if (anchor == TG_ANCHOR_BOTH)
		options |= PCRE2_ENDANCHORED;
	context = pcre2_compile_context_create(NULL);
	if (!context)
		tg_oom(0);
	pcre2_set_max_pattern_length(context, PATTERN_LIMIT);
	pcre2_set_parens_nest_limit(context, 64);
	code = pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, options, &number, &at,
			     context);
	pcre2_compile_context_free(context);
	if (!code) {
		pcre2_get_error_message(number, why, sizeof(why));
		tg_fail(err, TG_ERR_INPUT, "the pattern is malformed at its character %zu: %s",
			(size_t)at + 1, (const char *)why);
		return NULL;
	}
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without it matching is slower, no more */
	pattern = tg_alloc(sizeof(*pattern));
	pattern->code = code;
	return pattern;
}

void tg_regex_free(struct tg_regex *pattern)
{
	if (!pattern)
		return;
	pcre2_code_free(pattern->code);
	free(pattern);
}

struct tg_matcher *tg_matcher_make(void)
{
	struct tg_matcher *matcher = tg_alloc_zero(1, sizeof(*matcher));

	matcher->data = pcre2_match_data_create(GROUPS, NULL);
	matcher->context = pcre2_match_context_create(NULL);
	matcher->stack = pcre2_jit_stack_create(STACK_LEAST, STACK_MOST, NULL);
	if (!matcher->data || !matcher->context)
		tg_oom(0);
	pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
	pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
	if (matcher->stack)
		pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
	return matcher;
}

void tg_matcher_free(struct tg_matcher *matcher)
{
	if (!matcher)
		return;
	pcre2_jit_stack_free(matcher->stack);
	pcre2_match_context_free(matcher->context);
	pcre2_match_data_free(matcher->data);
	free(matcher);
}

enum tg_matched tg_regex_match(struct tg_matcher *matcher, const struct tg_regex *pattern,
			       struct tg_str subject, size_t from, struct tg_match *ret)
{
	int count = pcre2_match(pattern->code, (PCRE2_SPTR)subject.ptr, subject.len, from, 0,
				matcher->data, matcher->context);
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(matcher->data);
	int i;

	if (count == PCRE2_ERROR_NOMATCH)
		return TG_MATCH_NO;
	if (count < 0)
		return TG_MATCH_EXCEEDED;
	*ret = (struct tg_match){at[0], at[1], at[0], at[1]};
	if (at[1] < at[0]) /* \K in a lookahead */
		return TG_MATCH_NO;
	for (i = 1; i < (count ? count : GROUPS); i++) {
		if (at[2 * i] == PCRE2_UNSET || at[2 * i] == at[2 * i + 1])
			continue;
		ret->group_start = at[2 * i];
		ret->group_end = at[2 * i + 1];
		break;
	}
	return TG_MATCH_YES;
}
