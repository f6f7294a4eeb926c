/* SPDX-License-Identifier: Apache-2.0 */
/*
 * economy/relevant.h - which functions decide about security: by their names, by what they call,
 * data from outside among it, and by the requirements and threats that they cite.
 */
#ifndef TRACEGATE_ECONOMY_RELEVANT_H
#define TRACEGATE_ECONOMY_RELEVANT_H

#include "common/annotated.h"

static inline bool is_relevant_call(struct tg_pass *pass, tg_node call)
{
	static const enum tg_role results[] = {TG_ROLE_MUST_CHECK, TG_ROLE_SOURCE};
	static const enum tg_role params[] = {TG_ROLE_PASSWORD, TG_ROLE_KEY, TG_ROLE_IV,
					      TG_ROLE_SOURCE};
	size_t i;
	int param;

	for (i = 0; i < sizeof(results) / sizeof(*results); i++)
		if (pass->host->call_has_role(pass, call, TG_RESULT, results[i]))
			return true;
	for (i = 0; i < sizeof(params) / sizeof(*params); i++)
		for (param = 0; param < 4; param++)
			if (pass->host->call_has_role(pass, call, param, params[i]))
				return true;
	return false;
}

static inline bool is_relevant(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	if (is_annotated(ir, function) ||
	    pass->host->name_has(pass, "security-words",
				 tg_ir_text(ir, ir->decl[ir->node[function].decl].name)))
		return true;
	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && is_relevant_call(pass, n))
			return true;
	return false;
}

#endif
