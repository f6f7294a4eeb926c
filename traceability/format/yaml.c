/* SPDX-License-Identifier: Apache-2.0 */
/*
 * yaml.c - YAML over libyaml's events, less what makes YAML dangerous or surprising: aliases,
 * anchors, tags, keys that are no scalars, several documents.
 *
 * libyaml's cost grows with the square of the depth, but it reads ahead no further than 1024
 * characters; stopping at TG_FORMAT_DEPTH open levels therefore bounds it.
 */
#include <yaml.h>

#include "format/build.h"
#include "format/input.h"

struct reader {
	yaml_parser_t parser;
	struct tg_build build;
	struct tg_str content;
	unsigned documents;
};

static void delete_event(yaml_event_t *event)
{
	yaml_event_delete(event);
}

static unsigned line_of(const yaml_event_t *event)
{
	return (unsigned)event->start_mark.line + 1;
}

static unsigned column_of(const yaml_event_t *event)
{
	return (unsigned)event->start_mark.column + 1;
}

static bool refuse(const struct reader *reader, const yaml_event_t *event, struct tg_err *err,
		   const char *text)
{
	return tg_input_fail_at(reader->build.file, line_of(event), column_of(event), err, text,
				"");
}

static bool fail_yaml(const struct reader *reader, struct tg_err *err)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "not readable as YAML";

	if (parser->error == YAML_READER_ERROR)
		return tg_input_fail(reader->content, reader->build.file, parser->problem_offset,
				     err, problem);
	return tg_input_fail_at(reader->build.file, parser->problem_mark.line + 1,
				parser->problem_mark.column + 1, err, problem,
				"check indentation and quotes there");
}

static bool is_null(const yaml_event_t *event)
{
	struct tg_str text =
		tg_str_n((const char *)event->data.scalar.value, event->data.scalar.length);

	return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (text.len == 0 || tg_str_is(text, "~") || tg_str_is(text, "null"));
}

static bool on_scalar(struct reader *reader, const yaml_event_t *event, struct tg_err *err)
{
	struct tg_str text =
		tg_str_n((const char *)event->data.scalar.value, event->data.scalar.length);
	unsigned line = line_of(event), column = column_of(event);

	if (event->data.scalar.anchor || event->data.scalar.tag)
		return refuse(reader, event, err,
			      "anchors and tags are not supported; write the value itself");
	if (text.len && memchr(text.ptr, '\0', text.len))
		return refuse(reader, event, err, "the text holds a NUL; remove it");
	if (tg_build_wants_key(&reader->build))
		return tg_build_key(&reader->build, text, line, column, err);
	return tg_build_value(&reader->build, is_null(event) ? TG_VALUE_NULL : TG_VALUE_TEXT, text,
			      event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE, line, column,
			      err);
}

static bool on_open(struct reader *reader, const yaml_event_t *event, struct tg_err *err)
{
	bool map = event->type == YAML_MAPPING_START_EVENT;
	bool marked = map ? event->data.mapping_start.anchor || event->data.mapping_start.tag
			  : event->data.sequence_start.anchor || event->data.sequence_start.tag;

	if (marked)
		return refuse(reader, event, err,
			      "anchors and tags are not supported; write the value itself");
	if (tg_build_wants_key(&reader->build))
		return refuse(reader, event, err, "a key must be a plain text");
	return tg_build_value(&reader->build, map ? TG_VALUE_MAP : TG_VALUE_LIST, tg_str(""), false,
			      line_of(event), column_of(event), err);
}

static bool on_event(struct reader *reader, const yaml_event_t *event, struct tg_err *err)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (reader->documents++)
			return refuse(reader, event, err,
				      "a second document begins; keep one document a file");
		return true;
	case YAML_ALIAS_EVENT:
		return refuse(reader, event, err,
			      "aliases are not supported; write the value itself");
	case YAML_SCALAR_EVENT:
		return on_scalar(reader, event, err);
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return on_open(reader, event, err);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		tg_build_close(&reader->build);
		return true;
	default:
		return true;
	}
}

static bool read_events(struct reader *reader, struct tg_err *err)
{
	yaml_event_type_t type = YAML_NO_EVENT;

	while (type != YAML_STREAM_END_EVENT) {
		TG_AUTO(delete_event) yaml_event_t event = {0};

		if (!yaml_parser_parse(&reader->parser, &event))
			return fail_yaml(reader, err);
		if (!on_event(reader, &event, err))
			return false;
		type = event.type;
	}
	/* An empty file is a value too: nothing. */
	if (!reader->build.root)
		return tg_build_value(&reader->build, TG_VALUE_NULL, tg_str(""), true, 1, 1, err);
	return true;
}

/* @satisfies TG-FMT-1 */
const struct tg_value *tg_yaml_parse(struct tg_arena *arena, struct tg_str content,
				     const char *file, struct tg_err *err)
{
	struct reader reader = {.build = {.arena = arena, .file = tg_arena_strdup(arena, file)}};
	bool ok;

	if (!tg_input_check(content, file, &reader.content, err))
		return NULL;
	if (!yaml_parser_initialize(&reader.parser))
		tg_oom(sizeof(reader.parser));
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&reader.parser,
		(const unsigned char *)(reader.content.ptr ? reader.content.ptr : ""),
		reader.content.len);
	ok = read_events(&reader, err);
	yaml_parser_delete(&reader.parser);
	tg_build_done(&reader.build);
	return ok ? reader.build.root : NULL;
}
