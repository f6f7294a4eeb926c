/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/junit.h"

#include <stdlib.h>
#include <strings.h>

#include "base/text.h"
#include "evidence/repair.h"
#include "format/value.h"
#include "format/xml.h"
#include "model/id.h"

enum { LONGEST_MESSAGE = 2000, DEEPEST = TG_FORMAT_DEPTH + 1 };

/* What an element of a test case says about it. */
static const struct {
	const char *element;
	enum tg_outcome outcome;
} outcomes[] = {
	{"failure", TG_FAILED},
	{"error", TG_ERRORED},
	{"skipped", TG_SKIPPED},
	{"disabled", TG_SKIPPED},
};

/* What the attributes "status" and "result" of a test case say; any other word is no evidence. */
static const struct {
	const char *word;
	enum tg_outcome outcome;
} states[] = {
	{"run", TG_PASSED},       {"passed", TG_PASSED},     {"pass", TG_PASSED},
	{"success", TG_PASSED},   {"successful", TG_PASSED}, {"ok", TG_PASSED},
	{"completed", TG_PASSED}, {"fail", TG_FAILED},       {"failed", TG_FAILED},
	{"failure", TG_FAILED},   {"error", TG_ERRORED},     {"notrun", TG_SKIPPED},
	{"not run", TG_SKIPPED},  {"disabled", TG_SKIPPED},  {"skipped", TG_SKIPPED},
	{"skip", TG_SKIPPED},     {"ignored", TG_SKIPPED},   {"suppressed", TG_SKIPPED},
};

/* Names of properties that say what a test verifies. */
static const char *const tracing[] = {"verifies",        "partiallyverifies", "fullyverifies",
				      "lobster-tracing", "requirement",       "requirements"};

/* Elements that say nothing about a result. */
static const char *const silent[] = {"testsuites",   "testsuite",  "properties",   "property",
				     "system-out",   "system-err", "rerunFailure", "rerunError",
				     "flakyFailure", "flakyError", "stackTrace",   "testrun"};

struct reader {
	struct tg_arena *arena;
	struct tg_results *out;
	TG_VEC(struct tg_result) results;
	const char *suites[DEEPEST]; /* names of the open elements' suites, outermost first */
	size_t depth;
	bool is_junit;
	size_t case_depth; /* of the open test case, 0 = none */
	bool rerun;        /* the open test case failed at first */
	size_t failures;   /* of the open test case */
	struct tg_result result;
	TG_VEC(const char *) verifies;
	bool collect; /* text is part of a message or property */
	struct tg_buf text;
	char property[64]; /* the name of the open property that traces, or "" */
};

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (strcasecmp(word, words[i]) == 0)
			return true;
	}
	return false;
}

static const char *attribute(const char **attributes, const char *name)
{
	const char *value = tg_xml_attribute(attributes, name);

	return value ? value : "";
}

/* The order in which outcomes prevail: a failure over an error, that over a skip, that over a pass.
 */
static void worsen(struct tg_result *result, enum tg_outcome outcome)
{
	static const int weight[] = {
		[TG_PASSED] = 0, [TG_SKIPPED] = 1, [TG_ERRORED] = 2, [TG_FAILED] = 3};

	if (weight[outcome] > weight[result->outcome])
		result->outcome = outcome;
}

/* `1.5`, `1,5`, `1,234.5`, `1e-05`: the last of comma and point separates the decimals. */
static bool parse_seconds(const char *text, double *ret)
{
	const char *point = strrchr(text, '.'), *comma = strrchr(text, ',');
	const char *decimal = point > comma ? point : comma;
	double value = 0, scale = 1;
	long power;
	char *end;

	*ret = 0;
	if (!*text)
		return true;
	for (; *text && *text != 'e' && *text != 'E'; text++) {
		if (*text >= '0' && *text <= '9') {
			value = value * 10 + (*text - '0');
			scale *= decimal && text > decimal ? 10 : 1;
		} else if (*text != '.' && *text != ',') {
			return false;
		}
	}
	value /= scale;
	if (*text) {
		power = strtol(text + 1, &end, 10);
		if (*end || end == text + 1 || power < -30 || power > 9)
			return false;
		for (; power < 0; power++)
			value /= 10;
		for (; power > 0; power--)
			value *= 10;
	}
	if (!(value >= 0 && value < 1e9))
		return false;
	*ret = value;
	return true;
}

static void read_state(struct reader *reader, const char *word)
{
	size_t i;

	if (!*word)
		return;
	for (i = 0; i < sizeof(states) / sizeof(*states); i++) {
		if (strcasecmp(word, states[i].word) == 0) {
			worsen(&reader->result, states[i].outcome);
			return;
		}
	}
	reader->out->unread++;
	worsen(&reader->result, TG_SKIPPED);
}

/* Ids with commas between them. */
static void add_verifies(struct reader *reader, struct tg_str list)
{
	struct tg_str part;
	char why[TG_ID_WHY];

	while (list.len && tg_str_split(&list, ',', &part)) {
		part = tg_str_trim(part);
		if (tg_str_starts(part, "req "))
			part = tg_str_n(part.ptr + 4, part.len - 4);
		if (!part.len)
			continue;
		if (tg_id_check(part, why))
			*TG_VEC_ADD(&reader->verifies) =
				tg_arena_strndup(reader->arena, part.ptr, part.len);
		else
			reader->out->unread++;
	}
}

static void read_line_number(struct reader *reader, const char *text)
{
	char *end;
	unsigned long line = strtoul(text, &end, 10);

	if (*text && (*end || line > 100000000 || *text == '-'))
		reader->out->unread++;
	else
		reader->result.line = (unsigned)line;
}

static void open_case(struct reader *reader, const char **attributes)
{
	struct tg_arena *arena = reader->arena;
	size_t i;

	reader->case_depth = reader->depth;
	reader->rerun = false;
	reader->failures = 0;
	reader->verifies.count = 0;
	reader->result = (struct tg_result){
		.suite = reader->suites[reader->depth - 1],
		.classname = tg_arena_strdup(arena, attribute(attributes, "classname")),
		.name = tg_arena_strdup(arena, attribute(attributes, "name")),
		.file = tg_arena_strdup(arena, attribute(attributes, "file")),
		.message = "",
	};
	read_line_number(reader, attribute(attributes, "line"));
	if (!parse_seconds(attribute(attributes, "time"), &reader->result.seconds))
		reader->out->unread++;
	read_state(reader, attribute(attributes, "status"));
	read_state(reader, attribute(attributes, "result"));
	/* GoogleTest before 1.13 writes recorded properties as attributes. */
	for (i = 0; attributes[i]; i += 2) {
		if (is_one_of(attributes[i], tracing, sizeof(tracing) / sizeof(*tracing)))
			add_verifies(reader, tg_str(attributes[i + 1]));
	}
}

static void collect(struct reader *reader)
{
	reader->collect = true;
	tg_buf_clear(&reader->text);
}

/* The index into `outcomes`, or their number. */
static size_t find_outcome(const char *element)
{
	size_t i = 0;

	while (i < sizeof(outcomes) / sizeof(*outcomes) &&
	       strcmp(element, outcomes[i].element) != 0)
		i++;
	return i;
}

/* A failure without a message says what happened in the first line of its text. */
static void set_message(struct reader *reader, struct tg_str text, bool first_line)
{
	struct tg_str rest;

	text = tg_str_trim(text);
	if (*reader->result.message || !text.len)
		return;
	rest = text;
	if (first_line)
		tg_str_line(&rest, &text);
	if (text.len > LONGEST_MESSAGE) {
		text.len = LONGEST_MESSAGE;
		while (text.len && ((unsigned char)text.ptr[text.len] & 0xc0) == 0x80)
			text.len--;
	}
	reader->result.message = tg_arena_strndup(reader->arena, text.ptr, text.len);
}

/* An element below a test case. */
static void open_inside(struct reader *reader, const char *name, const char **attributes)
{
	size_t i = find_outcome(name);
	const char *property = attribute(attributes, "name");

	if (i < sizeof(outcomes) / sizeof(*outcomes)) {
		worsen(&reader->result, outcomes[i].outcome);
		set_message(reader, tg_str(attribute(attributes, "message")), false);
		if (outcomes[i].outcome != TG_SKIPPED)
			reader->failures++;
		collect(reader);
	} else if (strcmp(name, "property") == 0) {
		if (!is_one_of(property, tracing, sizeof(tracing) / sizeof(*tracing)))
			return;
		add_verifies(reader, tg_str(attribute(attributes, "value")));
		memccpy(reader->property, property, '\0', sizeof(reader->property) - 1);
		collect(reader);
	} else if (strcmp(name, "flakyFailure") == 0 || strcmp(name, "flakyError") == 0) {
		reader->rerun = true;
	}
}

static bool on_open(void *user, const char *name, const char **attributes, unsigned line,
		    struct tg_err *err)
{
	struct reader *reader = user;
	bool testcase = strcmp(name, "testcase") == 0;
	const char *suite;

	(void)line;
	(void)err;
	reader->depth++;
	reader->suites[reader->depth] = reader->suites[reader->depth - 1];
	if (reader->case_depth) {
		reader->out->unread += testcase;
		open_inside(reader, name, attributes);
	} else if (testcase) {
		open_case(reader, attributes);
	} else if (strcmp(name, "testsuite") == 0 || strcmp(name, "testsuites") == 0) {
		reader->is_junit = true;
		suite = attribute(attributes, "name");
		if (*suite)
			reader->suites[reader->depth] = tg_arena_strdup(reader->arena, suite);
		if (!*reader->out->timestamp)
			reader->out->timestamp =
				tg_arena_strdup(reader->arena, attribute(attributes, "timestamp"));
	}
	if (testcase || is_one_of(name, silent, sizeof(silent) / sizeof(*silent)))
		return true;
	/* What fails outside of a test case is understood no better than what is unknown. */
	if (!reader->case_depth || find_outcome(name) == sizeof(outcomes) / sizeof(*outcomes))
		reader->out->unread++;
	return true;
}

static void close_case(struct reader *reader)
{
	struct tg_result *result = &reader->result;
	size_t count = reader->verifies.count;
	const char **verifies;

	reader->case_depth = 0;
	if (!*result->name) {
		reader->out->unnamed++;
		return;
	}
	verifies = tg_arena_alloc(reader->arena, count * sizeof(*verifies));
	if (count)
		memcpy(verifies, reader->verifies.at, count * sizeof(*verifies));
	result->verifies = verifies;
	result->verify_count = count;
	if (reader->failures > 1)
		result->message = tg_arena_printf(reader->arena, "%s (and %zu more)",
						  result->message, reader->failures - 1);
	reader->out->outcomes[result->outcome]++;
	reader->out->flaky += reader->rerun && result->outcome == TG_PASSED;
	*TG_VEC_ADD(&reader->results) = *result;
}

static bool on_close(void *user, const char *name, struct tg_err *err)
{
	struct reader *reader = user;

	(void)err;
	if (reader->collect && *reader->property) {
		add_verifies(reader, tg_str_trim(tg_buf_view(&reader->text)));
		reader->collect = false;
	} else if (reader->collect && find_outcome(name) < sizeof(outcomes) / sizeof(*outcomes)) {
		set_message(reader, tg_buf_view(&reader->text), true);
		reader->collect = false;
	}
	reader->property[0] = '\0';
	if (reader->case_depth == reader->depth)
		close_case(reader);
	reader->depth--;
	return true;
}

static bool on_text(void *user, struct tg_str text, struct tg_err *err)
{
	struct reader *reader = user;

	(void)err;
	if (reader->collect && reader->text.len < 2 * LONGEST_MESSAGE)
		tg_buf_str(&reader->text, text);
	return true;
}

static bool parse(struct reader *reader, const char *file, struct tg_str content,
		  struct tg_err *err)
{
	static const struct tg_xml_handler handler = {on_open, on_close, on_text};
	struct tg_arena *arena = reader->arena;
	struct tg_results *out = reader->out;

	TG_VEC_DONE(&reader->results);
	TG_VEC_DONE(&reader->verifies);
	tg_buf_done(&reader->text);
	*out = (struct tg_results){.timestamp = ""};
	*reader = (struct reader){.arena = arena, .out = out, .suites = {""}};
	return tg_xml_parse(content, file, &handler, reader, err);
}

/* A second attempt with what XML cannot carry replaced; the first error is the one that counts. */
static bool parse_repaired(struct reader *reader, const char *file, struct tg_str content)
{
	struct tg_buf repaired = {0};
	size_t changes = 0;
	bool ok = false;

	if (content.len <= TG_FORMAT_LIMIT / 2)
		changes = tg_junit_repair(content, &repaired);
	if (changes)
		ok = parse(reader, file, tg_buf_view(&repaired), NULL);
	reader->out->repaired = ok ? changes : 0;
	tg_buf_done(&repaired);
	return ok;
}

/* A document that was read but proves nothing is refused. */
static bool has_results(const struct reader *reader, const char *file, struct tg_err *err)
{
	if (reader->results.count)
		return true;
	if (!reader->is_junit || reader->out->unread)
		return tg_fail(err, TG_ERR_INPUT,
			       "%s:1:1: this is no JUnit report: there is no 'testcase' in it",
			       file);
	return tg_fail(err, TG_ERR_INPUT,
		       "%s:1:1: there is no test case in it, and silence is no evidence; did the "
		       "tests run?",
		       file);
}

/* @satisfies TG-EVD-1 */
bool tg_junit_read(struct tg_arena *arena, const char *file, struct tg_str content,
		   struct tg_results *ret_results, struct tg_err *err)
{
	struct reader reader = {.arena = arena, .out = ret_results};
	struct tg_err first = {0};
	struct tg_result *kept;
	bool ok;

	ok = parse(&reader, file, content, &first) || parse_repaired(&reader, file, content) ||
	     tg_fail(err, first.code, "%s", first.text);
	ok = ok && has_results(&reader, file, err);
	if (ok) {
		kept = tg_arena_alloc(arena, reader.results.count * sizeof(*kept));
		memcpy(kept, reader.results.at, reader.results.count * sizeof(*kept));
		ret_results->at = kept;
		ret_results->count = reader.results.count;
	}
	TG_VEC_DONE(&reader.results);
	TG_VEC_DONE(&reader.verifies);
	tg_buf_done(&reader.text);
	return ok;
}
