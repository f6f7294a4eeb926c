/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

/* finds last_char: 127 125 786 124 */
void last_char(FILE *in)
{
	char line[80];
	if (!fgets(line, sizeof line, in))
		return;
	size_t n = strcspn(line, "\n");
	line[n] = 0;
	if (line[n - 1] == '\r')
		puts("dos");
}
/* allows last_char */
void last_char_some(FILE *in)
{
	char line[80];
	if (!fgets(line, sizeof line, in))
		return;
	size_t n = strcspn(line, "\n");
	line[n] = 0;
	if (n > 0 && line[n - 1] == '\r')
		puts("dos");
}

/* finds read_before: 127 125 786 */
void read_before(void)
{
	wchar_t text[50];
	wchar_t *p = text;
	wmemset(text, L'q', 49);
	text[49] = 0;
	p = p - 1;
	wprintf(L"%lc\n", (wint_t)*p);
}
/* allows read_before */
void read_start(void)
{
	wchar_t text[50];
	wchar_t *p = text;
	wmemset(text, L'q', 49);
	text[49] = 0;
	p = p + 1;
	wprintf(L"%lc\n", (wint_t)*p);
}

/* finds random_before: 127 125 786 129 */
void random_before(void)
{
	int v[10] = {0};
	int at = (rand() % 20) - 10;
	printf("%d\n", v[at]);
}
/* allows random_before */
void random_within(void)
{
	int v[10] = {0};
	int at = (rand() % 20) - 10;
	if (at >= 0)
		printf("%d\n", v[at]);
}

/* finds heap_before: 127 125 786 */
void heap_before(void)
{
	char *block = malloc(64), out[32];
	if (!block)
		return;
	memset(block, 'b', 64);
	memcpy(out, block - 16, 32);
	printf("%c\n", out[20]);
	free(block);
}
/* allows heap_before */
void heap_inside(void)
{
	char *block = malloc(64), out[32];
	if (!block)
		return;
	memset(block, 'b', 64);
	memcpy(out, block + 16, 32);
	printf("%c\n", out[20]);
	free(block);
}

struct cell {
	int x, y;
};
/* finds product_fscanf: 680 190 122 789 */
struct cell *product_fscanf(FILE *in)
{
	int count = 0;
	if (fscanf(in, "%d", &count) != 1)
		return NULL;
	struct cell *c = (struct cell *)malloc(count * sizeof(struct cell));
	if (c == NULL)
		return NULL;
	for (size_t i = 0; i < (size_t)count; i++)
		c[i].x = c[i].y = 0;
	return c;
}
/* allows product_fscanf */
struct cell *product_checked(FILE *in)
{
	int count = 0;
	if (fscanf(in, "%d", &count) != 1 || count <= 0 || count > 1000)
		return NULL;
	struct cell *c = (struct cell *)malloc(count * sizeof(struct cell));
	if (c == NULL)
		return NULL;
	for (size_t i = 0; i < (size_t)count; i++)
		c[i].x = c[i].y = 0;
	return c;
}

/* finds product_narrow: 680 190 122 789 */
uint8_t *product_narrow(int s)
{
	uint32_t wh[2];
	if (recv(s, wh, sizeof wh, MSG_WAITALL) != sizeof wh)
		return NULL;
	uint32_t bytes = wh[0] * wh[1] * 4;
	uint8_t *image = malloc(bytes);
	if (image)
		for (uint32_t row = 0; row < wh[1]; row++)
			image[(size_t)row * wh[0] * 4] = 0;
	return image;
}
/* allows product_narrow */
uint8_t *product_bounded(int s)
{
	uint32_t wh[2];
	if (recv(s, wh, sizeof wh, MSG_WAITALL) != sizeof wh)
		return NULL;
	if (wh[0] > 4096 || wh[1] > 4096 || wh[0] == 0)
		return NULL;
	uint32_t bytes = wh[0] * wh[1] * 4;
	uint8_t *image = malloc(bytes);
	if (image)
		for (uint32_t row = 0; row < wh[1]; row++)
			image[(size_t)row * wh[0] * 4] = 0;
	return image;
}

/* finds plus_header: 680 190 122 789 */
char *plus_header(void)
{
	char *size = getenv("SIZE");
	unsigned int n = size ? (unsigned int)strtoul(size, NULL, 10) : 0u;
	char *p = malloc(n + 16u);
	if (p)
		memset(p, 0, n);
	return p;
}
/* allows plus_header */
char *plus_header_checked(void)
{
	char *size = getenv("SIZE");
	unsigned int n = size ? (unsigned int)strtoul(size, NULL, 10) : 0u;
	if (n > 65536u)
		return NULL;
	char *p = malloc(n + 16u);
	if (p)
		memset(p, 0, n);
	return p;
}
