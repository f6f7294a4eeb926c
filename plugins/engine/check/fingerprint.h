/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fingerprint.h - the identity of findings; see struct tg_finding in model/finding.h.
 */
#ifndef TG_ENGINE_FINGERPRINT_H
#define TG_ENGINE_FINGERPRINT_H

#include "base/mem.h"
#include "model/finding.h"
#include "tracegate/ir.h"

/*
 * Sets `fingerprint` and `fallback` of findings that are sorted by tg_finding_cmp(). Literals do
 * not enter those of packs that are about secrets: nobody can test a guess against the hash, and
 * a changed password in the same place is the same finding.
 */
void tg_fingerprint(struct tg_arena *arena, const struct tg_ir *ir, struct tg_finding *findings,
		    size_t count);

#endif
