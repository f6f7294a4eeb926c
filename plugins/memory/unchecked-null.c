/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/unchecked-null - the result of a function that may return NULL is followed unchecked.
 *
 * Which functions may, the models say; a function of the program that hands such a result on is
 * looked through. A result that was compared with anything is taken for checked.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_unchecked_null = {
	.id = "memory/unchecked-null",
	.events = TG_FLOW_ACCESS | TG_FLOW_RELEASE,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_api *ask = pass->host->flow;

	/* free() takes NULL; fclose() and pclose() do not. */
	if (event->kind == TG_FLOW_RELEASE &&
	    (!event->family ||
	     (strcmp(event->family, "file") != 0 && strcmp(event->family, "pipe") != 0)))
		return;
	if (ask->null(pass, event->pointer) != TG_NULL_MAYBE)
		return;
	FLOW_REPORT(pass, event, event->pointer,
		    "the pointer comes from a function that may return NULL, and nobody has "
		    "checked");
	ask->why(pass, event->pointer, TG_WHY_NULL);
}
