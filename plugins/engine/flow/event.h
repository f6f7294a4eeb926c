/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event.h - the event that rules are being told of, for the questions they ask. See query.c.
 */
#ifndef TG_ENGINE_FLOW_EVENT_H
#define TG_ENGINE_FLOW_EVENT_H

#include "engine/flow/run.h"
#include "tracegate/plugin.h"

/*
 * What tg_pass.engine points at during a callback. Several rules ask the same of the same pointer,
 * and nothing changes between them: the last answers are kept.
 */
struct flow_telling {
	struct flow_frame *frame;
	struct flow_state *state;
	struct tg_flow_value behind; /* what behind() answered last */
	bool known, fitted;          /* of each kind there is a last answer */
	struct tg_flow_value known_of, fitted_of, fitted_size;
	struct tg_flow_object object;
	bool is_object;
	enum tg_flow_fit fit;
};

/* Outcomes of a condition, by block. */
enum { OUTCOME_YES = 1, OUTCOME_NO = 2 };

enum { FLOW_EVENTS = 32 }; /* bits of tg_rule.events */

struct flow_listening {
	struct flow_run run;
	struct tg_pass *const *passes;
	size_t count;
	struct tg_pass **wanting[FLOW_EVENTS]; /* by the number of the kind's bit; NULL ends each */
	uint8_t *outcome;                      /* of the function looked at */
	const struct tg_cfg *cfg;
	struct tg_buf *dump;
};

/* flow_dump.c */
void flow_dump_state(struct tg_buf *out, const struct flow_frame *frame,
		     const struct flow_state *s);

#endif
