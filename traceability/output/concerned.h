/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concerned.h - what an item rests on, as a set: the items below it, and the findings that speak
 * against any of them.
 */
#ifndef TG_OUTPUT_CONCERNED_H
#define TG_OUTPUT_CONCERNED_H

#include "base/map.h"
#include "trace/matrix/matrix.h"

/* Adds an item, if the matrix has it, and what it rests on there. Findings are told by address. */
void tg_concerned_add(struct tg_map *concerned, const struct tg_matrix *matrix,
		      const struct tg_item *item);

bool tg_concerned_item(const struct tg_map *concerned, const struct tg_item *item);
bool tg_concerned_finding(const struct tg_map *concerned, const struct tg_finding *finding);

#endif
