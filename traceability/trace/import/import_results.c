/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import_results.c - results of tests into the store.
 */
#include "evidence/ctest.h"
#include "evidence/tap.h"
#include "trace/import/import_run.h"

/* The name behind the last "::", '.', '/' or blank: runners put the suite in front of it. */
static struct tg_str bare_name(const char *name)
{
	const char *at = name + strlen(name);

	while (at > name && !strchr(":./ ", at[-1]))
		at--;
	return tg_str(at);
}

static bool load_tests(struct tg_import_run *run, struct tg_err *err)
{
	struct tg_stored_claim *claims;
	struct tg_symbol *symbols;
	struct tg_map by_id = {0};
	size_t count, symbol_count, i;
	int64_t *ids;
	bool ok = tg_store_asof(run->store, &run->commit.oid, err) &&
		  tg_store_symbols(&run->arena, run->store, &symbols, &ids, &symbol_count, err) &&
		  tg_store_claims(&run->arena, run->store, &claims, &count, err);

	for (i = 0; ok && i < symbol_count; i++)
		*tg_map_put(&by_id, tg_str_n((const char *)&ids[i], sizeof(ids[i]))) = &symbols[i];
	for (i = 0; ok && i < count; i++) {
		const struct tg_symbol *symbol =
			tg_map_get(&by_id, tg_str_n((const char *)&claims[i].symver,
						    sizeof(claims[i].symver)));

		if (symbol && claims[i].claim.verb == TG_VERIFIES)
			*tg_map_put(&run->tests, tg_str(symbol->name)) = run;
	}
	tg_map_done(&by_id);
	return ok;
}

static void count(struct tg_import_run *run, const struct tg_results *results)
{
	size_t i;

	run->ret->results += results->count;
	run->ret->unread += results->unread + results->unnamed;
	for (i = 0; i < results->count; i++) {
		const struct tg_result *result = &results->at[i];

		run->ret->outcomes[result->outcome]++;
		run->ret->matched += result->verify_count > 0 ||
				     tg_map_get(&run->tests, bare_name(result->name));
	}
}

static bool put(struct tg_import_run *run, const struct tg_results *results, struct tg_err *err)
{
	bool known;

	if (!tg_import_begin(run, &known, err))
		return false;
	if (known)
		return true;
	if (!run->tests.entries.count && !load_tests(run, err))
		return false;
	count(run, results);
	return tg_store_results_put(run->store, run->record.id, results->at, results->count, err);
}

bool tg_import_junit(struct tg_import_run *run, const char *path, struct tg_str content,
		     struct tg_err *err)
{
	struct tg_results results;

	return tg_junit_read(&run->arena, path, content, &results, err) && put(run, &results, err);
}

bool tg_import_ctest(struct tg_import_run *run, const char *path, struct tg_str content,
		     struct tg_err *err)
{
	struct tg_results results;

	return tg_ctest_read(&run->arena, path, content, &results, err) && put(run, &results, err);
}

bool tg_import_tap(struct tg_import_run *run, const char *path, struct tg_str content,
		   struct tg_err *err)
{
	struct tg_results results;

	return tg_tap_read(&run->arena, path, content, &results, err) && put(run, &results, err);
}
