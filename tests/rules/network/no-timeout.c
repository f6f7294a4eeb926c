/* SPDX-License-Identifier: Apache-2.0 */
/* network/no-timeout: what it finds, then what it must leave alone. */
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { CURLOPT_URL = 10002, CURLOPT_TIMEOUT = 13 };
typedef void CURL;
CURL *curl_easy_init(void);
int curl_easy_setopt(CURL *h, int option, ...);
int curl_easy_perform(CURL *h);
void curl_easy_cleanup(CURL *h);

#include "no-timeout.h"

long finds_a_client(int s, const struct sockaddr *to, socklen_t size, char *answer)
{
	if (connect(s, to, size) != 0)
		return -1;
	return recv(s, answer, 100, 0); /* expect: network/no-timeout */
}

long finds_a_server(int listener, char *request)
{
	int s = accept(listener, 0, 0);
	long n;

	if (s < 0)
		return -1;
	n = read(s, request, 100); /* expect: network/no-timeout */
	close(s);
	return n;
}

int finds_a_download(const char *url)
{
	CURL *h = curl_easy_init();
	int e;

	if (!h)
		return -1;
	curl_easy_setopt(h, CURLOPT_URL, url);
	e = curl_easy_perform(h); /* expect: network/no-timeout */
	curl_easy_cleanup(h);
	return e;
}

#define ANSWER(s, b) recv(s, b, 100, 0)
long finds_through_a_macro(int s, const struct sockaddr *to, socklen_t size, char *answer)
{
	connect(s, to, size);
	return ANSWER(s, answer); /* expect: network/no-timeout */
}

long allows_a_bound(int s, const struct sockaddr *to, socklen_t size, char *answer)
{
	struct timeval five = {5, 0};

	if (setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &five, sizeof(five)) != 0 ||
	    connect(s, to, size) != 0)
		return -1;
	return recv(s, answer, 100, 0);
}

int allows_a_bound_of_curl(const char *url)
{
	CURL *h = curl_easy_init();
	int e;

	if (!h)
		return -1;
	curl_easy_setopt(h, CURLOPT_URL, url);
	curl_easy_setopt(h, CURLOPT_TIMEOUT, 30L);
	e = curl_easy_perform(h);
	curl_easy_cleanup(h);
	return e;
}

long allows_what_others_have_opened(int s, char *request)
{
	return recv(s, request, 100, 0);
}

void prepare(CURL *h);
int allows_what_another_function_prepares(void)
{
	CURL *h = curl_easy_init();

	prepare(h);
	return curl_easy_perform(h);
}
