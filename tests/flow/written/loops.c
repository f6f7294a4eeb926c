/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* finds unsigned_down: 835 571 */
void unsigned_down(const int *v)
{
	for (unsigned i = 9; i >= 0; i--)
		printf("%d\n", v[i % 10]);
}
/* allows unsigned_down */
void signed_down(const int *v)
{
	for (int i = 9; i >= 0; i--)
		printf("%d\n", v[i % 10]);
}

/* finds no_step: 835 */
int no_step(const char *s)
{
	int n = 0, spaces = 0;
	while (s[n] != '\0') {
		if (s[n] == ' ')
			spaces++;
	}
	return spaces;
}
/* allows no_step */
int with_step(const char *s)
{
	int n = 0, spaces = 0;
	while (s[n] != '\0') {
		if (s[n] == ' ')
			spaces++;
		n++;
	}
	return spaces;
}

/* finds no_exit: 835 */
void no_exit(void)
{
	int i = 0;
	for (;;) {
		printf("%d\n", i);
		i = (i + 1) & 7;
	}
}
/* allows no_exit */
void one_exit(void)
{
	int i = 0;
	for (;;) {
		printf("%d\n", i);
		i = (i + 1) & 7;
		if (i == 6)
			return;
	}
}

/* finds narrow_counter: 835 571 190 */
int narrow_counter(void)
{
	int sum = 0;
	for (unsigned char c = 0; c < 256; c++)
		sum ^= c;
	return sum;
}
/* allows narrow_counter */
int wide_counter(void)
{
	int sum = 0;
	for (unsigned c = 0; c < 256; c++)
		sum ^= (int)c;
	return sum;
}

/* finds wrong_way: 835 190 191 */
int wrong_way(int v)
{
	int n = 0;
	for (int i = 0; i < 10; i--)
		n ^= v;
	return n;
}
/* allows wrong_way */
int right_way(int v)
{
	int n = 0;
	for (int i = 0; i < 10; i++)
		n ^= v;
	return n;
}

/* finds goto_round: 835 */
void goto_round(void)
{
	int i = 0;
again:
	printf("%d\n", i);
	i = i ? 0 : 1;
	goto again;
}
/* allows goto_round */
void goto_some(void)
{
	int i = 0;
again:
	printf("%d\n", i);
	i++;
	if (i < 10)
		goto again;
}

/* finds outer_step: 835 */
int outer_step(int m[4][4])
{
	int sum = 0;
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; i++)
			sum += m[i & 3][j];
	return sum;
}
/* allows outer_step */
int inner_step(int m[4][4])
{
	int sum = 0;
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++)
			sum += m[i & 3][j];
	return sum;
}
