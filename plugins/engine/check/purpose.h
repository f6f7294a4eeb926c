/* SPDX-License-Identifier: Apache-2.0 */
/*
 * purpose.h - what code is for, where the same call is right here and wrong there.
 */
#ifndef TG_ENGINE_PURPOSE_H
#define TG_ENGINE_PURPOSE_H

#include "engine/check/host.h"

/*
 * True when a node lies in code that tries itself out: a function that is called a self test, a
 * fuzz target or a benchmark (list "self-test-names"), one that only such functions call, a file
 * with such a name or below a folder of tests; or a variable that only such functions use.
 */
bool tg_purpose_self_test(struct tg_check *check, tg_node n);

/*
 * True when a call stays within one library: the unit defines other functions or objects for
 * everybody under the prefix of the callee. A library that has MD5 is not the one who chose it.
 */
bool tg_purpose_own_library(const struct tg_ir *ir, tg_node call);

#endif
