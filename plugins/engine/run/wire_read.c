/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wire_read.c - reading messages of a child that nobody trusts; see wire.h.
 *
 * One flag, `bad`, is set by whatever does not fit and never cleared; readers go on with zeroes
 * and look at it at the end.
 */
#include "engine/run/wire.h"
#include "engine/run/wire_format.h"

struct reader {
	struct tg_interner *interner;
	const unsigned char *at, *end;
	const char **strings;
	size_t string_count;
	bool bad;
};

static uint64_t number(struct reader *reader)
{
	uint64_t value = 0;
	unsigned shift = 0;

	while (reader->at < reader->end && shift < 64) {
		unsigned char byte = *reader->at++;

		if (shift == 63 && byte > 1)
			break;
		value |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return value;
		shift += 7;
	}
	reader->bad = true;
	return 0;
}

static unsigned small(struct reader *reader, uint64_t max)
{
	uint64_t value = number(reader);

	if (value > max)
		reader->bad = true;
	return value > max ? 0 : (unsigned)value;
}

/* How many elements follow; each takes at least `least` bytes, so no count can lie by much. */
static size_t counted(struct reader *reader, size_t least)
{
	uint64_t value = number(reader);

	if (value > (size_t)(reader->end - reader->at) / least)
		reader->bad = true;
	return reader->bad ? 0 : (size_t)value;
}

static bool flag(struct reader *reader)
{
	return small(reader, 1) != 0;
}

static const char *string(struct reader *reader)
{
	uint64_t index = number(reader);
	const char *text = index < reader->string_count ? reader->strings[index] : NULL;

	if (!text)
		reader->bad = true;
	return text ? text : "";
}

/* A path of the repository: relative, and not out of it again. */
static const char *path(struct reader *reader)
{
	const char *text = string(reader);
	struct tg_str rest = tg_str(text), part;

	if (*text == '/')
		reader->bad = true;
	while (tg_str_split(&rest, '/', &part))
		if (tg_str_is(part, ".."))
			reader->bad = true;
	return text;
}

static double seconds(struct reader *reader)
{
	return (double)number(reader) / 1e9;
}

static struct tg_hash hash(struct reader *reader)
{
	struct tg_hash value = {{0}};

	if ((size_t)(reader->end - reader->at) < sizeof(value.byte)) {
		reader->bad = true;
		return value;
	}
	memcpy(value.byte, reader->at, sizeof(value.byte));
	reader->at += sizeof(value.byte);
	return value;
}

static struct tg_range range(struct reader *reader)
{
	struct tg_range value;

	value.line = small(reader, UINT32_MAX);
	value.column = small(reader, UINT32_MAX);
	value.end_line = small(reader, UINT32_MAX);
	value.end_column = small(reader, UINT32_MAX);
	value.offset = small(reader, UINT32_MAX);
	value.end_offset = small(reader, UINT32_MAX);
	return value;
}

static const char *intern(struct tg_interner *interner, struct tg_str text)
{
	void **place = tg_map_put(&interner->known, text);

	if (!*place)
		*place = tg_arena_strndup(interner->strings, text.ptr, text.len);
	return *place;
}

/* Long texts (a dump) are not worth a hash and a second copy. */
enum { INTERN_MAX = 4096 };

static void table(struct reader *reader)
{
	size_t i, count = counted(reader, 1);
	const char **strings = tg_alloc_zero(count + 1, sizeof(*strings));

	reader->strings = strings;
	for (i = 0; i < count && !reader->bad; i++) {
		size_t length = counted(reader, 1);
		struct tg_str text = tg_str_n((const char *)reader->at, length);

		if (reader->bad || (length && memchr(text.ptr, '\0', length))) {
			reader->bad = true;
			break;
		}
		strings[i] = length > INTERN_MAX
				     ? tg_arena_strndup(reader->interner->strings, text.ptr, length)
				     : intern(reader->interner, text);
		reader->at += length;
	}
	reader->string_count = reader->bad ? 0 : count;
}

static void steps(struct reader *reader, struct tg_finding *finding)
{
	size_t i, count = counted(reader, 8);
	struct tg_step *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].path = path(reader);
		at[i].range = range(reader);
		at[i].message = string(reader);
	}
	finding->steps = at;
	finding->step_count = count;
}

static void fixes(struct reader *reader, struct tg_finding *finding)
{
	size_t i, count = counted(reader, 8);
	struct tg_fix *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].path = path(reader);
		at[i].range = range(reader);
		at[i].text = string(reader);
	}
	finding->fixes = at;
	finding->fix_count = count;
}

static void premises(struct reader *reader, struct tg_finding *finding)
{
	size_t i, count = counted(reader, 5);
	struct tg_premise *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));
	uint64_t flags;

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].usr = string(reader);
		at[i].least = (int64_t)number(reader);
		at[i].most = (int64_t)number(reader);
		at[i].except = (int64_t)number(reader);
		flags = number(reader);
		at[i].uncalled = flags & 1;
		at[i].by_itself = flags & 2;
	}
	finding->premises = at;
	finding->premise_count = count;
}

static void finding(struct reader *reader, struct tg_finding *value)
{
	value->rule = string(reader);
	value->severity = (enum tg_severity)small(reader, TG_ERROR);
	value->confidence = (enum tg_confidence)small(reader, TG_HIGH);
	value->message = string(reader);
	value->path = path(reader);
	value->range = range(reader);
	value->function = string(reader);
	value->usr = string(reader);
	value->macro = string(reader);
	value->fingerprint = hash(reader);
	value->fallback = hash(reader);
	value->state = (enum tg_finding_state)small(reader, TG_FINDING_SUPPRESSED);
	value->reason = string(reader);
	steps(reader, value);
	fixes(reader, value);
	premises(reader, value);
}

static const struct tg_symref *refs(struct reader *reader, size_t *ret_count)
{
	size_t i, count = counted(reader, 2);
	struct tg_symref *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].use = (enum tg_ref_use)small(reader, TG_USES - 1);
		at[i].name = string(reader);
	}
	*ret_count = count;
	return at;
}

static const struct tg_symbol *symbols(struct reader *reader, size_t *ret_count)
{
	size_t i, count = counted(reader, 46);
	struct tg_symbol *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].kind = (enum tg_symbol_kind)small(reader, TG_SYMBOL_KINDS - 1);
		at[i].name = string(reader);
		at[i].usr = string(reader);
		at[i].path = path(reader);
		at[i].range = range(reader);
		at[i].definition = flag(reader);
		at[i].internal = flag(reader);
		at[i].tokens = hash(reader);
		at[i].shape = (enum tg_shape)small(reader, TG_SHAPE_RESULT);
		at[i].meaning = hash(reader);
		at[i].refs = refs(reader, &at[i].ref_count);
	}
	*ret_count = count;
	return at;
}

static void findings(struct reader *reader, struct tg_unit *unit)
{
	size_t i, count = counted(reader, 50);
	struct tg_finding *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++)
		finding(reader, &at[i]);
	unit->findings = at;
	unit->finding_count = count;
}

static void calls(struct reader *reader, struct tg_unit *unit)
{
	size_t i, count = counted(reader, 3);
	struct tg_callref *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].caller = string(reader);
		at[i].callee = string(reader);
		at[i].callee_name = string(reader);
	}
	unit->calls = at;
	unit->call_count = count;
}

static void globals(struct reader *reader, struct tg_unit *unit)
{
	size_t i, count = counted(reader, 4);
	struct tg_global *at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].usr = string(reader);
		at[i].other = string(reader);
		at[i].says = (enum tg_global_says)small(reader, TG_GLOBAL_ENDS);
		at[i].value = (int64_t)number(reader);
	}
	unit->globals = at;
	unit->global_count = count;
}

static void problems(struct reader *reader, struct tg_unit *unit)
{
	size_t i, count = counted(reader, 5);
	struct tg_parse_problem *at =
		tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].path = string(reader); /* may be a system header */
		at[i].line = small(reader, UINT32_MAX);
		at[i].column = small(reader, UINT32_MAX);
		at[i].message = string(reader);
		at[i].error = flag(reader);
	}
	unit->problems = at;
	unit->problem_count = count;
}

static void files(struct reader *reader, struct tg_unit *unit)
{
	size_t i, count = counted(reader, 1);
	const char **at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++)
		at[i] = path(reader);
	unit->files = at;
	unit->file_count = count;
}

static void flow(struct reader *reader, struct tg_unit *unit)
{
	struct tg_cut *at;
	size_t i, count;

	unit->flow.run = small(reader, UINT32_MAX);
	unit->flow.cut = small(reader, UINT32_MAX);
	unit->flow.shallow = small(reader, UINT32_MAX);
	unit->flow.broken = small(reader, UINT32_MAX);
	unit->flow.left = small(reader, UINT32_MAX);
	count = counted(reader, 4);
	at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));
	for (i = 0; i < count && !reader->bad; i++) {
		at[i].path = string(reader);
		at[i].line = small(reader, UINT32_MAX);
		at[i].function = string(reader);
		at[i].broken = flag(reader);
	}
	unit->cuts = at;
	unit->cut_count = count;
}

static void unit(struct reader *reader, struct tg_unit *value)
{
	value->status = (enum tg_unit_status)small(reader, TG_UNIT_FAILED);
	value->detail = string(reader);
	findings(reader, value);
	value->symbols = symbols(reader, &value->symbol_count);
	calls(reader, value);
	globals(reader, value);
	problems(reader, value);
	files(reader, value);
	value->dropped_flags = small(reader, UINT32_MAX);
	value->node_count = small(reader, UINT32_MAX);
	value->not_understood = small(reader, UINT32_MAX);
	flow(reader, value);
	value->parse_seconds = seconds(reader);
	value->lower_seconds = seconds(reader);
	value->rule_seconds = seconds(reader);
	value->peak_bytes = (size_t)number(reader);
	value->dump = flag(reader) ? string(reader) : NULL;
}

static void uses(struct reader *reader, struct tg_unit_result *result)
{
	size_t i, count = counted(reader, 3);
	struct tg_allow_use *at =
		tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i].path = path(reader);
		at[i].offset = small(reader, UINT32_MAX);
		at[i].used = flag(reader);
		if (!at[i].used)
			finding(reader, &at[i].finding);
	}
	result->uses = at;
	result->use_count = count;
}

/* Portable names; see closure.h. */
static void inputs(struct reader *reader, struct tg_unit_result *result)
{
	size_t i, count = counted(reader, 1);
	const char **at = tg_arena_alloc(reader->interner->arrays, (count + 1) * sizeof(*at));

	for (i = 0; i < count && !reader->bad; i++) {
		at[i] = string(reader);
		if (*at[i] != '/' && strncmp(at[i], "R:", 2) != 0 && strncmp(at[i], "B:", 2) != 0)
			reader->bad = true;
	}
	result->inputs = at;
	result->input_count = count;
}

static struct reader begin(struct tg_interner *interner, struct tg_str body)
{
	struct reader reader = {
		.interner = interner,
		.at = (const unsigned char *)body.ptr,
		.end = (const unsigned char *)body.ptr + body.len,
	};

	table(&reader);
	return reader;
}

/* True when everything fitted and nothing is left over. */
static bool finish(struct reader *reader)
{
	tg_free_(&reader->strings);
	return !reader->bad && reader->at == reader->end;
}

bool tg_wire_get_unit(struct tg_interner *interner, struct tg_str body,
		      struct tg_unit_result *ret_result)
{
	struct reader reader = begin(interner, body);

	*ret_result = (struct tg_unit_result){0};
	ret_result->request = small(&reader, UINT32_MAX);
	unit(&reader, &ret_result->unit);
	uses(&reader, ret_result);
	inputs(&reader, ret_result);
	return finish(&reader);
}

bool tg_wire_get_outline(struct tg_interner *interner, struct tg_str body,
			 struct tg_outline_result *ret_result)
{
	struct reader reader = begin(interner, body);

	*ret_result = (struct tg_outline_result){0};
	ret_result->index = small(&reader, UINT32_MAX);
	ret_result->outline.status = (enum tg_unit_status)small(&reader, TG_UNIT_FAILED);
	ret_result->outline.detail = string(&reader);
	ret_result->outline.symbols = symbols(&reader, &ret_result->outline.symbol_count);
	return finish(&reader);
}

static uint32_t fixed(const unsigned char *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

bool tg_wire_frame(struct tg_str received, enum tg_message *ret_kind, struct tg_str *ret_body,
		   size_t *ret_size, bool *ret_bad)
{
	const unsigned char *at = (const unsigned char *)received.ptr;
	uint32_t kind, size;

	*ret_bad = false;
	if (received.len < TG_WIRE_HEAD)
		return false;
	kind = fixed(at + 4);
	size = fixed(at + 8);
	if (fixed(at) != TG_WIRE_MAGIC || kind < TG_MESSAGE_UNIT || kind > TG_MESSAGE_IR ||
	    size > TG_WIRE_MAX) {
		*ret_bad = true;
		return false;
	}
	if (received.len - TG_WIRE_HEAD < size)
		return false;
	*ret_kind = (enum tg_message)kind;
	*ret_body = tg_str_n(received.ptr + TG_WIRE_HEAD, size);
	*ret_size = TG_WIRE_HEAD + size;
	return true;
}
