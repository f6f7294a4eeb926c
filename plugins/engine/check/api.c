/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api.c - the interpreter of rules/models: roles, word lists, and calls that are flaws by
 * themselves. See model/api_model.h.
 */
#include <ctype.h>

#include "engine/check/host.h"
#include "engine/check/purpose.h"

/* A string literal, directly or as the initialiser of a variable that cannot change. */
static bool constant_text(const struct tg_ir *ir, tg_node n, struct tg_str *ret_text)
{
	const struct tg_ir_decl *decl;
	const struct tg_ir_type *type;
	const char *text;
	size_t size;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_REF)) {
		decl = &ir->decl[ir->node[n].decl];
		type = &ir->type[ir->type[decl->type].canonical];
		if (type->cls == TG_TYPE_ARRAY)
			type = &ir->type[ir->type[type->of].canonical];
		if (decl->kind != TG_DECL_VAR || !(type->flags & TG_TYPE_CONST))
			return false;
		n = tg_ir_strip(ir, tg_ir_child(ir, decl->node, 0));
	}
	text = tg_ir_string(ir, n, &size);
	if (!text)
		return false;
	*ret_text = tg_str_n(text, size);
	return true;
}

/* True when nothing in the function of `use` sets the local variable, or takes its address. */
static bool stays(const struct tg_ir *ir, tg_node use, tg_decl decl)
{
	tg_node n = tg_ir_function_of(ir, use), end = ir->node[n].end, target;

	if (!n || ir->decl[decl].flags & TG_DECL_GLOBAL)
		return false;
	for (; n < end; n++) {
		const struct tg_ir_node *node = &ir->node[n];

		if (node->kind != TG_IR_ASSIGN &&
		    (node->kind != TG_IR_UNARY ||
		     (node->op != TG_OP_ADDRESS &&
		      (node->op < TG_OP_PRE_INC || node->op > TG_OP_POST_DEC))))
			continue;
		target = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		if (tg_ir_is(ir, target, TG_IR_REF) && ir->node[target].decl == decl)
			return false;
	}
	return true;
}

/* A number, directly or as the initialiser of a variable that cannot change, or does not. */
static bool constant_number(const struct tg_ir *ir, tg_node n, int64_t *ret_value)
{
	const struct tg_ir_decl *decl;

	if (tg_ir_constant(ir, n, ret_value) || tg_ir_constant(ir, tg_ir_strip(ir, n), ret_value))
		return true;
	n = tg_ir_strip(ir, n);
	decl = &ir->decl[ir->node[n].decl];
	return tg_ir_is(ir, n, TG_IR_REF) && decl->kind == TG_DECL_VAR &&
	       ((ir->type[ir->type[decl->type].canonical].flags & TG_TYPE_CONST) ||
		(!ir->cplusplus && stays(ir, n, ir->node[n].decl))) &&
	       tg_ir_constant(ir, tg_ir_child(ir, decl->node, 0), ret_value);
}

static bool text_matches(struct tg_str text, const struct tg_api_condition *condition)
{
	size_t i;

	for (i = 0; i < condition->count; i++) {
		const char *word = condition->texts[i];

		switch (condition->test) {
		case TG_API_STRING:
			if (tg_str_is(text, word))
				return true;
			break;
		case TG_API_PREFIX:
			if (tg_str_starts(text, word))
				return true;
			break;
		default:
			if (!*word || tg_str_find(text, 0, word) < text.len)
				return true;
			break;
		}
	}
	return false;
}

static bool number_matches(int64_t number, const struct tg_api_condition *condition)
{
	size_t i;
	bool among = false;

	for (i = 0; i < condition->count; i++)
		among = among || number == condition->values[i];
	if (condition->test == TG_API_EQUALS)
		return among;
	if (condition->test == TG_API_NOT_EQUALS)
		return !among;
	if (!condition->count)
		return false;
	if (condition->test == TG_API_BELOW)
		return number < condition->values[0];
	if (condition->test == TG_API_ANY_BITS)
		return ((uint64_t)number & (uint64_t)condition->values[0]) != 0;
	return ((uint64_t)number & (uint64_t)condition->values[0]) == 0; /* TG_API_LACKS_BITS */
}

/* True when `n` names a function of the unit whose every return gives `value`. */
static bool always_returns(const struct tg_ir *ir, tg_node n, int64_t value)
{
	tg_node function, at;
	int64_t result;
	bool any = false;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	if (!tg_ir_is(ir, n, TG_IR_REF))
		return false;
	function = ir->decl[ir->node[n].decl].node;
	if (!tg_ir_is(ir, function, TG_IR_FUNCTION) || !tg_ir_body(ir, function))
		return false;
	for (at = function + 1; at < ir->node[function].end; at++) {
		if (tg_ir_is(ir, at, TG_IR_LAMBDA))
			return false;
		if (!tg_ir_is(ir, at, TG_IR_RETURN))
			continue;
		if (!constant_number(ir, tg_ir_child(ir, at, 0), &result) || result != value)
			return false;
		any = true;
	}
	return any;
}

static bool holds(const struct tg_ir *ir, tg_node call, const struct tg_api_condition *condition)
{
	tg_node argument =
		condition->param < 0 ? 0 : tg_ir_child(ir, call, (unsigned)condition->param + 1);
	struct tg_str text;
	int64_t number;

	if (condition->test == TG_API_DISCARDED)
		return tg_ir_is_discarded(ir, call, NULL);
	if (!argument)
		return false;
	switch (condition->test) {
	case TG_API_STRING:
	case TG_API_PREFIX:
	case TG_API_CONTAINS:
		return constant_text(ir, argument, &text) && text_matches(text, condition);
	case TG_API_LACKS:
		return constant_text(ir, argument, &text) && !text_matches(text, condition);
	case TG_API_CALLBACK_TRUE:
		return condition->count && always_returns(ir, argument, condition->values[0]);
	case TG_API_NULL:
		return constant_number(ir, argument, &number) && number == 0;
	default:
		return constant_number(ir, argument, &number) && number_matches(number, condition);
	}
}

bool tg_api_holds(const struct tg_ir *ir, tg_node call, const struct tg_api_condition *conditions,
		  size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!holds(ir, call, &conditions[i]))
			return false;
	return true;
}

static bool unit_calls(const struct tg_ir *ir, const char *const *functions, size_t count)
{
	tg_node n;
	size_t i;

	for (n = 1; count && n < ir->node_count; n++)
		for (i = 0; tg_ir_is(ir, n, TG_IR_CALL) && i < count; i++)
			if (tg_ir_calls(ir, n, functions[i]))
				return true;
	return false;
}

/* True when the value of a call goes straight into a call of one of these. */
static bool is_within(const struct tg_ir *ir, tg_node call, const char *const *functions,
		      size_t count)
{
	tg_node up = ir->node[call].parent;
	size_t i;

	while (count && tg_ir_is(ir, up, TG_IR_CAST))
		up = ir->node[up].parent;
	for (i = 0; tg_ir_is(ir, up, TG_IR_CALL) && i < count; i++)
		if (tg_ir_calls(ir, up, functions[i]))
			return true;
	return false;
}

/*
 * The name under which the models may know the function that a call or a name means. A function
 * that the unit keeps to itself is no library's, whatever its name: many a program has its own
 * error().
 */
static struct tg_str library_name(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[n].decl];

	if (decl->linkage == TG_LINK_INTERNAL && !(decl->flags & TG_DECL_SYSTEM))
		return tg_str("");
	return tg_str(tg_ir_text(ir, decl->name));
}

static void check_ban(struct tg_check *check, tg_node call, struct tg_str name)
{
	const struct tg_api_ban *ban = tg_map_get(&check->options->models->bans, name);

	if (ban)
		tg_check_report_node(
			check, TG_RULE_BANNED, call,
			tg_arena_printf(check->arena, "%s() is banned here%s%s%s%s%s",
					ban->function, ban->reason ? ": " : "",
					ban->reason ? ban->reason : "", ban->use ? "; call " : "",
					ban->use ? ban->use : "", ban->use ? "() instead" : ""));
}

static void check_wrapper(struct tg_check *check, tg_node call, struct tg_str name)
{
	const struct tg_api_wrapper *wrapper = tg_map_get(&check->options->models->wrappers, name);
	const struct tg_ir *ir = check->ir;
	const char *caller =
		tg_ir_text(ir, ir->decl[ir->node[tg_ir_function_of(ir, call)].decl].name);
	const char *first = wrapper ? wrapper->functions[0] : NULL;
	size_t i;

	for (; wrapper; wrapper = wrapper->next)
		for (i = 0; i < wrapper->count; i++)
			if (strcmp(caller, wrapper->functions[i]) == 0)
				return;
	if (first)
		tg_check_report_node(check, TG_RULE_PAST_WRAPPER, call,
				     tg_arena_printf(check->arena,
						     "%s() is called past %s(), which this project "
						     "has for it",
						     tg_ir_callee(ir, call), first));
}

/*
 * True when a row on the choice of an algorithm, or of how a connection is protected, is about code
 * that has not chosen it, or that tries itself out and protects nothing.
 */
static bool is_no_choice(struct tg_check *check, tg_node call, const char *rule)
{
	bool algorithm = strncmp(rule, "crypto/", 7) == 0;

	if (algorithm && tg_purpose_own_library(check->ir, call))
		return true;
	return (algorithm || strncmp(rule, "tls/", 4) == 0) && tg_purpose_self_test(check, call);
}

/* The repair that a row knows, where the argument is written in the call itself. */
static void offer(struct tg_check *check, tg_node call, const struct tg_api_row *row,
		  struct tg_finding *finding)
{
	const struct tg_ir *ir = check->ir;
	tg_node argument = tg_ir_child(ir, call, (unsigned)row->fix_param + 1);
	tg_node written = tg_ir_strip(ir, argument);

	if (!finding || !row->fix || row->fix_param < 0 || !written)
		return;
	/* The name of a macro is replaced as a whole; inside of a macro nothing is. */
	if (ir->node[call].flags & TG_IR_IN_MACRO)
		return;
	tg_check_fix(check, finding, written, row->fix);
}

void tg_api_rows(struct tg_check *check, tg_node call)
{
	const struct tg_api_models *models = check->options->models;
	const struct tg_ir *ir = check->ir;
	const struct tg_api_row *row;

	if (!models)
		return;
	check_ban(check, call, library_name(ir, call));
	check_wrapper(check, call, library_name(ir, call));
	row = tg_map_get(&models->rows, library_name(ir, call));
	for (; row; row = row->next)
		if (tg_packs_setting(check->packs, row->rule) &&
		    tg_api_holds(ir, call, row->conditions, row->condition_count) &&
		    !is_no_choice(check, call, row->rule) &&
		    !is_within(ir, call, row->unless_within, row->within_count) &&
		    !unit_calls(ir, row->unless_calls, row->unless_count))
			offer(check, call, row,
			      tg_check_report_node(check, row->rule, call, row->message));
}

/* True for the name of a function that is kept for later, and not called where it stands. */
static bool is_kept(const struct tg_ir *ir, tg_node ref)
{
	tg_node n = ref, parent = ir->node[n].parent;

	while (tg_ir_is(ir, parent, TG_IR_CAST) ||
	       (tg_ir_is(ir, parent, TG_IR_UNARY) && ir->node[parent].op == TG_OP_ADDRESS)) {
		n = parent;
		parent = ir->node[n].parent;
	}
	return ir->decl[ir->node[ref].decl].kind == TG_DECL_FUNCTION &&
	       !(tg_ir_is(ir, parent, TG_IR_CALL) && tg_ir_child(ir, parent, 0) == n) &&
	       !tg_ir_is(ir, parent, TG_IR_BINARY) && !tg_ir_is(ir, parent, TG_IR_SIZEOF);
}

void tg_api_kept(struct tg_check *check, tg_node ref)
{
	const struct tg_api_models *models = check->options->models;
	const struct tg_ir *ir = check->ir;
	const struct tg_api_row *row;

	if (!models || !is_kept(ir, ref))
		return;
	row = tg_map_get(&models->rows, library_name(ir, ref));
	for (; row; row = row->next)
		if (row->kept && !row->condition_count &&
		    tg_packs_setting(check->packs, row->rule) &&
		    !is_no_choice(check, ref, row->rule) &&
		    !unit_calls(ir, row->unless_calls, row->unless_count))
			tg_check_report_node(check, row->rule, ref, row->message);
}

bool tg_api_has_role(const struct tg_api_models *models, const char *function, int param,
		     enum tg_role role)
{
	const struct tg_api_role *at = models ? tg_map_get(&models->roles, tg_str(function)) : NULL;

	for (; at; at = at->next)
		if (at->param == param && at->role == role && !at->condition_count)
			return true;
	return false;
}

bool tg_api_call_has_role(const struct tg_api_models *models, const struct tg_ir *ir, tg_node call,
			  int param, enum tg_role role)
{
	const struct tg_api_role *at =
		models ? tg_map_get(&models->roles, library_name(ir, call)) : NULL;

	for (; at; at = at->next)
		if (at->param == param && at->role == role &&
		    tg_api_holds(ir, call, at->conditions, at->condition_count))
			return true;
	return false;
}

static const struct tg_map *words_of(const struct tg_api_models *models, const char *list)
{
	return models ? tg_map_get(&models->lists, tg_str(list)) : NULL;
}

static bool has_word(const struct tg_map *words, struct tg_str word)
{
	char lower[128];
	size_t i;

	if (!words || word.len >= sizeof(lower))
		return false;
	for (i = 0; i < word.len; i++)
		lower[i] = (char)tolower((unsigned char)word.ptr[i]);
	return tg_map_has(words, tg_str_n(lower, word.len));
}

bool tg_api_in_list(const struct tg_api_models *models, const char *list, struct tg_str word)
{
	return has_word(words_of(models, list), word);
}

enum { NAME_WORDS = 24, JOINED_WORDS = 3 };

/* Splits an identifier at case changes, digits and what is no letter. Returns how many. */
static size_t split_name(const char *name, struct tg_str words[NAME_WORDS])
{
	size_t count = 0, i = 0;

	while (name[i] && count < NAME_WORDS) {
		size_t begin = i;

		if (isdigit((unsigned char)name[i])) {
			while (isdigit((unsigned char)name[i]))
				i++;
		} else if (isalpha((unsigned char)name[i])) {
			while (isupper((unsigned char)name[i]))
				i++;
			/* "TLSKey": the last capital begins the next word. */
			if (i - begin > 1 && islower((unsigned char)name[i]))
				i--;
			else
				while (islower((unsigned char)name[i]))
					i++;
		} else {
			i++;
			continue;
		}
		words[count++] = tg_str_n(name + begin, i - begin);
	}
	return count;
}

bool tg_api_name_has(const struct tg_api_models *models, const char *list, const char *name)
{
	const struct tg_map *list_words = words_of(models, list);
	struct tg_str words[NAME_WORDS];
	size_t i, k, count = list_words ? split_name(name, words) : 0;
	struct tg_buf plain = {0}, joined = {0};
	bool found = false;

	for (i = 0; i < count && !found; i++) {
		tg_buf_clear(&plain);
		tg_buf_clear(&joined);
		for (k = i; k < count && k < i + JOINED_WORDS && !found; k++) {
			/* "private_key" and "privatekey" may both stand in a list. */
			if (k > i)
				tg_buf_putc(&joined, '_');
			tg_buf_str(&joined, words[k]);
			tg_buf_str(&plain, words[k]);
			found = has_word(list_words, tg_buf_view(&plain)) ||
				(k > i && has_word(list_words, tg_buf_view(&joined)));
		}
	}
	tg_buf_done(&plain);
	tg_buf_done(&joined);
	return found;
}
