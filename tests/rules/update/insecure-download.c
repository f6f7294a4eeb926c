/* SPDX-License-Identifier: Apache-2.0 */
/* update/insecure-download: what it finds, then what it must leave alone. */
#include "insecure-download.h"

static const char *const finds_update_url = "ftp://files.example/gateway.bin"; /* expect: update/insecure-download */

int finds_what_a_function_is_for_in_upgrade_device(void)
{
	return fetch("tftp://192.0.2.1/image.bin", finds_update_url); /* expect: update/insecure-download */
}

int ota_start(const char *url);
int finds_what_takes_it(void)
{
	return ota_start("HTTP://files.example/a"); /* expect: update/insecure-download */
}

#define FIRMWARE_URL "http://files.example/firmware.img"
int finds_through_a_macro(void)
{
	return fetch(FIRMWARE_URL, "a.img"); /* expect: update/insecure-download */
}

int allows_a_protected_connection(void)
{
	return fetch("https://files.example/firmware.img", "a.img");
}

int allows_other_pages(void)
{
	return fetch("http://weather.example/today", "today.txt");
}

int allows_this_machine(void)
{
	return fetch("http://127.0.0.1:8080/firmware.img", "a.img") +
	       fetch("http://localhost/update", "a.img");
}

const char *allows_words(void)
{
	return "firmware is fetched with http://";
}
