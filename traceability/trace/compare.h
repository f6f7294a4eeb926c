/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compare.h - which findings of a change are new against its base.
 */
#ifndef TG_TRACE_COMPARE_H
#define TG_TRACE_COMPARE_H

#include "model/finding.h"

/*
 * Sets `is_new[i]` for each of `findings`: true unless a finding of the base is the same one. In
 * tiers, each finding of the base used once: same identity in the same file; same identity
 * elsewhere (the function moved); same file name, tokens and ordinal (the function was renamed).
 * A copy of a known flaw is new: there are more equals than at the base. Suppressed findings
 * take part on both sides, so that dropping a suppression does not make an old flaw new.
 */
void tg_findings_compare(const struct tg_finding *base, size_t base_count,
			 const struct tg_finding *findings, size_t count, bool *is_new);

#endif
