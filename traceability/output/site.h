/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site.h - the report as a static site: an overview, threats, requirements, the coverage of each
 * catalogue, the points of the law and the requirements of a security level against the evidence,
 * findings with code, the process, and a page for every item with its chain drawn.
 *
 * The site needs no network and no server. Style and script stand in each page and are named by
 * their hash in its Content-Security-Policy, so nothing else can run, whatever a repository calls
 * its files. The same matrix gives the same bytes.
 */
#ifndef TG_OUTPUT_SITE_H
#define TG_OUTPUT_SITE_H

#include "output/blame.h"
#include "output/gap.h"

/* What the site shows. Borrowed. */
struct tg_site {
	const char *product;  /* name, or "" */
	const char *revision; /* as asked for: "v1.2", "HEAD" */
	const char *commit;   /* hexadecimal */
	const char *date;     /* of the commit, for people */
	const char *version;  /* of tracegate */
	const char *history;  /* why the history is incomplete, or "" */
	const struct tg_matrix *matrix;
	const struct tg_catalogs *catalogs;
	const struct tg_cards *cards;
	const struct tg_finding *findings; /* open ones of this commit, sorted */
	size_t finding_count;
	bool analysed;                  /* findings are known for this commit */
	const struct tg_fact_gap *gaps; /* what could not be analysed */
	size_t gap_count;
	const struct tg_process *process; /* what the repository witnesses */
	const struct tg_gap_points *gap;  /* the points of the CRA against the evidence */
	const struct tg_levels *levels;   /* what a security level asks for */
	struct tg_blame *blame;           /* who did what; NULL leaves that out */
	/* The text of a file of the commit; empty when it is not to be had. */
	struct tg_str (*source)(void *user, const char *path);
	void *user;
};

/* Writes the pages into `folder`, which is made; files of the same names are replaced. */
bool tg_site_write(const struct tg_site *site, const char *folder, struct tg_err *err);

#endif
