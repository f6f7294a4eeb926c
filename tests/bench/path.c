/* SPDX-License-Identifier: Apache-2.0 */
/*
 * path.c DATABASE ID [ROUNDS [OTHER]] - the time of one question in a process that is warm, as an
 * editor's server has it: the database is open, the chain of ID at HEAD is read and decided again
 * and again. Prints milliseconds of processor time: the first, and the least of those behind it.
 * With OTHER, its chain is asked for before: the first of ID is not the first of the process then.
 * Built by links.sh, with the libraries of the program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "trace/matrix/facts.h"

static double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The number of links of all items of the chain; below 0 after an error. */
static long ask(struct tg_store *store, const struct tg_oid *commit, const char *id,
		struct tg_err *err)
{
	struct tg_known known = {0};
	enum tg_part_fit fit = TG_PART_NOT;
	long links = 0;
	size_t i;

	if (!tg_known_load_part(&known, store, commit, id, NULL, NULL, &fit, err) ||
	    fit != TG_PART_FITS)
		links = -1;
	for (i = 0; links >= 0 && i < known.matrix.count; i++)
		links += (long)known.matrix.items[i].link_count;
	tg_known_done(&known);
	return links;
}

int main(int argc, char **argv)
{
	struct tg_err err = {0};
	struct tg_store *store = argc > 2 ? tg_store_open(argv[1], TG_STORE_READ, &err) : NULL;
	int rounds = argc > 3 ? atoi(argv[3]) : 20, i;
	double first = 0, least = 0;
	struct tg_oid commit;
	long links = 0;

	if (!store || !tg_store_resolve(store, "HEAD", &commit, &err) ||
	    (argc > 4 && ask(store, &commit, argv[4], &err) < 0))
		links = -1;
	for (i = 0; links >= 0 && i < rounds; i++) {
		double begin = milliseconds(), took;

		links = ask(store, &commit, argv[2], &err);
		took = milliseconds() - begin;
		first = i ? first : took;
		least = i == 1 || took < least ? took : least;
	}
	tg_store_close(store);
	if (links < 0) {
		fprintf(stderr, "path: %s\n", err.text[0] ? err.text : "usage: path DATABASE ID");
		return 1;
	}
	printf("%ld links, in one process%s: first %.1f ms, then %.1f ms\n", links,
	       argc > 4 ? " that has answered" : "", first, least);
	return 0;
}
