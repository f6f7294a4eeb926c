/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/junit.h"

#include <math.h>
#include <stdlib.h>

#include "format/xml.h"

/* Ids in the properties that runners and their users write for traceability. */
static const char *const id_properties[] = {"verifies",       "Verifies",    "PartiallyVerifies",
					    "FullyVerifies",  "requirement", "requirements",
					    "lobster-tracing"};

/* A document in the reading. */
struct reader {
	struct tg_arena *arena;
	struct tg_results *out;
	TG_VEC(struct tg_result) results;
	TG_VEC(const char *) verifies; /* of the case that is open */
	TG_VEC(const char *) suites;   /* names of the suites that are open */
	struct tg_result *now;         /* the case that is open, or NULL */
	struct tg_result current;
	struct tg_buf text; /* of the element that is read */
	bool collecting, is_junit, reran;
};

static const char *keep(struct reader *r, const char *text)
{
	return text ? tg_arena_strdup(r->arena, text) : "";
}

static const char *attribute(const char **attributes, const char *name)
{
	return tg_xml_attribute(attributes, name);
}

/* Seconds as written: "0.01", "0,01", "1,234.5"; false when it is none of these. */
static bool read_seconds(const char *text, double *ret)
{
	char plain[64];
	size_t length = strlen(text), used = 0, i;
	const char *point = strrchr(text, '.');
	double whole = 0, scale = 0;

	if (length >= sizeof(plain))
		return false;
	if (!point)
		point = strrchr(text, ',');
	for (i = 0; i < length; i++) {
		if (text[i] >= '0' && text[i] <= '9') {
			whole = whole * 10 + (text[i] - '0');
			scale *= 10;
			used++;
		} else if (&text[i] == point) {
			scale = 1;
		} else if (text[i] != ',' && text[i] != ' ') {
			return false;
		}
	}
	*ret = scale > 0 ? whole / scale : whole;
	return used > 0 && isfinite(*ret);
}

/* What a status attribute says; false when it says nothing that is known. */
static bool read_status(const char *status, enum tg_outcome *ret)
{
	static const struct {
		const char *word;
		enum tg_outcome outcome;
	} words[] = {{"run", TG_PASSED},         {"passed", TG_PASSED},   {"pass", TG_PASSED},
		     {"success", TG_PASSED},     {"ok", TG_PASSED},       {"completed", TG_PASSED},
		     {"fail", TG_FAILED},        {"failed", TG_FAILED},   {"failure", TG_FAILED},
		     {"error", TG_ERRORED},      {"errored", TG_ERRORED}, {"notrun", TG_SKIPPED},
		     {"disabled", TG_SKIPPED},   {"skipped", TG_SKIPPED}, {"skip", TG_SKIPPED},
		     {"suppressed", TG_SKIPPED}, {"ignored", TG_SKIPPED}};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcasecmp(status, words[i].word) == 0) {
			*ret = words[i].outcome;
			return true;
		}
	}
	return false;
}

/* The worse of what is known and what is new; a case that did not run stays so. */
static void worsen(struct tg_result *result, enum tg_outcome outcome)
{
	static const int weight[] = {
		[TG_PASSED] = 0, [TG_SKIPPED] = 1, [TG_FAILED] = 2, [TG_ERRORED] = 3};

	if (weight[outcome] > weight[result->outcome])
		result->outcome = outcome;
}

static void add_verified(struct reader *r, const char *ids)
{
	struct tg_str rest = tg_str(ids), part;

	while (tg_str_split(&rest, ',', &part)) {
		part = tg_str_trim(part);
		if (part.len)
			*TG_VEC_ADD(&r->verifies) = tg_arena_strndup(r->arena, part.ptr, part.len);
	}
}

static bool is_id_property(const char *name)
{
	size_t i;

	for (i = 0; name && i < sizeof(id_properties) / sizeof(*id_properties); i++)
		if (strcmp(name, id_properties[i]) == 0)
			return true;
	return false;
}

static void open_case(struct reader *r, const char **attributes)
{
	const char *status = attribute(attributes, "status");
	const char *result = attribute(attributes, "result");
	const char *seconds = attribute(attributes, "time");
	const char *line = attribute(attributes, "line");
	enum tg_outcome outcome;
	size_t i;

	r->current = (struct tg_result){
		.suite = r->suites.count ? r->suites.at[r->suites.count - 1] : "",
		.classname = keep(r, attribute(attributes, "classname")),
		.name = keep(r, attribute(attributes, "name")),
		.file = keep(r, attribute(attributes, "file")),
		.message = "",
	};
	r->now = &r->current;
	r->verifies.count = 0;
	r->reran = false;
	if (seconds && !read_seconds(seconds, &r->current.seconds))
		r->out->unread++;
	if (line) {
		char *end;
		unsigned long number = strtoul(line, &end, 10);

		if (*end || !number || number > 100000000)
			r->out->unread++;
		else
			r->current.line = (unsigned)number;
	}
	/* gtest says status="run" result="skipped": the more telling of the two counts. */
	if (status && read_status(status, &outcome))
		worsen(&r->current, outcome);
	else if (status)
		r->out->unread++;
	if (result && read_status(result, &outcome))
		worsen(&r->current, outcome);
	/* gtest's RecordProperty() becomes an attribute of the case. */
	for (i = 0; attributes[i]; i += 2)
		if (is_id_property(attributes[i]))
			add_verified(r, attributes[i + 1]);
}

static void open_suite(struct reader *r, const char **attributes)
{
	const char *timestamp = attribute(attributes, "timestamp");

	*TG_VEC_ADD(&r->suites) = keep(r, attribute(attributes, "name"));
	if (timestamp && !r->out->timestamp[0])
		r->out->timestamp = keep(r, timestamp);
}

static bool in(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* What stands inside a case. */
static void open_detail(struct reader *r, const char *name, const char **attributes)
{
	static const char *const harmless[] = {"system-out", "system-err", "properties",
					       "attachments", NULL};
	static const char *const again[] = {"flakyFailure", "flakyError", "rerunFailure",
					    "rerunError", NULL};
	const char *message = attribute(attributes, "message");

	if (strcmp(name, "failure") == 0 || strcmp(name, "error") == 0) {
		worsen(r->now, name[0] == 'f' ? TG_FAILED : TG_ERRORED);
		if (message && !r->now->message[0])
			r->now->message = keep(r, message);
		r->collecting = !message && !r->now->message[0];
		tg_buf_clear(&r->text);
	} else if (strcmp(name, "skipped") == 0 || strcmp(name, "disabled") == 0) {
		worsen(r->now, TG_SKIPPED);
		if (message && !r->now->message[0])
			r->now->message = keep(r, message);
	} else if (strcmp(name, "property") == 0) {
		const char *value = attribute(attributes, "value");

		if (is_id_property(attribute(attributes, "name")) && value)
			add_verified(r, value);
	} else if (in(name, again)) {
		r->reran = true;
	} else if (!in(name, harmless)) {
		r->out->unread++;
	}
}

static bool on_open(void *user, const char *name, const char **attributes, unsigned line,
		    struct tg_err *err)
{
	static const char *const harmless[] = {"properties", "property", "system-out", "system-err",
					       NULL};
	struct reader *r = user;

	(void)line;
	(void)err;
	if (strcmp(name, "testsuites") == 0) {
		r->is_junit = true;
	} else if (strcmp(name, "testsuite") == 0) {
		r->is_junit = true;
		open_suite(r, attributes);
	} else if (strcmp(name, "testcase") == 0 && !r->now) {
		open_case(r, attributes);
	} else if (r->now) {
		open_detail(r, name, attributes);
	} else if (!in(name, harmless)) {
		r->out->unread++;
	}
	return true;
}

static void close_case(struct reader *r)
{
	const char **ids;

	r->now = NULL;
	if (!r->current.name[0]) {
		r->out->unnamed++;
		return;
	}
	if (r->reran && r->current.outcome == TG_PASSED)
		r->out->flaky++;
	ids = tg_arena_alloc(r->arena, (r->verifies.count + 1) * sizeof(*ids));
	if (r->verifies.count)
		memcpy(ids, r->verifies.at, r->verifies.count * sizeof(*ids));
	r->current.verifies = ids;
	r->current.verify_count = r->verifies.count;
	r->out->outcomes[r->current.outcome]++;
	*TG_VEC_ADD(&r->results) = r->current;
}

static bool on_close(void *user, const char *name, struct tg_err *err)
{
	struct reader *r = user;
	struct tg_str line, rest;

	(void)err;
	if (strcmp(name, "testsuite") == 0 && r->suites.count) {
		r->suites.count--;
	} else if (strcmp(name, "testcase") == 0 && r->now) {
		close_case(r);
	} else if (r->collecting) {
		/* A failure without a message says what happened in its first line. */
		rest = tg_str_trim(tg_buf_view(&r->text));
		if (r->now && tg_str_line(&rest, &line))
			r->now->message = tg_arena_strndup(r->arena, line.ptr, line.len);
		r->collecting = false;
	}
	return true;
}

static bool on_text(void *user, struct tg_str text, struct tg_err *err)
{
	struct reader *r = user;

	(void)err;
	if (r->collecting && r->text.len < 4096)
		tg_buf_str(&r->text, text);
	return true;
}

/* True for UTF-16, which is not looked into byte by byte. */
static bool is_wide(struct tg_str content)
{
	return content.len >= 2 &&
	       (memcmp(content.ptr, "\xff\xfe", 2) == 0 || memcmp(content.ptr, "\xfe\xff", 2) == 0);
}

/*
 * Replaces what test output likes to bring along and XML forbids: control characters, and a "]]>"
 * in the middle of character data that cmocka 1.1 does not escape. The length stays the same.
 */
static struct tg_str repair(struct reader *r, struct tg_str content, struct tg_buf *copy)
{
	size_t i;

	if (is_wide(content))
		return content;
	tg_buf_str(copy, content);
	for (i = 0; i < copy->len; i++) {
		unsigned char c = (unsigned char)copy->ptr[i];

		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f) {
			copy->ptr[i] = '?';
			r->out->repaired++;
		}
	}
	return tg_buf_view(copy);
}

/* "]]>" that does not close its element's data: what follows it is not markup. */
static void repair_data(struct reader *r, struct tg_buf *copy)
{
	size_t at = 0;

	while ((at = tg_str_find(tg_buf_view(copy), at, "<![CDATA[")) < copy->len) {
		size_t end, next;

		at += strlen("<![CDATA[");
		end = tg_str_find(tg_buf_view(copy), at, "]]>");
		while (end < copy->len) {
			next = end + 3;
			while (next < copy->len && strchr(" \t\r\n", copy->ptr[next]))
				next++;
			if (next >= copy->len || copy->ptr[next] == '<')
				break;
			memcpy(copy->ptr + end, "]] ", 3);
			r->out->repaired++;
			end = tg_str_find(tg_buf_view(copy), end, "]]>");
		}
		at = end;
	}
}

static bool parse(struct reader *r, const char *file, struct tg_str content, struct tg_err *err)
{
	static const struct tg_xml_handler handler = {on_open, on_close, on_text};
	struct tg_buf copy = {0};
	struct tg_str clean = repair(r, content, &copy);
	bool ok;

	if (copy.len) {
		repair_data(r, &copy);
		clean = tg_buf_view(&copy);
	}
	ok = tg_xml_parse(clean, file, &handler, r, err);
	tg_buf_done(&copy);
	if (ok && !r->is_junit)
		ok = tg_fail(err, TG_ERR_INPUT,
			     "%s:1:1: this is no JUnit report: there is no 'testsuite' in it",
			     file);
	if (ok && !r->results.count)
		ok = tg_fail(err, TG_ERR_INPUT,
			     "%s:1:1: there is no test case in it, and silence is no evidence; did "
			     "the tests run?",
			     file);
	return ok;
}

/* @satisfies TG-EVD-1 */
bool tg_junit_read(struct tg_arena *arena, const char *file, struct tg_str content,
		   struct tg_results *ret_results, struct tg_err *err)
{
	struct reader reader = {.arena = arena, .out = ret_results};
	struct tg_result *results;
	bool ok;

	*ret_results = (struct tg_results){.timestamp = ""};
	ok = parse(&reader, file, content, err);
	results = tg_arena_alloc(arena, (reader.results.count + 1) * sizeof(*results));
	if (reader.results.count)
		memcpy(results, reader.results.at, reader.results.count * sizeof(*results));
	ret_results->at = results;
	ret_results->count = reader.results.count;
	TG_VEC_DONE(&reader.results);
	TG_VEC_DONE(&reader.verifies);
	TG_VEC_DONE(&reader.suites);
	tg_buf_done(&reader.text);
	return ok;
}
