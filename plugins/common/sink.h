/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/sink.h - text from outside that arrives where the models say a `sink` is.
 *
 * Which functions are sinks of which family, and what takes the danger out of a text for it,
 * stands in rules/models/; a rule adds the words.
 */
#ifndef TRACEGATE_COMMON_SINK_H
#define TRACEGATE_COMMON_SINK_H

#include "common/flow.h"

/* The taint of what arrives at a sink of `family`; 0 for other events, and for harmless values. */
static inline unsigned sink_taint(struct tg_pass *pass, const struct tg_flow_event *event,
				  const char *family)
{
	if (!event->sink || strcmp(event->sink, family) != 0)
		return 0;
	return flow_taint_all(pass, event->value) & TG_TAINT_ANY;
}

/* The function whose argument the sink is, for a message: "system()". */
static inline const char *sink_name(const struct tg_flow_event *event)
{
	return event->name && *event->name ? event->name : "this call";
}

/* Says on which way the text came, below the finding reported last. */
static inline void sink_why(struct tg_pass *pass, const struct tg_flow_event *event)
{
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}

#endif
