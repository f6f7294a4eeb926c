/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_memory.h"

/* finds m4_unset_switch: 457 908 */
int cost_of(int kind)
{
	int cost;
	switch (kind) {
	case 1:
		cost = 10;
		break;
	case 2:
		cost = 25;
		break;
	}
	return cost;
}
/* allows m4_unset_switch */
int cost_of_ok(int kind)
{
	int cost;
	switch (kind) {
	case 1:
		cost = 10;
		break;
	case 2:
		cost = 25;
		break;
	default:
		cost = 0;
		break;
	}
	return cost;
}

/* finds m4_unset_struct: 457 908 */
int node_value(void)
{
	struct node n;
	n.next = NULL;
	n.name = NULL;
	return n.value + 1;
}
/* allows m4_unset_struct */
int node_value_ok(void)
{
	struct node n = {0};
	n.next = NULL;
	n.name = NULL;
	return n.value + 1;
}

/* finds m4_unset_heap: 457 908 665 */
int sum_heap(void)
{
	int *v = malloc(4 * sizeof(*v)), s;
	if (!v)
		return -1;
	v[0] = v[1] = 1;
	s = v[0] + v[1] + v[2];
	free(v);
	return s;
}
/* allows m4_unset_heap */
int sum_heap_ok(void)
{
	int *v = calloc(4, sizeof(*v)), s;
	if (!v)
		return -1;
	v[0] = v[1] = 1;
	s = v[0] + v[1] + v[2];
	free(v);
	return s;
}

/* finds m4_unset_out: 457 908 252 */
static void find_user(const struct session *all, int n, const char *name, int *at)
{
	int i;
	for (i = 0; i < n; i++)
		if (all[i].user && strcmp(all[i].user, name) == 0) {
			*at = i;
			return;
		}
}

char *token_of(const char *name)
{
	int at;
	find_user(sessions, 4, name, &at);
	return sessions[at].token;
}
/* allows m4_unset_out */
char *token_of_ok(const char *name)
{
	int at = -1;
	find_user(sessions, 4, name, &at);
	return at < 0 ? NULL : sessions[at].token;
}

/* finds m4_unset_array: 457 908 */
double mean3(int n)
{
	double v[3], sum = 0;
	int i;
	for (i = 0; i < 2; i++)
		v[i] = n * i;
	for (i = 0; i < 3; i++)
		sum += v[i];
	return sum / 3;
}
/* allows m4_unset_array */
double mean3_ok(int n)
{
	double v[3], sum = 0;
	int i;
	for (i = 0; i < 3; i++)
		v[i] = n * i;
	for (i = 0; i < 3; i++)
		sum += v[i];
	return sum / 3;
}

/* finds m4_init_text: 665 457 170 */
void build_list(const char *a)
{
	char out[64];
	strcat(out, a);
	strcat(out, "\n");
	fputs(out, stdout);
}
/* allows m4_init_text */
void build_list_ok(const char *a)
{
	char out[64];
	out[0] = '\0';
	strncat(out, a, sizeof(out) - 2);
	strcat(out, "\n");
	fputs(out, stdout);
}

/* finds m4_init_strncpy: 665 170 126 */
void keep_name(const char *a)
{
	char out[8];
	strncpy(out, "abcdefghij", sizeof(out));
	printf("%s %s\n", out, a);
}
/* allows m4_init_strncpy */
void keep_name_ok(const char *a)
{
	char out[8];
	strncpy(out, "abcdefghij", sizeof(out));
	out[sizeof(out) - 1] = '\0';
	printf("%s %s\n", out, a);
}

/* finds m4_init_memset: 665 457 */
void reset_counters(void)
{
	int counters[32];
	memset(counters, 32, 0);
	counters[3]++;
	printf("%d\n", counters[3]);
}
/* allows m4_init_memset */
void reset_counters_ok(void)
{
	int counters[32];
	memset(counters, 0, sizeof(counters));
	counters[3]++;
	printf("%d\n", counters[3]);
}
