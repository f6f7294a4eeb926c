/* SPDX-License-Identifier: Apache-2.0 */
/*
 * link.c - see link.h.
 */
#include "engine/link/link.h"

#include "engine/ir/ir_wire.h"

/* --- Units as they are done. --- */

static void keep_ir(struct tg_link *link, struct tg_link_done *done, const struct tg_buf *ir)
{
	struct tg_err err = {0};

	if (!ir->len)
		return;
	done->spooled = done->has_ir = true;
	done->ir_size = ir->len;
	if (!tg_spool_add(&link->spool, tg_buf_view(ir), &done->ir_offset, &err)) {
		done->has_ir = false;
		done->problem = "its code could not be kept for the link step";
	}
}

void tg_link_add(struct tg_link *link, size_t index, struct tg_turn *turn,
		 const struct tg_unit *unit)
{
	struct tg_link_done *done = &link->done[index];

	done->message = turn->message;
	turn->message = (struct tg_buf){0};
	done->end = turn->end;
	done->recalled = turn->recalled;
	if (unit->status == TG_UNIT_COMPLETE) {
		done->has_ir = turn->recalled;
		keep_ir(link, done, &turn->ir);
	}
	tg_linkage_add(&link->linkage, index, unit);
}

/* --- The step. --- */

/* Into the spool, if it is not there: children can be given it from there alone. */
static bool spool(struct tg_link *link, struct tg_link_done *done)
{
	struct tg_buf ir = {0};

	if (!done->spooled && tg_recall_ir(link->recall, done->key, &ir))
		keep_ir(link, done, &ir);
	tg_buf_done(&ir);
	return done->spooled && done->has_ir;
}

static bool map(struct tg_link *link, size_t unit)
{
	struct tg_link_done *done = &link->done[unit];
	struct tg_err ignored = {0};

	if (done->code.len)
		return true;
	if (!spool(link, done) ||
	    !tg_spool_map(&link->spool, done->ir_offset, done->ir_size, &done->code, &ignored))
		return false;
	*TG_VEC_ADD(&link->mapped) = unit;
	return true;
}

/* The key of what linking gives: it follows from the units, in their order. */
static bool key_of(const struct tg_link *link, size_t job, struct tg_hash *ret_key)
{
	const struct tg_link_done *own = &link->done[link->jobs[job]];
	const struct tg_link_plan *plan = &link->plans[job];
	struct tg_hasher hasher;
	bool ok = own->has_key;
	size_t i;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str("link 1"));
	tg_hash_add(&hasher, tg_str_n((const char *)own->key.byte, sizeof(own->key.byte)));
	for (i = 0; i < plan->count; i++) {
		const struct tg_link_done *other = &link->done[plan->units[i]];

		ok = ok && other->has_key;
		tg_hash_add(&hasher,
			    tg_str_n((const char *)other->key.byte, sizeof(other->key.byte)));
	}
	*ret_key = tg_hash_end(&hasher);
	return ok;
}

static bool recall(void *user, size_t job, struct tg_buf *ret_body)
{
	struct tg_link *link = user;
	struct tg_hash key;

	return key_of(link, job, &key) && tg_recall_linked(link->recall, key, ret_body);
}

/* What a child needs is mapped before it is there: it has no way to the spool or the cache. */
static bool prepare(void *user, size_t job)
{
	struct tg_link *link = user;
	const struct tg_link_plan *plan = &link->plans[job];
	bool ok = map(link, link->jobs[job]);
	size_t i;

	for (i = 0; ok && i < plan->count; i++)
		ok = map(link, plan->units[i]);
	return ok;
}

static void started(void *user)
{
	struct tg_link *link = user;

	while (link->mapped.count)
		tg_spool_unmap(&link->done[link->mapped.at[--link->mapped.count]].code);
}

static void work(void *user, size_t job, const struct tg_sandbox_plan *plan, int fd)
{
	struct tg_link *link = user;
	const struct tg_link_plan *own = &link->plans[job];
	struct tg_work work = *link->work;
	struct tg_unit_result result;
	struct tg_arena arena = {0};
	struct tg_str irs[TG_LINK_UNITS + 1];
	struct tg_buf message = {0};
	size_t i;

	work.root = plan->root;
	irs[0] = link->done[link->jobs[job]].code;
	for (i = 0; i < own->count; i++)
		irs[i + 1] = link->done[own->units[i]].code;
	tg_unit_link(&arena, &work, &link->codes, irs, own->count + 1, &own->roots, &result);
	tg_wire_put_unit(&message, &result);
	tg_child_send(fd, &message);
	tg_arena_done(&arena);
	tg_buf_done(&message);
}

static bool give(void *user, size_t job, struct tg_turn *turn)
{
	struct tg_link *link = user;
	struct tg_link_done *done = &link->done[link->jobs[job]];
	struct tg_hash key;

	done->linked = turn->message;
	turn->message = (struct tg_buf){0};
	if (!done->linked.len)
		done->problem = *turn->end.detail ? "the link step did not come to its end"
						  : "the link step gave no result";
	else if (!turn->recalled && key_of(link, job, &key))
		tg_recall_keep_linked(link->recall, key, tg_buf_view(&done->linked));
	return true;
}

/* Units whose code is not there take no part; whoever would need one is not linked with it. */
static void make_plans(struct tg_link *link)
{
	size_t i, k, kept;

	link->plans = tg_alloc_zero(link->count, sizeof(*link->plans));
	link->jobs = tg_alloc_zero(link->count, sizeof(*link->jobs));
	for (i = 0; i < link->count; i++) {
		struct tg_link_plan *plan = &link->plans[link->job_count];

		if (!link->done[i].has_ir)
			continue;
		tg_link_plan(&link->linkage, i, plan);
		for (k = kept = 0; k < plan->count; k++)
			if (link->done[plan->units[k]].has_ir)
				plan->units[kept++] = plan->units[k];
		plan->count = kept;
		if (kept)
			link->jobs[link->job_count++] = i;
		else
			tg_map_done(&plan->roots);
	}
}

void tg_link_run(struct tg_link *link, struct tg_pool *pool)
{
	make_plans(link);
	pool->count = link->job_count;
	pool->recall = recall;
	pool->prepare = prepare;
	pool->started = started;
	pool->work = work;
	pool->give = give;
	pool->user = link;
	if (pool->count)
		tg_pool_run(pool);
}

void tg_link_done(struct tg_link *link)
{
	size_t i;

	for (i = 0; i < link->count; i++) {
		tg_buf_done(&link->done[i].message);
		tg_buf_done(&link->done[i].linked);
	}
	for (i = 0; i < link->job_count; i++)
		tg_map_done(&link->plans[i].roots);
	TG_VEC_DONE(&link->mapped);
	tg_linkage_done(&link->linkage);
	tg_spool_done(&link->spool);
	tg_codes_done(&link->codes);
	tg_free_(&link->plans);
	tg_free_(&link->jobs);
	tg_free_(&link->done);
}
