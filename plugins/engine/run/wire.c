/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wire.c - writing messages; wire_read.c reads them. Both list the members in the same order.
 */
#include "engine/run/wire.h"

#include "engine/run/wire_format.h"

struct writer {
	struct tg_buf body;
	struct tg_map strings; /* text -> its number */
};

static void put(struct tg_buf *out, uint64_t number)
{
	while (number >= 0x80) {
		tg_buf_putc(out, (char)(number | 0x80));
		number >>= 7;
	}
	tg_buf_putc(out, (char)number);
}

static void number(struct writer *writer, uint64_t value)
{
	put(&writer->body, value);
}

static void string(struct writer *writer, const char *text)
{
	struct tg_str key = tg_str(text);
	size_t before = writer->strings.entries.count;
	void **place = tg_map_put(&writer->strings, key);

	if (writer->strings.entries.count > before)
		*place = (void *)(uintptr_t)before;
	number(writer, (uintptr_t)*place);
}

static void seconds(struct writer *writer, double value)
{
	number(writer, value > 0 ? (uint64_t)(value * 1e9) : 0);
}

static void hash(struct writer *writer, struct tg_hash value)
{
	tg_buf_add(&writer->body, value.byte, sizeof(value.byte));
}

static void range(struct writer *writer, const struct tg_range *value)
{
	number(writer, value->line);
	number(writer, value->column);
	number(writer, value->end_line);
	number(writer, value->end_column);
	number(writer, value->offset);
	number(writer, value->end_offset);
}

static void finding(struct writer *writer, const struct tg_finding *value)
{
	size_t i;

	string(writer, value->rule);
	number(writer, value->severity);
	number(writer, value->confidence);
	string(writer, value->message);
	string(writer, value->path);
	range(writer, &value->range);
	string(writer, value->function);
	string(writer, value->usr);
	string(writer, value->macro);
	hash(writer, value->fingerprint);
	hash(writer, value->fallback);
	number(writer, value->state);
	string(writer, value->reason);
	number(writer, value->step_count);
	for (i = 0; i < value->step_count; i++) {
		string(writer, value->steps[i].path);
		range(writer, &value->steps[i].range);
		string(writer, value->steps[i].message);
	}
	number(writer, value->fix_count);
	for (i = 0; i < value->fix_count; i++) {
		string(writer, value->fixes[i].path);
		range(writer, &value->fixes[i].range);
		string(writer, value->fixes[i].text);
	}
	number(writer, value->premise_count);
	for (i = 0; i < value->premise_count; i++) {
		string(writer, value->premises[i].usr);
		number(writer, (uint64_t)value->premises[i].least);
		number(writer, (uint64_t)value->premises[i].most);
		number(writer, (uint64_t)value->premises[i].except);
		number(writer, (uint64_t)value->premises[i].uncalled |
				       (uint64_t)value->premises[i].by_itself << 1);
	}
}

static void symbols(struct writer *writer, const struct tg_symbol *at, size_t count)
{
	size_t i, r;

	number(writer, count);
	for (i = 0; i < count; i++) {
		number(writer, at[i].kind);
		string(writer, at[i].name);
		string(writer, at[i].usr);
		string(writer, at[i].path);
		range(writer, &at[i].range);
		number(writer, at[i].definition);
		number(writer, at[i].internal);
		hash(writer, at[i].tokens);
		number(writer, at[i].shape);
		hash(writer, at[i].meaning);
		number(writer, at[i].ref_count);
		for (r = 0; r < at[i].ref_count; r++) {
			number(writer, at[i].refs[r].use);
			string(writer, at[i].refs[r].name);
		}
	}
}

static void problems(struct writer *writer, const struct tg_unit *unit)
{
	size_t i;

	number(writer, unit->problem_count);
	for (i = 0; i < unit->problem_count; i++) {
		string(writer, unit->problems[i].path);
		number(writer, unit->problems[i].line);
		number(writer, unit->problems[i].column);
		string(writer, unit->problems[i].message);
		number(writer, unit->problems[i].error);
	}
}

static void flow(struct writer *writer, const struct tg_unit *unit)
{
	size_t i;

	number(writer, unit->flow.run);
	number(writer, unit->flow.cut);
	number(writer, unit->flow.shallow);
	number(writer, unit->flow.broken);
	number(writer, unit->flow.left);
	number(writer, unit->cut_count);
	for (i = 0; i < unit->cut_count; i++) {
		string(writer, unit->cuts[i].path);
		number(writer, unit->cuts[i].line);
		string(writer, unit->cuts[i].function);
		number(writer, unit->cuts[i].broken);
	}
}

static void unit(struct writer *writer, const struct tg_unit *value)
{
	size_t i;

	number(writer, value->status);
	string(writer, value->detail);
	number(writer, value->finding_count);
	for (i = 0; i < value->finding_count; i++)
		finding(writer, &value->findings[i]);
	symbols(writer, value->symbols, value->symbol_count);
	number(writer, value->call_count);
	for (i = 0; i < value->call_count; i++) {
		string(writer, value->calls[i].caller);
		string(writer, value->calls[i].callee);
		string(writer, value->calls[i].callee_name);
	}
	number(writer, value->global_count);
	for (i = 0; i < value->global_count; i++) {
		string(writer, value->globals[i].usr);
		string(writer, value->globals[i].other);
		number(writer, value->globals[i].says);
		number(writer, (uint64_t)value->globals[i].value);
	}
	problems(writer, value);
	number(writer, value->file_count);
	for (i = 0; i < value->file_count; i++)
		string(writer, value->files[i]);
	number(writer, value->dropped_flags);
	number(writer, value->node_count);
	number(writer, value->not_understood);
	flow(writer, value);
	seconds(writer, value->parse_seconds);
	seconds(writer, value->lower_seconds);
	seconds(writer, value->rule_seconds);
	number(writer, value->peak_bytes);
	number(writer, value->dump != NULL);
	if (value->dump)
		string(writer, value->dump);
}

static void fixed(struct tg_buf *out, uint64_t value, unsigned bytes)
{
	while (bytes--) {
		tg_buf_putc(out, (char)(value & 0xff));
		value >>= 8;
	}
}

static void head(struct tg_buf *out, enum tg_message kind, size_t size)
{
	fixed(out, TG_WIRE_MAGIC, 4);
	fixed(out, kind, 4);
	fixed(out, size, 4);
}

/* Frame, table and body in the order in which they are read. */
static void finish(struct writer *writer, enum tg_message kind, struct tg_buf *out)
{
	struct tg_buf table = {0};
	size_t i;

	put(&table, writer->strings.entries.count);
	for (i = 0; i < writer->strings.entries.count; i++) {
		struct tg_str text = writer->strings.entries.at[i].key;

		put(&table, text.len);
		tg_buf_str(&table, text);
	}
	head(out, kind, table.len + writer->body.len);
	tg_buf_str(out, tg_buf_view(&table));
	tg_buf_str(out, tg_buf_view(&writer->body));
	tg_buf_done(&table);
	tg_buf_done(&writer->body);
	tg_map_done(&writer->strings);
}

void tg_wire_put_unit(struct tg_buf *out, const struct tg_unit_result *result)
{
	struct writer writer = {0};
	size_t i;

	number(&writer, result->request);
	unit(&writer, &result->unit);
	number(&writer, result->use_count);
	for (i = 0; i < result->use_count; i++) {
		string(&writer, result->uses[i].path);
		number(&writer, result->uses[i].offset);
		number(&writer, result->uses[i].used);
		if (!result->uses[i].used)
			finding(&writer, &result->uses[i].finding);
	}
	number(&writer, result->input_count);
	for (i = 0; i < result->input_count; i++)
		string(&writer, result->inputs[i]);
	finish(&writer, TG_MESSAGE_UNIT, out);
}

void tg_wire_put_ir(struct tg_buf *out, struct tg_str ir)
{
	head(out, TG_MESSAGE_IR, ir.len);
	tg_buf_str(out, ir);
}

void tg_wire_put_outline(struct tg_buf *out, const struct tg_outline_result *result)
{
	struct writer writer = {0};

	number(&writer, result->index);
	number(&writer, result->outline.status);
	string(&writer, result->outline.detail);
	symbols(&writer, result->outline.symbols, result->outline.symbol_count);
	finish(&writer, TG_MESSAGE_OUTLINE, out);
}
