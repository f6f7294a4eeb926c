/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/in-comment: what it finds, then what it must leave alone. */
#include "in-comment.h"

/* --- finds --- */

/* expect: credentials/in-comment @+1 */
/* the test system: user = svc, password = Sommer22 */
int finds_a_block(void);

/* expect: credentials/in-comment @+1 */
// login svc, passwd: hunter2
int finds_a_line(void);

/* expect: credentials/in-comment @+1 */
/* pwd=admin */
#define ANSWER 42
int finds_it_above_a_macro(void);

/* --- leaves alone --- */

/* password: the secret of the user */
int allows_a_description(void);

/* password = NULL means that there is none */
int allows_a_null(void);

/* the password is checked by verify(); see password_file=/etc/x1 */
int allows_a_sentence(void);
