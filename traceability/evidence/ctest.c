/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/ctest.h"

#include <stdlib.h>

#include "format/value.h"
#include "format/xml.h"
#include "model/id.h"

static const struct {
	const char *status;
	enum tg_outcome outcome;
} states[] = {
	{"passed", TG_PASSED},
	{"failed", TG_FAILED},
	{"notrun", TG_SKIPPED},
};

struct ctest {
	struct tg_arena *arena;
	struct tg_results *out;
	const char *site;
	TG_VEC(struct tg_result) results;
	TG_VEC(const char *) verifies;
	struct tg_result result;
	bool is_ctest;
	size_t depth, test; /* open elements; those open at the open test, 0 = none */
	struct tg_buf text;
	char measurement[32]; /* the name of the open measurement */
};

static const char *attribute(const char **attributes, const char *name)
{
	const char *value = tg_xml_attribute(attributes, name);

	return value ? value : "";
}

static void open_test(struct ctest *ctest, const char *status)
{
	size_t i;

	ctest->test = ctest->depth;
	ctest->verifies.count = 0;
	ctest->result = (struct tg_result){.suite = ctest->site,
					   .classname = "",
					   .name = "",
					   .file = "",
					   .message = "",
					   .outcome = TG_SKIPPED};
	for (i = 0; i < sizeof(states) / sizeof(*states); i++) {
		if (strcmp(states[i].status, status) == 0) {
			ctest->result.outcome = states[i].outcome;
			return;
		}
	}
	ctest->out->unread++;
}

static bool on_open(void *user, const char *name, const char **attributes, unsigned line,
		    struct tg_err *err)
{
	struct ctest *ctest = user;
	const char *status = attribute(attributes, "Status");

	(void)line;
	(void)err;
	ctest->depth++;
	tg_buf_clear(&ctest->text);
	if (strcmp(name, "Site") == 0)
		ctest->site = tg_arena_strdup(ctest->arena, attribute(attributes, "BuildName"));
	else if (strcmp(name, "Testing") == 0)
		ctest->is_ctest = true;
	else if (strcmp(name, "Test") == 0 && *status && !ctest->test)
		open_test(ctest, status);
	else if (strcmp(name, "NamedMeasurement") == 0)
		memccpy(ctest->measurement, attribute(attributes, "name"), '\0',
			sizeof(ctest->measurement) - 1);
	return true;
}

static void take_measurement(struct ctest *ctest, const char *text)
{
	char *end;

	if (strcmp(ctest->measurement, "Execution Time") == 0) {
		ctest->result.seconds = strtod(text, &end);
		if (end == text || !(ctest->result.seconds >= 0 && ctest->result.seconds < 1e9)) {
			ctest->result.seconds = 0;
			ctest->out->unread++;
		}
	} else if (strcmp(ctest->measurement, "Exit Code") == 0 ||
		   (strcmp(ctest->measurement, "Completion Status") == 0 &&
		    ctest->result.outcome == TG_SKIPPED)) {
		ctest->result.message = tg_arena_strdup(ctest->arena, text);
	}
}

/* Labels are free words; only those that say so name an item. */
static void take_label(struct ctest *ctest, struct tg_str label)
{
	char why[TG_ID_WHY];

	if (!tg_str_starts(label, "verifies:"))
		return;
	label = tg_str_trim(tg_str_n(label.ptr + 9, label.len - 9));
	if (tg_id_check(label, why))
		*TG_VEC_ADD(&ctest->verifies) =
			tg_arena_strndup(ctest->arena, label.ptr, label.len);
	else
		ctest->out->unread++;
}

static void close_test(struct ctest *ctest)
{
	struct tg_result *result = &ctest->result;
	size_t count = ctest->verifies.count;
	const char **verifies = tg_arena_alloc(ctest->arena, (count + 1) * sizeof(*verifies));

	ctest->test = 0;
	if (!*result->name) {
		ctest->out->unnamed++;
		return;
	}
	if (count)
		memcpy(verifies, ctest->verifies.at, count * sizeof(*verifies));
	result->verifies = verifies;
	result->verify_count = count;
	ctest->out->outcomes[result->outcome]++;
	*TG_VEC_ADD(&ctest->results) = *result;
}

static bool on_close(void *user, const char *name, struct tg_err *err)
{
	struct ctest *ctest = user;
	struct tg_str text = tg_str_trim(tg_buf_view(&ctest->text));
	const char *kept;

	(void)err;
	if (ctest->test && text.len) {
		kept = tg_arena_strndup(ctest->arena, text.ptr, text.len);
		if (strcmp(name, "Name") == 0 && ctest->depth == ctest->test + 1)
			ctest->result.name = kept;
		else if (strcmp(name, "Value") == 0)
			take_measurement(ctest, kept);
		else if (strcmp(name, "Label") == 0)
			take_label(ctest, text);
	} else if (text.len && strcmp(name, "StartDateTime") == 0) {
		ctest->out->timestamp = tg_arena_strndup(ctest->arena, text.ptr, text.len);
	}
	if (strcmp(name, "NamedMeasurement") == 0)
		ctest->measurement[0] = '\0';
	if (ctest->test == ctest->depth)
		close_test(ctest);
	ctest->depth--;
	tg_buf_clear(&ctest->text);
	return true;
}

static bool on_text(void *user, struct tg_str text, struct tg_err *err)
{
	enum { LONGEST = 4000 }; /* of what is kept; the output of a test is not */
	struct ctest *ctest = user;

	(void)err;
	if (ctest->text.len < LONGEST)
		tg_buf_str(&ctest->text, text);
	return true;
}

bool tg_ctest_read(struct tg_arena *arena, const char *file, struct tg_str content,
		   struct tg_results *ret_results, struct tg_err *err)
{
	static const struct tg_xml_handler handler = {on_open, on_close, on_text};
	struct ctest ctest = {.arena = arena, .out = ret_results, .site = ""};
	struct tg_result *kept;
	bool ok;

	*ret_results = (struct tg_results){.timestamp = ""};
	ok = tg_xml_parse(content, file, &handler, &ctest, err);
	if (ok && !ctest.is_ctest)
		ok = tg_fail(err, TG_ERR_INPUT,
			     "%s:1:1: this is no Test.xml of CTest: there is no 'Testing' in it",
			     file);
	if (ok && !ctest.results.count)
		ok = tg_fail(err, TG_ERR_INPUT,
			     "%s:1:1: there is no test in it, and silence is no evidence; did the "
			     "tests run?",
			     file);
	if (ok) {
		kept = tg_arena_alloc(arena, ctest.results.count * sizeof(*kept));
		memcpy(kept, ctest.results.at, ctest.results.count * sizeof(*kept));
		ret_results->at = kept;
		ret_results->count = ctest.results.count;
	}
	TG_VEC_DONE(&ctest.results);
	TG_VEC_DONE(&ctest.verifies);
	tg_buf_done(&ctest.text);
	return ok;
}
