/* SPDX-License-Identifier: Apache-2.0 */
/*
 * run.c - many units, given in order. See engine.h.
 */
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "engine/ir/ir_wire.h"
#include "engine/link/link.h"
#include "engine/link/merge.h"
#include "engine/run/pool.h"
#include "engine/run/recall.h"
#include "engine/run/unit.h"

struct run {
	const struct tg_engine_options *options;
	const struct tg_command *commands;
	size_t count;
	struct tg_packs packs;
	struct tg_sandbox_plan plan;
	struct tg_work work;
	struct tg_recall recall;
	struct tg_merge merge;
	struct tg_link link;
	bool *key_known; /* of each command: its result stands under its key */
	struct tg_hash *keys;
};

/* --- In the child. --- */

static void analyse(void *user, size_t index, const struct tg_sandbox_plan *plan, int fd)
{
	struct run *run = user;
	struct tg_work work = run->work;
	struct tg_unit_result result;
	struct tg_arena arena = {0};
	struct tg_parsed parsed = {0};
	struct tg_buf message = {0};

	work.root = plan->root;
	tg_unit_analyse(&arena, &work, tg_parse_index(), &run->commands[index], 0, &parsed,
			&result);
	if (parsed.ir.len && result.unit.status == TG_UNIT_COMPLETE)
		tg_wire_put_ir(&message, tg_buf_view(&parsed.ir));
	tg_wire_put_unit(&message, &result);
	tg_child_send(fd, &message);
	tg_parsed_done(&parsed);
	tg_arena_done(&arena);
	tg_buf_done(&message);
}

/* --- In the parent. --- */

/* One that is to be linked if it is known, and is not. */
static bool is_left_out(const struct run *run, size_t index)
{
	return run->options->fresh && index >= run->options->fresh && !run->key_known[index];
}

static bool recall(void *user, size_t index, struct tg_buf *ret_body)
{
	struct run *run = user;

	run->key_known[index] = tg_recall_find(&run->recall, &run->commands[index],
					       run->options->link, ret_body, &run->keys[index]);
	/* What is only to be linked is not begun: it comes back without a body. */
	return run->key_known[index] || is_left_out(run, index);
}

/* For the children, and only where something is parsed at all. */
static bool prepare(void *user, size_t index)
{
	(void)user;
	(void)index;
	tg_parse_index();
	return true;
}

/* What is being given. */
struct giving {
	struct run *run;
	size_t index;
	struct tg_turn *turn;
};

static void keep_result(void *user, const struct tg_unit_result *result)
{
	struct giving *giving = user;
	struct run *run = giving->run;

	run->key_known[giving->index] =
		tg_recall_keep(&run->recall, &run->commands[giving->index], result,
			       tg_buf_view(&giving->turn->message), tg_buf_view(&giving->turn->ir),
			       &run->keys[giving->index]);
}

static void note_unit(void *user, const struct tg_unit_result *result)
{
	struct giving *giving = user;
	struct run *run = giving->run;

	if (!giving->turn->recalled)
		keep_result(user, result);
	run->link.done[giving->index].key = run->keys[giving->index];
	run->link.done[giving->index].has_key = run->key_known[giving->index];
	tg_link_add(&run->link, giving->index, giving->turn, &result->unit);
}

static const struct tg_buf *message_of(const struct tg_buf *message)
{
	return message->len ? message : NULL;
}

static bool give(void *user, size_t index, struct tg_turn *turn)
{
	struct run *run = user;
	struct giving giving = {run, index, turn};
	const struct tg_merge_item item = {
		.command = &run->commands[index],
		.message = message_of(&turn->message),
		.end = &turn->end,
		.recalled = turn->recalled,
		.last = index + 1 == run->count,
		.on_result = run->options->link ? note_unit : keep_result,
		.user = &giving,
	};
	bool taken;

	if (is_left_out(run, index)) {
		run->link.done[index].left_out = true;
		return true;
	}
	taken = run->options->link ? tg_merge_look(&run->merge, &item)
				   : tg_merge_unit(&run->merge, &item);
	if (!taken)
		tg_recall_reject(&run->recall, item.command);
	return taken;
}

static unsigned processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : (unsigned)count;
}

static struct tg_pool pool_of(struct run *run)
{
	const struct tg_engine_options *options = run->options;

	return (struct tg_pool){
		.plan = &run->plan,
		.jobs = options->jobs ? options->jobs : processors(),
		.wall_seconds = options->wall_seconds ? options->wall_seconds : 120,
	};
}

static void analyse_all(struct run *run)
{
	struct tg_pool pool = pool_of(run);

	pool.count = run->count;
	pool.recall = recall;
	pool.prepare = prepare;
	pool.work = analyse;
	pool.give = give;
	pool.user = run;
	run->keys = tg_alloc_zero(run->count, sizeof(*run->keys));
	run->key_known = tg_alloc_zero(run->count, sizeof(*run->key_known));
	if (pool.count)
		tg_pool_run(&pool);
	run->merge.stats.child_cpu_seconds += pool.cpu_seconds;
	tg_free_(&run->keys);
	tg_free_(&run->key_known);
}

/* Units are given only now: what others found in them belongs to them. */
static void give_linked(struct run *run)
{
	bool whole = !run->options->partial;
	size_t i;

	for (i = 0; i < run->count; i++) {
		whole = whole && !run->link.done[i].left_out;
		tg_merge_linked_uses(&run->merge, message_of(&run->link.done[i].linked));
	}
	for (i = 0; i < run->count; i++) {
		const struct tg_link_done *done = &run->link.done[i];
		const struct tg_merge_item item = {
			.command = &run->commands[i],
			.message = message_of(&done->message),
			.linked = message_of(&done->linked),
			.problem = done->problem,
			.end = &done->end,
			.recalled = done->recalled,
			.last = i + 1 == run->count,
			.program = whole ? &run->link.linkage : NULL,
			.index = i,
		};

		if (!done->left_out)
			tg_merge_unit(&run->merge, &item);
	}
}

static void link_all(struct run *run)
{
	struct tg_pool pool = pool_of(run);

	tg_link_run(&run->link, &pool);
	run->merge.stats.linked = run->link.job_count;
	run->merge.stats.ambiguous = run->link.linkage.ambiguous;
	run->merge.stats.link_seconds = pool.cpu_seconds;
	run->merge.stats.child_cpu_seconds += pool.cpu_seconds;
	give_linked(run);
}

static void end_recall(struct tg_recall *recall, struct tg_engine_stats *stats)
{
	tg_recall_end(recall);
	stats->cache_stored = recall->cache.stored;
	stats->cache_rejected = recall->cache.rejected;
	memcpy(stats->cache_problem, recall->cache.problem, sizeof(stats->cache_problem));
}

static void work(struct run *run)
{
	const struct tg_engine_options *options = run->options;

	run->work = (struct tg_work){.options = options,
				     .packs = &run->packs,
				     .today = tg_today(),
				     .keep_ir = options->link};
	run->link = (struct tg_link){.work = &run->work,
				     .recall = &run->recall,
				     .commands = run->commands,
				     .count = options->link ? run->count : 0,
				     .spool = {.fd = -1}};
	if (run->link.count)
		run->link.done = tg_alloc_zero(run->count, sizeof(*run->link.done));
	tg_recall_begin(&run->recall, options, &run->packs, run->work.today);
	analyse_all(run);
	if (options->link)
		link_all(run);
	end_recall(&run->recall, &run->merge.stats);
	tg_link_done(&run->link);
}

bool tg_engine_prepare(struct tg_err *err)
{
	return tg_clang_load(err);
}

bool tg_engine_run(struct tg_arena *arena, const struct tg_engine_options *options,
		   const struct tg_command *commands, size_t command_count,
		   void (*on_unit)(void *user, const struct tg_unit *unit), void *user,
		   struct tg_engine_stats *ret_stats, struct tg_err *err)
{
	struct run run = {.options = options, .commands = commands, .count = command_count};
	bool ok;

	run.merge = (struct tg_merge){.arena = arena,
				      .options = options,
				      .packs = &run.packs,
				      .on_unit = on_unit,
				      .user = user};
	ok = tg_clang_load(err) && tg_packs_load(options, &run.packs, err) &&
	     tg_sandbox_prepare(options, commands, command_count, &run.plan, err);
	if (ok) {
		run.merge.stats.sandbox = run.plan.level;
		work(&run);
		tg_merge_end(&run.merge);
		tg_sandbox_done(&run.plan);
		if (ret_stats)
			*ret_stats = run.merge.stats;
	}
	tg_merge_done(&run.merge);
	tg_packs_done(&run.packs);
	return ok;
}
