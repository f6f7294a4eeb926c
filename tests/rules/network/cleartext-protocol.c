/* SPDX-License-Identifier: Apache-2.0 */
/* network/cleartext-protocol: what it finds, then what it must leave alone. */
#include "cleartext-protocol.h"

struct mosquitto;
int mosquitto_connect(struct mosquitto *m, const char *host, int port, int keepalive);
int MQTTClient_create(void *handle, const char *uri, const char *id, int persistence, void *context);
void *PQconnectdb(const char *conninfo);
void *WinHttpOpenRequest(void *h, const void *verb, const void *name, const void *version,
			 const void *referrer, const void **types, unsigned flags);

void finds_addresses(CURL *handle, void *client)
{
	curl_easy_setopt(handle, CURLOPT_URL, "ftp://files.example.com/"); /* expect: network/cleartext-protocol without TLS */
	MQTTClient_create(client, "tcp://broker.example.com:1883", "id", 0, 0); /* expect: network/cleartext-protocol MQTT */
}

void finds_a_port(struct mosquitto *m)
{
	mosquitto_connect(m, "broker.example.com", 1883, 60); /* expect: network/cleartext-protocol 1883 */
}

void *finds_a_setting(void)
{
	return PQconnectdb("host=db user=app sslmode=disable"); /* expect: network/cleartext-protocol TLS */
}

void *finds_a_missing_flag(void *h)
{
	return WinHttpOpenRequest(h, "GET", "/", 0, 0, 0, 0); /* expect: network/cleartext-protocol WINHTTP */
}

#define UPDATES "http://updates.example.com/"
#define SET_URL(h) curl_easy_setopt(h, CURLOPT_URL, UPDATES)
void finds_in_a_macro(CURL *handle)
{
	SET_URL(handle); /* expect: network/cleartext-protocol */
}

void allows_tls(CURL *handle, void *client)
{
	curl_easy_setopt(handle, CURLOPT_URL, "https://files.example.com/");
	MQTTClient_create(client, "ssl://broker.example.com:8883", "id", 0, 0);
}

void allows_the_same_machine(CURL *handle, struct mosquitto *m)
{
	curl_easy_setopt(handle, CURLOPT_URL, "http://localhost:8080/");
	mosquitto_connect(m, "127.0.0.1", 1883, 60);
}

void allows_what_is_configured(CURL *handle, const char *url)
{
	curl_easy_setopt(handle, CURLOPT_URL, url);
	curl_easy_setopt(handle, CURLOPT_REFERER, "http://example.com/");
}

void *allows_a_secure_request(void *h)
{
	return WinHttpOpenRequest(h, "GET", "/", 0, 0, 0, 0x800000);
}

#include <arpa/inet.h>
#include <netinet/in.h>
int tftp_init(const void *context);
int finds_a_port_of_telnet(struct sockaddr_in *a)
{
	a->sin_port = htons(23); /* expect: network/cleartext-protocol */
	return 0;
}

int finds_tftp(const void *context)
{
	return tftp_init(context); /* expect: network/cleartext-protocol */
}

int allows_a_port_of_ssh(struct sockaddr_in *a)
{
	a->sin_port = htons(22);
	return 0;
}

struct product {
	const char *name;
	int version;
};

void allows_the_version_of_something_else(struct product *p)
{
	static const struct product known = {.name = "Controller", .version = 0};

	*p = known;
}
