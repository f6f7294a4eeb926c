/* SPDX-License-Identifier: Apache-2.0 */
/* memory/stack-escape: what it finds, then what it must leave alone. */
#include "stack-escape.h"

int *finds_a_variable(void)
{
	int value = 3;
	return &value; /* expect: memory/stack-escape */
}

char *finds_an_array(void)
{
	char text[8] = "x";
	return text; /* expect: memory/stack-escape */
}

char *finds_an_element(int i)
{
	char text[8] = "abc";
	return &text[i & 3]; /* expect: memory/stack-escape */
}

int *finds_a_parameter(int value)
{
	return &value; /* expect: memory/stack-escape */
}

void finds_what_a_parameter_gets(int **out)
{
	int fallback = 10;
	*out = &fallback; /* expect: memory/stack-escape stays behind */
}

struct view {
	const char *text;
};
struct view finds_a_member_of_a_result(char c)
{
	char text[2] = {c, 0};
	struct view view;
	view.text = text; /* expect: memory/stack-escape stays behind */
	return view;
}

void use_view(struct view *view);
void allows_what_is_taken_back(struct view *view)
{
	char text[8] = "a";
	view->text = text;
	use_view(view);
	view->text = "";
}

int *finds_a_way_through_a_variable(void)
{
	int value = 3, *p;
	p = &value;
	return p; /* expect: memory/stack-escape 'value' */
}

#define ADDRESS(x) (&(x))
int *finds_through_a_macro(void)
{
	int value = 3;
	return ADDRESS(value); /* expect: memory/stack-escape */
}

static int *same(int *p)
{
	return p;
}
int *finds_across_functions(void)
{
	int value = 1;

	return same(&value); /* expect: memory/stack-escape */
}

char *stack_escape_same(char *p);
char *finds_across_files(void)
{
	char text[8] = "";

	return stack_escape_same(text); /* expect: memory/stack-escape */
}

int *allows_a_static(void)
{
	static int value;
	return &value;
}

char *allows_the_callers_memory(char *text)
{
	return text + 1;
}

int allows_the_value(void)
{
	int value = 3, *p = &value;
	return *p;
}

static int *kept;
void finds_what_is_kept(void)
{
	int value = 4;
	kept = &value; /* expect: memory/stack-escape 'value' */
}

void allows_what_is_kept_for_a_while(void)
{
	int value = 4;
	kept = &value;
	allows_the_value();
	kept = 0;
}

void allows_what_lasts(void)
{
	static int value = 4;
	kept = &value;
}

int finds_what_ended_with_its_block(int n)
{
	int *p = &n;
	{
		int inner = n * 2;
		p = &inner;
	}
	return *p; /* expect: memory/stack-escape 'inner' has ended */
}

int allows_what_lives_as_long(int n)
{
	int inner = 0, *p = &n;
	{
		inner = n * 2;
		p = &inner;
	}
	return *p;
}
