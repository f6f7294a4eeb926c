/* SPDX-License-Identifier: Apache-2.0 */
/*
 * release.h - whether a unit is built for release. What development leaves behind (cards with the
 * tag "leftover") is a flaw where the product is built, and a note in a unit that is for
 * development alone.
 */
#ifndef TG_TRACE_RELEASE_H
#define TG_TRACE_RELEASE_H

#include "base/mem.h"
#include "engine/engine.h"
#include "knowledge/card.h"
#include "knowledge/config.h"

/*
 * NULL when a unit is, or may be, part of what is released; else why it is not, for people. `root`
 * is the repository's; a source with several commands is for development when all of them are.
 */
const char *tg_release_excludes(struct tg_arena *arena, const struct tg_release *release,
				const char *root, const struct tg_command *command);

/* Makes a note of a finding about what development leaves behind, and says why. */
void tg_release_soften(struct tg_arena *arena, const struct tg_cards *cards, const char *why,
		       struct tg_finding *finding);

#endif
