/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/overread - a read behind the end of an object: by itself, by what a call is told to read,
 * or by `%s` of a text that has no end.
 */
#include "common/format.h"
#include "memory/bounds.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_overread = {
	.id = "memory/overread",
	.events = TG_FLOW_ACCESS | TG_FLOW_CALL,
	.flow = flow,
};

/* A number that is read as a larger one is memory/type-confusion. */
static bool is_other_type(struct tg_pass *pass, const struct tg_flow_event *event,
			  const struct bounds *bounds)
{
	const struct tg_ir_type *type = &pass->ir->type[pass->ir->decl[bounds->object.decl].type];

	return !event->by_call && bounds->object.decl && bounds->object.least_offset == 0 &&
	       bounds->object.most_offset == 0 && type->cls != TG_TYPE_ARRAY;
}

/* True when no byte of an object from the pointer on is a NUL. */
static bool has_no_end(const struct tg_flow_object *object)
{
	if (object->place == TG_PLACE_UNKNOWN || object->place == TG_PLACE_STRING ||
	    object->least_size == INT64_MAX || object->least_offset < 0 ||
	    object->least_offset != object->most_offset)
		return false;
	return object->unterminated || (object->least_size == object->most_size &&
					object->least_length >= object->most_size);
}

/* `printf("%s", name)` with a `name` that is full to the last byte. */
static void check_texts(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_api *ask = pass->host->flow;
	struct format_walk walk = format_of(pass, event);
	const struct tg_flow_value *text;
	struct tg_flow_object object;
	unsigned index;

	while (format_next_text(&walk, &index)) {
		text = ask->argument(pass, event, index);
		object = flow_object(pass, text);
		if (!text || !has_no_end(&object))
			continue;
		pass->host->report(pass, event->at, "%s() reads behind '%s', which has no end",
				   event->name, flow_name(pass->ir, &object));
		ask->why(pass, text, TG_WHY_VALUE);
	}
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct bounds bounds;

	if (event->kind == TG_FLOW_CALL) {
		check_texts(pass, event);
		return;
	}
	if (event->write)
		return;
	bounds = bounds_of(pass, event);
	if (bounds.side == BOUNDS_BEHIND && !is_other_type(pass, event, &bounds))
		bounds_report(pass, event, &bounds);
}
