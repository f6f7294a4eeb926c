/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rules_site.h - a page for every rule card, and an index: plain HTML that needs no server.
 */
#ifndef TG_OUTPUT_RULES_SITE_H
#define TG_OUTPUT_RULES_SITE_H

#include "base/err.h"
#include "knowledge/ruleset.h"

/* Writes `folder`/index.html and `folder`/<pack>/<rule>.html; files of these names are replaced. */
bool tg_rules_site(const struct tg_cards *cards, const struct tg_rule_profiles *profiles,
		   const char *folder, struct tg_err *err);

#endif
