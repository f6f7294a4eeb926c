/* SPDX-License-Identifier: Apache-2.0 */
/*
 * text.h - one escape function per sink, and small helpers for text that people read.
 *
 * Everything that stems from a repository is hostile: names, messages and source lines pass
 * through the function of the place where they end up, always, terminal or not.
 */
#ifndef TG_BASE_TEXT_H
#define TG_BASE_TEXT_H

#include "base/str.h"

/*
 * For terminals and logs: control characters (C0, DEL, C1), bidirectional controls and
 * ill-formed bytes appear as \xNN or \u{NNNN}; a tab stays when `keep_tabs`. Line feeds are
 * escaped too, so a name can never begin a line of its own. What CI systems would take for a
 * command in their log ("::" at the beginning, "##[", "##vso[") is broken up in the same way.
 */
void tg_escape_terminal(struct tg_buf *out, struct tg_str text, bool keep_tabs);

/*
 * For a workflow command of GitHub Actions: '%', line ends and, in a property, ':' and ',' become
 * percent escapes; other control characters appear as in tg_escape_terminal().
 */
void tg_escape_command(struct tg_buf *out, struct tg_str text, bool property);

/* For HTML text and double-quoted attributes. Control characters become U+FFFD. */
void tg_escape_html(struct tg_buf *out, struct tg_str text);

/* For XML text and attributes; characters that XML 1.0 cannot carry become U+FFFD. */
void tg_escape_xml(struct tg_buf *out, struct tg_str text);

/* For CSV: quoted when needed; a leading = + - @ tab CR is disarmed with an apostrophe. */
void tg_escape_csv(struct tg_buf *out, struct tg_str text);

/* For a relative URI reference: percent-encodes all but unreserved characters and '/'. */
void tg_escape_uri(struct tg_buf *out, struct tg_str text);

/* For Markdown text: escapes what would open a construct, and HTML. */
void tg_escape_markdown(struct tg_buf *out, struct tg_str text);

/*
 * The edit distance (insert, delete, replace, swap of neighbours; ASCII case ignored) of two
 * texts, or `limit` + 1 when it is larger. Texts over 128 bytes count as far apart.
 */
unsigned tg_edit_distance(struct tg_str a, struct tg_str b, unsigned limit);

/* Seconds since 1970 as "2026-11-21T20:00:00Z". */
enum { TG_TIME_TEXT = 32 };
char *tg_time_text(int64_t seconds, char text[TG_TIME_TEXT]);

/* "2026-11-21" to days since 1970-01-01; false when it is no valid date. */
bool tg_date_parse(struct tg_str text, int64_t *ret_days);

/* A date, or "2026-11-21T20:00" with or without seconds and "Z" (UTC), to the last second it means,
 * since 1970; false when it is neither. */
bool tg_moment_parse(struct tg_str text, int64_t *ret_seconds);

/* Today in days since 1970; TRACEGATE_NOW (a date) overrides it, so that tests can set it. */
int64_t tg_today(void);

#endif
