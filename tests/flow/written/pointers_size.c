/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct item {
	int id;
	char tag[12];
};

/* finds size_of_parameter: 467 */
void size_of_parameter(char password[64])
{
	memset(password, 0, sizeof(password));
}
/* allows size_of_parameter */
void size_given(char *password, size_t size)
{
	memset(password, 0, size);
}

/* finds size_of_string: 467 */
int size_of_string(const char *given)
{
	const char *secret = "opensesame";
	return strncmp(given, secret, sizeof(secret)) == 0;
}
/* allows size_of_string */
int size_of_array(const char *given)
{
	const char secret[] = "opensesame";
	return strncmp(given, secret, sizeof(secret)) == 0;
}

/* finds size_alloc_pointer: 467 122 131 */
double *size_alloc_pointer(void)
{
	double *d = (double *)malloc(sizeof(d));
	if (d != NULL)
		*d = 1.7;
	return d;
}
/* allows size_alloc_pointer */
double *size_alloc_object(void)
{
	double *d = (double *)malloc(sizeof(*d));
	if (d != NULL)
		*d = 1.7;
	return d;
}

/* finds scaled_field: 468 */
int *scaled_field(struct item *all, size_t n)
{
	return (int *)(all + n * sizeof(struct item));
}
/* allows scaled_field */
int *scaled_once(struct item *all, size_t n)
{
	return (int *)((char *)all + n * sizeof(struct item));
}

/* finds scaled_cast: 468 */
int scaled_cast(int *p)
{
	char second = *(char *)(p + 1);
	return second;
}
/* allows scaled_cast */
int byte_cast(int *p)
{
	char second = *((char *)p + 1);
	return second;
}

/* finds scaled_short: 468 */
void scaled_short(uint16_t *samples)
{
	uint16_t *end = samples + 10 * sizeof(*samples);
	*(end - 1) = 0;
}
/* allows scaled_short */
void scaled_elements(uint16_t *samples)
{
	uint16_t *end = samples + 10;
	*(end - 1) = 0;
}

/* finds different_arrays: 469 */
size_t different_arrays(void)
{
	char a[64] = "path/name", b[64] = "other/name";
	char *slash = strchr(a, '/');
	if (!slash)
		return 0;
	return (size_t)(slash - b);
}
/* allows different_arrays */
size_t same_array(void)
{
	char a[64] = "path/name", b[64] = "other/name";
	char *slash = strchr(a, '/');
	if (!slash)
		return strlen(b);
	return (size_t)(slash - a);
}

/* finds different_heaps: 469 */
ptrdiff_t different_heaps(void)
{
	int *a = malloc(40), *b = malloc(40);
	ptrdiff_t d = b - a;
	free(a);
	free(b);
	return d;
}
/* allows different_heaps */
ptrdiff_t same_heap(void)
{
	int *a = malloc(40), *b = a ? a + 3 : a;
	ptrdiff_t d = b - a;
	free(a);
	return d;
}

/* finds null_then_field: 476 690 */
int null_then_field(struct item *list, int n, int id)
{
	struct item *found = NULL;
	for (int i = 0; i < n; i++)
		if (list[i].id == id)
			found = &list[i];
	return found->tag[0];
}
/* allows null_then_field */
int null_or_field(struct item *list, int n, int id)
{
	struct item *found = NULL;
	for (int i = 0; i < n; i++)
		if (list[i].id == id)
			found = &list[i];
	return found ? found->tag[0] : -1;
}

/* finds test_after_use: 476 */
int test_after_use(struct item *it)
{
	int id = it->id;
	if (it == NULL)
		return -1;
	return id;
}
/* allows test_after_use */
int test_before_use(struct item *it)
{
	if (it == NULL)
		return -1;
	int id = it->id;
	return id;
}

/* finds wrong_operator: 476 */
int wrong_operator(struct item *it)
{
	if (it != NULL || it->id > 3)
		return 1;
	return 0;
}
/* allows wrong_operator */
int right_operator(struct item *it)
{
	if (it != NULL && it->id > 3)
		return 1;
	return 0;
}

/* finds single_and: 476 */
int single_and(struct item *it)
{
	if ((it != NULL) & (it->id > 3))
		return 1;
	return 0;
}
/* allows single_and */
int double_and(struct item *it)
{
	if ((it != NULL) && (it->id > 3))
		return 1;
	return 0;
}

/* finds env_length: 476 690 */
size_t env_length(void)
{
	return strlen(getenv("EDITOR"));
}
/* allows env_length */
size_t env_length_checked(void)
{
	const char *e = getenv("EDITOR");
	return e ? strlen(e) : 0;
}

static struct item *make_or_null(int id)
{
	if (id < 0)
		return NULL;
	struct item *it = malloc(sizeof *it);
	if (it)
		it->id = id;
	return it;
}
/* finds null_from_helper: 476 690 */
void null_from_helper(int id)
{
	struct item *it = make_or_null(id);
	it->tag[0] = 0;
	free(it);
}
/* allows null_from_helper */
void null_from_helper_checked(int id)
{
	struct item *it = make_or_null(id);
	if (!it)
		return;
	it->tag[0] = 0;
	free(it);
}
