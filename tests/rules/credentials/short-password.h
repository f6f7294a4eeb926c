/* SPDX-License-Identifier: Apache-2.0 */
static const int min_password_length = 4; /* expect: credentials/short-password */
