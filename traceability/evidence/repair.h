/* SPDX-License-Identifier: Apache-2.0 */
/*
 * repair.h - makes well-formed XML of what test runners write when a test prints something that
 * XML cannot carry. For the readers of this folder.
 */
#ifndef TG_EVIDENCE_REPAIR_H
#define TG_EVIDENCE_REPAIR_H

#include "base/str.h"

/*
 * Writes `content` to `out` with `?` for control characters, for references to them and for bytes
 * that are no UTF-8 (where that is the encoding), and with every `]]>` escaped that does not end
 * its CDATA section. Lines stay where they are. Returns the number of changes; UTF-16 is left as
 * it is.
 */
size_t tg_junit_repair(struct tg_str content, struct tg_buf *out);

#endif
