/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event.h - the event that rules are being told of, for the questions they ask. See query.c.
 */
#ifndef TG_ENGINE_FLOW_EVENT_H
#define TG_ENGINE_FLOW_EVENT_H

#include "engine/flow/run.h"
#include "tracegate/plugin.h"

/* What tg_pass.engine points at during a callback. */
struct flow_telling {
	struct flow_frame *frame;
	struct flow_state *state;
	struct tg_flow_value behind; /* what behind() answered last */
};

/* Outcomes of a condition, by block. */
enum { OUTCOME_YES = 1, OUTCOME_NO = 2 };

struct flow_listening {
	struct flow_run run;
	struct tg_pass *const *passes;
	size_t count;
	uint8_t *outcome; /* of the function looked at */
	const struct tg_cfg *cfg;
	struct tg_buf *dump;
};

/* flow_dump.c */
void flow_dump_state(struct tg_buf *out, const struct flow_frame *frame,
		     const struct flow_state *s);

#endif
