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

/* expect: credentials/in-comment @+1 */
/* for maintenance log in as user "service" with password "winter" */
int finds_a_quoted_word(void);

int finds_a_pin(void);
/* expect: credentials/in-comment @+1 */
// master PIN of the doors: 4711

/* --- leaves alone --- */

/* the option "password" "file" names a file; 'password' 'x' is too short */
int allows_names_of_options(void);

/* PIN 12 of the connector; PINS: 40, PIN_MUX = 4096, PIN: 7 */
int allows_pins_of_a_chip(void);

/* a PIN has four digits: 1000 to 9999 are possible, and the PIN is never kept */
int allows_a_rule_for_pins(void);

/* password: the secret of the user */
int allows_a_description(void);

/* password = NULL means that there is none */
int allows_a_null(void);

/* the password is checked by verify(); see password_file=/etc/x1 */
int allows_a_sentence(void);

/*
 * $ ./fetch 127.0.0.1 user password "uptime"
 */
int allows_a_line_of_use(void);

/**
 * @passphrase: 8-to-63 characters
 * @password: 0-to-256-octet secret, or NULL
 */
int allows_the_description_of_a_parameter(const char *passphrase, const char *password);
