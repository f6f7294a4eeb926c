/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#define EPERM 0 /* expect: preprocessor/macro-redefined 'EPERM' */
#define LIMIT 3
#define SAME 4
