/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/analysis/analysis.h"

#include <stdlib.h>

#include "base/file.h"
#include "trace/analysis/release.h"
#include "trace/analysis/worktree.h"

/* The project's own cards and models; what reports under a rule has to have its card. */
static bool load_own(struct tg_rulebook *rulebook, struct tg_err *err)
{
	const char *folder;
	const struct tg_api_row *row;
	size_t i;

	if (!rulebook->own_root && !rulebook->own_dir)
		return true;
	folder = rulebook->own_dir ? rulebook->own_dir
				   : tg_arena_printf(&rulebook->arena, "%s/%s", rulebook->own_root,
						     TG_OWN_RULES);
	if (!tg_cards_add(&rulebook->arena, folder, &rulebook->cards, err) ||
	    !tg_models_add(&rulebook->models, folder, err))
		return false;
	for (i = 0; i < rulebook->models.rows.entries.count; i++)
		for (row = rulebook->models.rows.entries.at[i].value; row; row = row->next)
			if (!tg_card_find(&rulebook->cards, row->rule))
				return tg_fail(err, TG_ERR_INPUT,
					       "%s/models: a row reports under '%s', which has no "
					       "card; write %s/%s.md",
					       TG_OWN_RULES, row->rule, TG_OWN_RULES, row->rule);
	return true;
}

bool tg_rulebook_load(struct tg_rulebook *rulebook, const char *rules_dir, const char *profile,
		      const char *only, struct tg_err *err)
{
	size_t i;

	if (!tg_cards_load(&rulebook->arena, rules_dir, &rulebook->cards, err) ||
	    !tg_models_load(rules_dir, &rulebook->models, err) || !load_own(rulebook, err))
		return false;
	for (i = 0; i < rulebook->cards.count; i++)
		if (rulebook->cards.at[i].pattern || rulebook->cards.at[i].own)
			tg_map_add(&rulebook->models.rules, tg_str(rulebook->cards.at[i].id));
	return tg_ruleset_load(&rulebook->arena, rules_dir, &rulebook->cards, profile, only,
			       &rulebook->ruleset, err);
}

void tg_rulebook_option(struct tg_rulebook *rulebook, const char *rule,
			const struct tg_rule_option *given, size_t given_count)
{
	struct tg_ruleset *ruleset = &rulebook->ruleset;
	struct tg_rule_setting *settings, *setting = NULL;
	struct tg_rule_option *options;
	size_t i;

	settings = tg_arena_alloc(&rulebook->arena, (ruleset->count + 1) * sizeof(*settings));
	for (i = 0; i < ruleset->count; i++) {
		settings[i] = ruleset->at[i];
		if (strcmp(settings[i].id, rule) == 0)
			setting = &settings[i];
	}
	if (!setting)
		return;
	ruleset->at = settings;
	options = tg_arena_alloc(&rulebook->arena,
				 (setting->option_count + given_count + 1) * sizeof(*options));
	for (i = 0; i < given_count; i++)
		options[i] = given[i];
	for (i = 0; i < setting->option_count; i++) /* the first of a name counts */
		options[given_count + i] = setting->options[i];
	setting->options = options;
	setting->option_count += given_count;
}

void tg_rulebook_budget(struct tg_rulebook *rulebook, const struct tg_policy *policy)
{
	const struct {
		const char *key;
		size_t most;
	} budgets[] = {{"cognitive", policy->cognitive},
		       {"nesting", policy->nesting},
		       {"lines", policy->lines}};
	struct tg_rule_option options[3];
	size_t i, count = 0;

	for (i = 0; i < sizeof(budgets) / sizeof(*budgets); i++)
		if (budgets[i].most)
			options[count++] = (struct tg_rule_option){
				budgets[i].key,
				tg_arena_printf(&rulebook->arena, "%zu", budgets[i].most)};
	tg_rulebook_option(rulebook, "economy/complexity", options, count);
}

void tg_rulebook_done(struct tg_rulebook *rulebook)
{
	tg_cards_done(&rulebook->cards);
	tg_models_done(&rulebook->models);
	tg_arena_done(&rulebook->arena);
}

static bool excluded(const struct tg_analysis_options *options, const char *path)
{
	size_t i;

	for (i = 0; i < options->exclude_count; i++)
		if (tg_glob_match(options->exclude[i], path))
			return true;
	return false;
}

const char *tg_analysis_database(struct tg_arena *arena, const char *root, const char *told,
				 bool optional)
{
	static const char *const places[] = {"compile_commands.json",
					     "build/compile_commands.json"};
	struct tg_buf path = {0};
	const char *found = NULL;
	size_t i;

	if (told) {
		tg_path_join(&path, told, "compile_commands.json");
		if (!optional || tg_file_exists(told) || tg_file_exists(path.ptr))
			found = told;
		tg_buf_done(&path);
		return found;
	}
	for (i = 0; i < sizeof(places) / sizeof(*places) && !found; i++) {
		tg_path_join(&path, root, places[i]);
		if (tg_file_exists(path.ptr))
			found = tg_arena_strdup(arena, path.ptr);
	}
	tg_buf_done(&path);
	return found;
}

typedef TG_VEC(struct tg_command) commands_vec;

const struct tg_command *tg_analysis_command(const struct tg_compdb *database, const char *path)
{
	size_t low = 0, high = database->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(database->commands[middle].path, path);

		if (order == 0)
			return &database->commands[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* The commands of the units in a folder: the database's, or every source when there is none. */
static bool choose_folder(struct tg_analysis *analysis, const struct tg_analysis_options *options,
			  const char *folder, commands_vec *commands, struct tg_err *err)
{
	size_t before = commands->count, i;
	struct tg_buf path = {0};
	tg_paths sources = {0};
	bool ok = !analysis->guessed ||
		  tg_worktree_sources(&analysis->arena, options->root, &sources, err);

	for (i = 0; ok && i < sources.count; i++) {
		tg_path_join(&path, options->root, sources.at[i]);
		if (tg_path_within(path.ptr, folder) && !excluded(options, sources.at[i]))
			*TG_VEC_ADD(commands) = tg_compdb_guess(
				&analysis->arena, &analysis->database,
				tg_arena_strdup(&analysis->arena, path.ptr), options->root);
	}
	for (i = 0; ok && !analysis->guessed && i < analysis->database.count; i++) {
		const struct tg_command *known = &analysis->database.commands[i];

		if (tg_path_within(known->path, folder) &&
		    !excluded(options, tg_path_relative(known->path, options->root)))
			*TG_VEC_ADD(commands) = *known;
	}
	if (ok && commands->count == before)
		ok = tg_fail(err, TG_ERR_MISSING, "no unit lies in the folder '%s'%s", folder,
			     analysis->guessed ? "" : ": the compile database names none");
	tg_buf_done(&path);
	TG_VEC_DONE(&sources);
	return ok;
}

/* The commands of the files and folders that were asked for. */
static bool choose_files(struct tg_analysis *analysis, const struct tg_analysis_options *options,
			 commands_vec *commands, struct tg_err *err)
{
	size_t i;

	for (i = 0; i < options->file_count; i++) {
		const char *path = options->files[i];
		const struct tg_command *known;

		if (!tg_file_exists(path) && !tg_dir_exists(path))
			return tg_fail(err, TG_ERR_MISSING, "there is no file '%s'", path);
		if (!tg_path_within(path, options->root))
			return tg_fail(err, TG_ERR_USAGE,
				       "'%s' lies outside of the repository '%s'", path,
				       options->root);
		if (tg_dir_exists(path)) {
			if (!choose_folder(analysis, options, path, commands, err))
				return false;
			continue;
		}
		known = tg_analysis_command(&analysis->database, path);
		*TG_VEC_ADD(commands) =
			known ? *known
			      : tg_compdb_guess(&analysis->arena, &analysis->database, path,
						options->root);
	}
	return true;
}

/* `path` as it is called in the snapshot, when it lies in the repository and not in the build
 * folder, which belongs to no version. */
static const char *in_snapshot(struct tg_analysis *analysis,
			       const struct tg_analysis_options *options, const char *path)
{
	const char *build = analysis->database.folder;
	struct tg_buf joined = {0};
	const char *result;

	if (!options->snapshot || !tg_path_within(path, options->root) ||
	    (build && strcmp(build, options->root) != 0 && tg_path_within(path, build)))
		return path;
	if (strcmp(path, options->root) == 0)
		return options->snapshot;
	tg_path_join(&joined, options->snapshot, tg_path_relative(path, options->root));
	result = tg_arena_strdup(&analysis->arena, joined.ptr);
	tg_buf_done(&joined);
	return result;
}

/* An argument whose path, alone or behind -I and its like, is moved into the snapshot. */
static const char *move_argument(struct tg_analysis *analysis,
				 const struct tg_analysis_options *options, const char *argument)
{
	const char *slash = strchr(argument, '/');

	if (!slash || !tg_path_within(slash, options->root))
		return argument;
	return tg_arena_printf(&analysis->arena, "%.*s%s", (int)(slash - argument), argument,
			       in_snapshot(analysis, options, slash));
}

static struct tg_command move_command(struct tg_analysis *analysis,
				      const struct tg_analysis_options *options,
				      const struct tg_command *command)
{
	struct tg_command moved = *command;
	const char **arguments;
	size_t count = 0;

	if (!options->snapshot)
		return moved;
	moved.path = in_snapshot(analysis, options, command->path);
	moved.directory = in_snapshot(analysis, options, command->directory);
	while (command->arguments[count])
		count++;
	arguments = tg_arena_alloc(&analysis->arena, (count + 1) * sizeof(*arguments));
	while (count-- > 0)
		arguments[count] = move_argument(analysis, options, command->arguments[count]);
	moved.arguments = arguments;
	return moved;
}

/* Whether a unit is asked for, or (`others`) one that may be linked with those. */
static bool wanted(const struct tg_analysis_options *options, const char *path, bool others)
{
	return !excluded(options, path) &&
	       (options->only ? (tg_map_get(options->only, tg_str(path)) == NULL) == others
			      : !others);
}

static void add_command(struct tg_analysis *analysis, const struct tg_analysis_options *options,
			const struct tg_command *command, commands_vec *commands)
{
	struct tg_command moved = move_command(analysis, options, command);

	/* A source that the other version does not have yet is no unit of it. */
	if (!options->snapshot || tg_file_exists(moved.path))
		*TG_VEC_ADD(commands) = moved;
}

/* The commands of all units: the database's, or every source when there is none. */
static bool choose_all(struct tg_analysis *analysis, const struct tg_analysis_options *options,
		       bool others, commands_vec *commands, struct tg_err *err)
{
	const char *folder = options->snapshot ? options->snapshot : options->root;
	struct tg_buf path = {0};
	tg_paths sources = {0};
	size_t i;
	bool ok = tg_worktree_sources(&analysis->arena, folder, &sources, err);

	for (i = 0; ok && i < sources.count; i++) {
		struct tg_command guess;
		bool known;

		if (!wanted(options, sources.at[i], others))
			continue;
		tg_path_join(&path, options->root, sources.at[i]);
		known = tg_analysis_command(&analysis->database, path.ptr) != NULL;
		/* A source that only the other version has is in no database any more. */
		if (analysis->guessed || (options->snapshot && !known)) {
			guess = tg_compdb_guess(&analysis->arena, &analysis->database,
						tg_arena_strdup(&analysis->arena, path.ptr),
						options->root);
			add_command(analysis, options, &guess, commands);
		} else if (!known) {
			analysis->unlisted++;
		}
	}
	for (i = 0; ok && !analysis->guessed && i < analysis->database.count; i++)
		if (wanted(options,
			   tg_path_relative(analysis->database.commands[i].path, options->root),
			   others))
			add_command(analysis, options, &analysis->database.commands[i], commands);
	tg_buf_done(&path);
	TG_VEC_DONE(&sources);
	return ok;
}

/* A finding with the number of its unit, while they are sorted. */
struct located {
	struct tg_finding finding;
	size_t unit;
};

struct run {
	struct tg_analysis *analysis;
	const struct tg_analysis_options *options;
	size_t total, asked; /* units in all; those before the others that they are linked with */
	size_t done;
	const struct tg_command *commands; /* of the units, in their order */
	TG_VEC(struct located) located;
};

/* What the functions look like, for suppressions that end when one changes. */
static void take_codes(struct tg_analysis *analysis, const struct tg_unit *unit)
{
	size_t i;

	for (i = 0; i < unit->symbol_count; i++) {
		const struct tg_symbol *symbol = &unit->symbols[i];
		struct tg_hash *code;

		if (symbol->kind != TG_SYMBOL_FUNCTION || !symbol->definition)
			continue;
		code = TG_NEW(&analysis->arena, struct tg_hash);
		*code = symbol->tokens;
		*tg_map_put(&analysis->codes, tg_str(symbol->usr)) = code;
	}
}

struct tg_hash tg_analysis_code(const struct tg_analysis *analysis,
				const struct tg_finding *finding)
{
	const struct tg_hash *code = tg_map_get(&analysis->codes, tg_str(finding->usr));

	return code ? *code : (struct tg_hash){0};
}

static void take_unit_findings(struct run *run, const struct tg_unit *unit)
{
	static const struct tg_release by_flags;
	const struct tg_release *release =
		run->options->release ? run->options->release : &by_flags;
	struct tg_analysis *analysis = run->analysis;
	const char *why = tg_release_excludes(&analysis->arena, release, run->options->root,
					      &run->commands[run->done - 1]);
	size_t i;

	for (i = 0; i < unit->finding_count; i++) {
		struct tg_finding finding = unit->findings[i];

		if (excluded(run->options, finding.path))
			continue;
		tg_release_soften(&analysis->arena, &run->options->rulebook->cards, why, &finding);
		*TG_VEC_ADD(&run->located) = (struct located){finding, analysis->units.count - 1};
	}
}

static void take_unit(void *user, const struct tg_unit *unit)
{
	struct run *run = user;
	struct tg_analysis *analysis = run->analysis;

	if (run->done++ >= run->asked)
		return;
	*TG_VEC_ADD(&analysis->units) =
		(struct tg_analysed_unit){unit->path, unit->files, unit->file_count, unit->status};
	take_unit_findings(run, unit);
	if (unit->status != TG_UNIT_COMPLETE)
		*TG_VEC_ADD(&analysis->incomplete) =
			(struct tg_incomplete){unit->path, unit->status, unit->detail};
	take_codes(analysis, unit);
	if (run->options->on_unit)
		run->options->on_unit(run->options->user, unit, analysis->units.count, run->total);
}

static int by_finding(const void *a, const void *b)
{
	return tg_finding_cmp(&((const struct located *)a)->finding,
			      &((const struct located *)b)->finding);
}

/* An entry that is not in force is a finding, when its rule runs. */
static void report_entry(struct run *run, const struct tg_register_entry *entry)
{
	const char *rule = tg_register_rule(entry);
	const struct tg_rule_setting *setting =
		rule ? tg_ruleset_find(&run->options->rulebook->ruleset, rule) : NULL;
	struct tg_arena *arena = &run->analysis->arena;
	struct tg_finding finding = {.path = entry->record.path, .function = "", .usr = ""};
	struct tg_hasher hasher;

	if (!setting)
		return;
	finding.rule = setting->id;
	finding.severity = setting->severity;
	finding.confidence = setting->confidence;
	finding.macro = finding.reason = "";
	finding.range.line = finding.range.end_line = entry->record.line;
	finding.range.column = 1;
	finding.range.end_column = 2;
	finding.message = tg_arena_printf(arena, "the entry for '%s' has no effect: %s",
					  entry->record.rule, entry->problem);
	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(rule));
	tg_hash_add(&hasher, tg_str(entry->record.rule));
	tg_hash_add(&hasher, tg_str(entry->where));
	tg_hash_add(&hasher, tg_str(entry->fingerprint));
	finding.fingerprint = finding.fallback = tg_hash_end(&hasher);
	*TG_VEC_ADD(&run->located) = (struct located){finding, TG_NO_UNIT};
}

/* Lets the register suppress, and reports those of its entries that do not. */
static void apply_register(struct run *run)
{
	struct tg_register *entries = run->options->entries;
	const struct tg_rulebook *rulebook = run->options->rulebook;
	size_t count = run->located.count, i;
	TG_AUTO(tg_free_)
	struct tg_finding *findings = tg_alloc_zero(count + 1, sizeof(*findings));
	TG_AUTO(tg_free_) struct tg_hash *codes = tg_alloc_zero(count + 1, sizeof(*codes));

	if (!entries)
		return;
	for (i = 0; i < count; i++) {
		findings[i] = run->located.at[i].finding;
		codes[i] = tg_analysis_code(run->analysis, &findings[i]);
	}
	tg_register_apply(entries, &run->analysis->arena, &rulebook->ruleset, &rulebook->cards,
			  findings, codes, count,
			  !run->options->file_count && !run->options->only &&
				  !run->analysis->incomplete.count);
	for (i = 0; i < count; i++)
		run->located.at[i].finding = findings[i];
	for (i = 0; i < entries->count; i++)
		report_entry(run, &entries->entries[i]);
}

static void take_findings(struct run *run)
{
	struct tg_analysis *analysis = run->analysis;
	size_t i;

	if (run->located.count)
		qsort(run->located.at, run->located.count, sizeof(*run->located.at), by_finding);
	analysis->finding_units = tg_arena_alloc(
		&analysis->arena, (run->located.count + 1) * sizeof(*analysis->finding_units));
	for (i = 0; i < run->located.count; i++) {
		*TG_VEC_ADD(&analysis->findings) = run->located.at[i].finding;
		analysis->finding_units[i] = run->located.at[i].unit;
	}
	TG_VEC_DONE(&run->located);
}

bool tg_analyse(const struct tg_analysis_options *options, struct tg_analysis *analysis,
		struct tg_err *err)
{
	const char *database = tg_analysis_database(&analysis->arena, options->root,
						    options->database, options->database_optional);
	struct run run = {.analysis = analysis, .options = options};
	struct tg_engine_options engine = {
		.root = options->snapshot ? options->snapshot : options->root,
		.plugin_dir = options->plugin_dir,
		.rules = options->rulebook->ruleset.at,
		.rule_count = options->rulebook->ruleset.count,
		.models = &options->rulebook->models,
		.jobs = options->jobs,
		.caching = options->caching,
		.link = options->link,
		.require_sandbox = options->require_sandbox,
		.allow = options->allow,
		.partial = options->file_count > 0 || options->only,
	};
	commands_vec commands = {0};
	bool ok;

	analysis->guessed = !database;
	if (database &&
	    !tg_compdb_read(&analysis->arena, database, options->root, &analysis->database, err))
		return false;
	engine.build_dir = analysis->database.folder;
	ok = options->file_count ? choose_files(analysis, options, &commands, err)
				 : choose_all(analysis, options, false, &commands, err);
	run.asked = commands.count;
	if (ok && options->link && options->only && run.asked)
		ok = choose_all(analysis, options, true, &commands, err);
	run.total = commands.count;
	run.commands = commands.at;
	engine.fresh = options->link_known ? run.asked : 0;
	ok = ok && tg_engine_run(&analysis->arena, &engine, commands.at, commands.count, take_unit,
				 &run, &analysis->stats, err);
	TG_VEC_DONE(&commands);
	apply_register(&run);
	take_findings(&run);
	return ok;
}

void tg_analysis_done(struct tg_analysis *analysis)
{
	tg_map_done(&analysis->codes);
	TG_VEC_DONE(&analysis->findings);
	TG_VEC_DONE(&analysis->incomplete);
	TG_VEC_DONE(&analysis->units);
	tg_arena_done(&analysis->arena);
}
