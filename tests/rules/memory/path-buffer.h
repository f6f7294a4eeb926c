/* SPDX-License-Identifier: Apache-2.0 */
struct place {
	char where[128];
	int n;
};
char *realpath(const char *path, char *out);
int PathAppendA(char *path, const char *more);
int PathAppendW(short *path, const short *more);

static inline int finds_in_a_header(const char *path)
{
	char real[32];

	return realpath(path, real) != 0; /* expect: memory/path-buffer */
}
