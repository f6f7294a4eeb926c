/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ledger.h - the files in the user's repository that people add lines to: reviews, pins. One line
 * a record, fields between tabs, sorted and without repetition, so that two branches that both add
 * lines merge without a conflict that means anything.
 */
#ifndef TG_TRACE_LEDGER_H
#define TG_TRACE_LEDGER_H

#include "base/mem.h"
#include "base/str.h"

/* Appends `text` as one field: what would end a field or a line becomes a space. */
void tg_ledger_field(struct tg_buf *out, const char *text);

/* Appends the ledger `content` with `line` in it, below `head`, which says what the fields are. */
void tg_ledger_add(struct tg_str content, const char *head, struct tg_str line, struct tg_buf *out);

#endif
