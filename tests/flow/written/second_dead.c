/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* finds d2_overwritten: 563 */
int area(int w, int h)
{
	int a = w + h;
	a = w * h;
	return a;
}
/* allows d2_overwritten */
int area_used(int w, int h)
{
	int a = w + h;
	a = a * h;
	return a;
}

/* finds d2_never_read: 563 */
void tell(const wchar_t *w)
{
	size_t n = 0;
	n = wcslen(w);
	fputws(w, stdout);
}
/* allows d2_never_read */
void tell_length(const wchar_t *w)
{
	size_t n = 0;
	n = wcslen(w);
	wprintf(L"%zu %ls\n", n, w);
}

/* finds d2_last_step: 563 */
int sum_to(const int *v, int n)
{
	int sum = 0, last = 0;
	for (int i = 0; i < n; i++)
		sum += v[i];
	last = sum / (n ? n : 1);
	return sum;
}
/* allows d2_last_step */
int mean_to(const int *v, int n)
{
	int sum = 0, last = 0;
	for (int i = 0; i < n; i++)
		sum += v[i];
	last = sum / (n ? n : 1);
	return last;
}

/* finds d2_field_dead: 563 */
struct area {
	int left, top;
};

int left_of(void)
{
	int x = 4;
	struct area a = { x, 2 };
	int keep = a.left;
	x = 12;
	return keep;
}
/* allows d2_field_dead */
int left_moved(void)
{
	int x = 4;
	struct area a = { x, 2 };
	int keep = a.left;
	x = 12;
	return keep + x;
}

/* finds d2_unsigned_below: 570 561 */
int valid(size_t n)
{
	if (n < 0)
		return 0;
	return 1;
}
/* allows d2_unsigned_below */
int valid_right(long n)
{
	if (n < 0)
		return 0;
	return 1;
}

/* finds d2_known_false: 570 561 */
int check_mode(int m)
{
	int mode = m & 3;
	if (mode == 7)
		return -1;
	return mode;
}
/* allows d2_known_false */
int check_mode_right(int m)
{
	int mode = m & 7;
	if (mode == 7)
		return -1;
	return mode;
}

/* finds d2_both: 570 561 */
int inside(int a)
{
	if (a < 10 && a > 20)
		return 1;
	return 0;
}
/* allows d2_both */
int inside_right(int a)
{
	if (a > 10 && a < 20)
		return 1;
	return 0;
}

/* finds d2_false_after: 570 561 */
int clamp(int v)
{
	if (v > 100)
		v = 100;
	if (v > 200)
		puts("very large");
	return v;
}
/* allows d2_false_after */
int clamp_right(int v)
{
	if (v > 200)
		puts("very large");
	if (v > 100)
		v = 100;
	return v;
}

/* finds d2_null_known: 570 571 561 */
int starts(const char *s)
{
	char b[10];
	snprintf(b, sizeof b, "%s", s);
	if (b == NULL)
		return 0;
	return b[0] == 'a';
}
/* allows d2_null_known */
int starts_right(const char *s)
{
	char b[10];
	if (s == NULL)
		return 0;
	snprintf(b, sizeof b, "%s", s);
	return b[0] == 'a';
}

/* finds d2_always_unsigned: 571 */
void down(unsigned n)
{
	while (n >= 0) {
		printf("%u\n", n);
		if (n-- == 7)
			break;
	}
}
/* allows d2_always_unsigned */
void down_right(unsigned n)
{
	while (n > 0) {
		printf("%u\n", n);
		if (n-- == 7)
			break;
	}
}

/* finds d2_always_or: 571 */
int is_other(int c)
{
	if (c != 'y' || c != 'n')
		return 1;
	return 0;
}
/* allows d2_always_or */
int is_other_right(int c)
{
	if (c != 'y' && c != 'n')
		return 1;
	return 0;
}

/* finds d2_always_flag: 571 */
int search(const int *v, int n, int key)
{
	bool going = true;
	int i = 0;
	if (going)
		puts("searching");
	for (; i < n; i++)
		if (v[i] == key)
			break;
	return i;
}
/* allows d2_always_flag */
int search_right(const int *v, int n, int key, bool going)
{
	int i = 0;
	if (going)
		puts("searching");
	for (; i < n; i++)
		if (v[i] == key)
			break;
	return i;
}

/* finds d2_always_range: 571 */
int byte_ok(uint8_t b)
{
	if (b <= 255)
		return 1;
	return 0;
}
/* allows d2_always_range */
int byte_ok_right(uint8_t b)
{
	if (b <= 127)
		return 1;
	return 0;
}

/* finds d2_goto_over: 561 */
int after_goto(int v)
{
	goto done;
	v *= 2;
done:
	return v;
}
/* allows d2_goto_over */
int before_goto(int v)
{
	if (v < 0)
		goto done;
	v *= 2;
done:
	return v;
}

/* finds d2_after_forever: 561 */
int serve(int (*next)(void))
{
	for (;;) {
		int c = next();
		if (c == 'q')
			exit(0);
	}
	puts("stopped");
	return 1;
}
/* allows d2_after_forever */
int serve_right(int (*next)(void))
{
	for (;;) {
		int c = next();
		if (c == 'q')
			break;
	}
	puts("stopped");
	return 1;
}

/* finds d2_both_return: 561 */
int sign_of(int v)
{
	if (v >= 0) {
		return 1;
	} else {
		return -1;
	}
	printf("%d\n", v);
	return 0;
}
/* allows d2_both_return */
int sign_right(int v)
{
	if (v > 0) {
		return 1;
	} else if (v < 0) {
		return -1;
	}
	printf("%d\n", v);
	return 0;
}

/* finds d2_loop_once: 561 */
int first_even(const int *v, int n)
{
	for (int i = 0; i < n; i++) {
		if (v[i] % 2 == 0)
			return v[i];
		else
			continue;
		puts("odd");
	}
	return 0;
}
/* allows d2_loop_once */
int first_even_right(const int *v, int n)
{
	for (int i = 0; i < n; i++) {
		if (v[i] % 2 == 0)
			return v[i];
		puts("odd");
	}
	return 0;
}
