/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

/* Bidirectional controls and zero-width characters: they make text look like other text. */
static bool is_deceptive(uint32_t code)
{
	return (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0x061c || code == 0xfeff ||
	       code == 0x2028 || code == 0x2029;
}

/* "::" in front of a line, or "##[" and "##vso[" anywhere, is a command in a log of GitHub Actions
 * or Azure Pipelines; both take blanks off first. */
static bool is_command(struct tg_str text, size_t at)
{
	struct tg_str rest = tg_str_n(text.ptr + at, text.len - at);

	if (tg_str_starts(rest, "##[") || tg_str_starts(rest, "##vso["))
		return true;
	return tg_str_starts(rest, "::") && !tg_str_trim(tg_str_n(text.ptr, at)).len;
}

/* @satisfies TG-OUT-1 */
void tg_escape_terminal(struct tg_buf *out, struct tg_str text, bool keep_tabs)
{
	size_t at = 0;

	while (at < text.len) {
		size_t from = at;
		uint32_t code = tg_utf8_next(text, &at);
		unsigned char byte = (unsigned char)text.ptr[from];

		if (keep_tabs && code == '\t')
			tg_buf_putc(out, '\t');
		else if ((code == ':' || code == '#') && is_command(text, from))
			tg_buf_printf(out, "\\x%02x", byte);
		else if (is_control(code) || (code == 0xfffd && at - from == 1))
			tg_buf_printf(out, "\\x%02x", at - from == 1 ? byte : (unsigned)code);
		else if (is_deceptive(code))
			tg_buf_printf(out, "\\u{%04x}", (unsigned)code);
		else
			tg_buf_utf8(out, code);
	}
}

void tg_escape_command(struct tg_buf *out, struct tg_str text, bool property)
{
	struct tg_buf plain = {0};
	size_t i;

	tg_escape_terminal(&plain, text, false);
	for (i = 0; i < plain.len; i++) {
		if (plain.ptr[i] == '%' || (property && strchr(":,", plain.ptr[i])))
			tg_buf_printf(out, "%%%02X", (unsigned char)plain.ptr[i]);
		else
			tg_buf_putc(out, plain.ptr[i]);
	}
	tg_buf_done(&plain);
}

/* @satisfies TG-OUT-2 */
static void escape_markup(struct tg_buf *out, struct tg_str text, bool xml)
{
	size_t at = 0;

	while (at < text.len) {
		uint32_t code = tg_utf8_next(text, &at);

		if (code == '<')
			tg_buf_puts(out, "&lt;");
		else if (code == '>')
			tg_buf_puts(out, "&gt;");
		else if (code == '&')
			tg_buf_puts(out, "&amp;");
		else if (code == '"')
			tg_buf_puts(out, "&quot;");
		else if (code == '\'')
			tg_buf_puts(out, "&#39;");
		else if (xml && (code == '\n' || code == '\t' || code == '\r'))
			tg_buf_printf(out, "&#%u;", (unsigned)code);
		else if (code == '\n' || code == '\t')
			tg_buf_putc(out, (char)code);
		else if (is_control(code) || is_deceptive(code) || code == 0xfffe || code == 0xffff)
			tg_buf_utf8(out, 0xfffd);
		else
			tg_buf_utf8(out, code);
	}
}

void tg_escape_html(struct tg_buf *out, struct tg_str text)
{
	escape_markup(out, text, false);
}

void tg_escape_xml(struct tg_buf *out, struct tg_str text)
{
	escape_markup(out, text, true);
}

void tg_escape_csv(struct tg_buf *out, struct tg_str text)
{
	struct tg_buf clean = {0};
	size_t i;

	if (text.len && strchr("=+-@\t\r", text.ptr[0]))
		tg_buf_putc(&clean, '\'');
	tg_buf_str(&clean, text);
	if (strcspn(clean.ptr ? clean.ptr : "", ",\"\r\n") == clean.len) {
		tg_buf_str(out, tg_buf_view(&clean));
	} else {
		tg_buf_putc(out, '"');
		for (i = 0; i < clean.len; i++) {
			if (clean.ptr[i] == '"')
				tg_buf_putc(out, '"');
			tg_buf_putc(out, clean.ptr[i]);
		}
		tg_buf_putc(out, '"');
	}
	tg_buf_done(&clean);
}

static bool is_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void tg_escape_uri(struct tg_buf *out, struct tg_str text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (is_alnum(c) || (c && strchr("-._~/", c)))
			tg_buf_putc(out, (char)c);
		else
			tg_buf_printf(out, "%%%02X", c);
	}
}

void tg_escape_markdown(struct tg_buf *out, struct tg_str text)
{
	struct tg_buf plain = {0};
	size_t i;

	tg_escape_terminal(&plain, text, false);
	for (i = 0; i < plain.len; i++) {
		char c = plain.ptr[i];

		if (c == '<')
			tg_buf_puts(out, "&lt;");
		else if (c == '&')
			tg_buf_puts(out, "&amp;");
		else if (strchr("\\`*_[]()#!|~>:@", c))
			tg_buf_printf(out, "\\%c", c);
		else
			tg_buf_putc(out, c);
	}
	tg_buf_done(&plain);
}

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static bool same_letter(char a, char b)
{
	return lower(a) == lower(b);
}

/* Takes off what both begin and end with: it has no part in the distance. */
static void trim_common(struct tg_str *a, struct tg_str *b)
{
	for (; a->len && b->len && same_letter(*a->ptr, *b->ptr); a->len--, b->len--) {
		a->ptr++;
		b->ptr++;
	}
	while (a->len && b->len && same_letter(a->ptr[a->len - 1], b->ptr[b->len - 1])) {
		a->len--;
		b->len--;
	}
}

/* Of each row only the `limit` cells around the diagonal can count. */
unsigned tg_edit_distance(struct tg_str a, struct tg_str b, unsigned limit)
{
	unsigned rows[3][130], worst = limit + 1, best_before = 0;
	size_t i, j;

	trim_common(&a, &b);
	if (a.len > 128 || b.len > 128 || a.len > b.len + limit || b.len > a.len + limit)
		return worst;
	for (j = 0; j <= b.len; j++)
		rows[0][j] = (unsigned)j;
	for (i = 1; i <= a.len; i++) {
		unsigned *row = rows[i % 3], *last = rows[(i + 2) % 3], *other = rows[(i + 1) % 3];
		size_t from = i > limit ? i - limit : 1;
		size_t to = i + limit < b.len ? i + limit : b.len;
		unsigned best = row[from - 1] = from == 1 ? (unsigned)i : worst;

		for (j = from; j <= to; j++) {
			bool same = same_letter(a.ptr[i - 1], b.ptr[j - 1]);

			row[j] = least(least(last[j] + 1, row[j - 1] + 1), last[j - 1] + !same);
			if (i > 1 && j > 1 && same_letter(a.ptr[i - 1], b.ptr[j - 2]) &&
			    same_letter(b.ptr[j - 1], a.ptr[i - 2]))
				row[j] = least(row[j], other[j - 2] + 1);
			best = least(best, row[j]);
		}
		row[to + 1] = worst;
		if (best > limit && best_before > limit)
			return worst;
		best_before = best;
	}
	return rows[a.len % 3][b.len] > limit ? worst : rows[a.len % 3][b.len];
}

char *tg_time_text(int64_t seconds, char text[TG_TIME_TEXT])
{
	time_t when = (time_t)seconds;
	struct tm parts;

	if (!gmtime_r(&when, &parts) ||
	    strftime(text, TG_TIME_TEXT, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
		snprintf(text, TG_TIME_TEXT, "?");
	return text;
}

/* Days since 1970-01-01 of a date in the Gregorian calendar (years from March, eras of 400). */
static int64_t days_from_civil(int64_t year, unsigned month, unsigned day)
{
	int64_t era;
	unsigned year_of_era, day_of_year, day_of_era;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	year_of_era = (unsigned)(year - era * 400);
	day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + (int64_t)day_of_era - 719468;
}

bool tg_date_parse(struct tg_str text, int64_t *ret_days)
{
	static const unsigned char lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned number[3] = {0, 0, 0};
	size_t i, part = 0;

	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
		return false;
	for (i = 0; i < text.len; i++) {
		if (i == 4 || i == 7) {
			part++;
			continue;
		}
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
		number[part] = number[part] * 10 + (unsigned)(text.ptr[i] - '0');
	}
	if (number[1] < 1 || number[1] > 12 || number[2] < 1 || number[2] > lengths[number[1] - 1])
		return false;
	if (number[1] == 2 && number[2] == 29 &&
	    (number[0] % 4 || (number[0] % 100 == 0 && number[0] % 400)))
		return false;
	*ret_days = days_from_civil(number[0], number[1], number[2]);
	return true;
}

/* Two digits at `at`, at most `most`. */
static bool two_digits(struct tg_str text, size_t at, unsigned most, unsigned *ret)
{
	if (at + 2 > text.len || text.ptr[at] < '0' || text.ptr[at] > '9' ||
	    text.ptr[at + 1] < '0' || text.ptr[at + 1] > '9')
		return false;
	*ret = (unsigned)(text.ptr[at] - '0') * 10 + (unsigned)(text.ptr[at + 1] - '0');
	return *ret <= most;
}

/* @satisfies TG-WHY-2 */
bool tg_moment_parse(struct tg_str text, int64_t *ret_seconds)
{
	unsigned hour = 23, minute = 59, second = 59;
	int64_t days;

	if (!tg_date_parse(tg_str_n(text.ptr, text.len < 10 ? text.len : 10), &days))
		return false;
	if (text.len > 10) {
		if (text.ptr[text.len - 1] == 'Z')
			text.len--;
		if ((text.len != 16 && text.len != 19) ||
		    (text.ptr[10] != 'T' && text.ptr[10] != ' ') || text.ptr[13] != ':' ||
		    !two_digits(text, 11, 23, &hour) || !two_digits(text, 14, 59, &minute))
			return false;
		if (text.len == 19 && (text.ptr[16] != ':' || !two_digits(text, 17, 59, &second)))
			return false;
	}
	*ret_seconds = days * 86400 + hour * 3600 + minute * 60 + second;
	return true;
}

int64_t tg_today(void)
{
	const char *now = getenv("TRACEGATE_NOW");
	int64_t days;

	if (now && tg_date_parse(tg_str(now), &days))
		return days;
	return (int64_t)time(NULL) / 86400;
}
