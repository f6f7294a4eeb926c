/* SPDX-License-Identifier: Apache-2.0 */
/* memory/type-confusion: what it finds, then what it must leave alone. */
#include "type-confusion.h"

int finds_a_short(void)
{
	short small = 8;
	void *data = &small;
	return *(int *)data; /* expect: memory/type-confusion 'small' */
}

int finds_a_character(void)
{
	char c = 'a';
	void *data;
	data = &c;
	return *((int *)data); /* expect: memory/type-confusion */
}

static long wide(void *data)
{
	return *(long *)data; /* expect: memory/type-confusion */
}
long finds_across_functions(void)
{
	int number = 1;
	return wide(&number);
}

#define AS_INT(p) (*(int *)(p))
int finds_through_a_macro(void)
{
	short small = 8;
	void *data = &small;
	return AS_INT(data); /* expect: memory/type-confusion */
}

long type_confusion_wide(void *data);
long finds_across_files(void)
{
	int number = 1;

	return type_confusion_wide(&number);
}

int allows_the_same_size(void)
{
	unsigned number = 8;
	void *data = &number;
	return *(int *)data;
}

int allows_a_buffer(void)
{
	char buffer[8] = "abc";
	void *data = buffer;
	return *(int *)data;
}

int allows_an_unknown_object(void *data)
{
	return *(int *)data;
}

struct value {
	int kind;
	union {
		int number;
		unsigned long bits;
		struct {
			unsigned low, high;
		} half;
		const char *text;
	} u;
};
int show(const char *text);
void fill(struct value *v);

int finds_a_number_as_text(int n)
{
	struct value v;
	v.kind = 0;
	v.u.number = n;
	return show(v.u.text); /* expect: memory/type-confusion 'number' */
}

int finds_a_number_behind_a_pointer(struct value *v)
{
	v->u.number = 4;
	v->kind = 1;
	if (v->kind)
		return *v->u.text; /* expect: memory/type-confusion 'text' */
	return 0;
}

int allows_the_member_that_was_written(struct value *v)
{
	v->u.number = 4;
	v->u.text = "four";
	return show(v->u.text);
}

int allows_all_bits(struct value *v, unsigned long bits)
{
	v->u.bits = bits;
	return show(v->u.text);
}

int allows_both_halves(struct value *v, unsigned low, unsigned high)
{
	v->u.half.low = low;
	v->u.half.high = high;
	return show(v->u.text);
}

int allows_what_a_call_fills(struct value *v)
{
	v->u.number = 0;
	fill(v);
	return show(v->u.text);
}

int allows_another_object(struct value *v, struct value *w)
{
	v->u.number = 0;
	return show(w->u.text);
}

int allows_the_other_branch(struct value *v, int text)
{
	if (!text) {
		v->u.number = 0;
		return 0;
	}
	return show(v->u.text);
}

int allows_a_write_that_comes_around(struct value *v, int n)
{
	int sum = 0;
	v->u.number = 0;
	for (int i = 0; i < n; i++) {
		if (i > 0)
			sum += show(v->u.text);
		v->u.text = "again";
	}
	return sum;
}

int allows_a_whole_copy(struct value v, const struct value *from)
{
	v.u.number = 0;
	v = *from;
	return show(v.u.text);
}
