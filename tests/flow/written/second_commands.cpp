/* SPDX-License-Identifier: Apache-2.0 */
#include <arpa/inet.h>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>
#include <vector>

/* finds c2_archive: 78 88 77 */
class Archiver {
public:
	void setName(const std::string &n) { name = n; }
	int run() const
	{
		std::string command = "/bin/tar cf /tmp/out.tar ";
		command += name;
		return std::system(command.c_str());
	}
private:
	std::string name;
};

int archive_from_console()
{
	Archiver a;
	std::string line;
	std::getline(std::cin, line);
	a.setName(line);
	return a.run();
}
/* allows c2_archive */
int archive_by_choice()
{
	Archiver a;
	std::string line;
	std::getline(std::cin, line);
	a.setName(line == "2" ? "second" : "first");
	return a.run();
}

/* finds c2_ping: 78 88 77 */
static void ping(std::vector<std::string> &hosts)
{
	for (const auto &h : hosts) {
		std::string c = std::string("/bin/ping -c1 ") + h;
		FILE *p = popen(c.data(), "r");
		if (p)
			pclose(p);
	}
}

void ping_argument(const char *list)
{
	std::vector<std::string> hosts;
	std::ifstream in(list);
	std::string h;
	while (in >> h)
		hosts.push_back(h);
	ping(hosts);
}
/* allows c2_ping */
static void ping_each(std::vector<std::string> &hosts)
{
	for (const auto &h : hosts) {
		struct in_addr a;
		if (inet_pton(AF_INET, h.c_str(), &a) != 1)
			continue;
		execl("/bin/ping", "ping", "-c1", "192.0.2.1", (char *)nullptr);
	}
}

/* finds c2_callback: 78 88 77 */
using Action = int (*)(const char *);

static int do_shell(const char *text)
{
	char all[160];
	std::snprintf(all, sizeof all, "/usr/bin/logger %s", text);
	return std::system(all);
}

static int with_variable(const char *name, Action act)
{
	const char *v = std::getenv(name);
	return v ? act(v) : -1;
}

int log_user() { return with_variable("LOG_TEXT", do_shell); }
/* allows c2_callback */
static int do_log(const char *text)
{
	syslog(LOG_INFO, "%s", text);
	return 0;
}

int log_user_plain() { return with_variable("LOG_TEXT", do_log); }

/* finds c2_format_member: 134 */
struct Reply {
	char text[120];
	size_t used;
};

void greet(int s)
{
	Reply r = {};
	ssize_t n = read(s, r.text, sizeof r.text - 1);
	if (n > 0) {
		r.used = (size_t)n;
		std::printf(r.text);
	}
}
/* allows c2_format_member */
void greet_quoted(int s)
{
	Reply r = {};
	ssize_t n = read(s, r.text, sizeof r.text - 1);
	if (n > 0) {
		r.used = (size_t)n;
		std::printf("%s", r.text);
	}
}

/* finds c2_format_va: 134 */
static void report(FILE *to, const char *form, ...)
{
	va_list ap;
	va_start(ap, form);
	std::vfprintf(to, form, ap);
	va_end(ap);
}

void report_motd()
{
	std::ifstream in("/etc/motd.local");
	std::string motd;
	std::getline(in, motd);
	report(stderr, motd.c_str());
}
/* allows c2_format_va */
void report_motd_plain()
{
	std::ifstream in("/etc/motd.local");
	std::string motd;
	std::getline(in, motd);
	report(stderr, "%s\n", motd.c_str());
}

/* finds c2_syslog: 134 */
int main_log(int argc, char **argv);
int main(int argc, char **argv)
{
	if (argc > 1)
		syslog(LOG_NOTICE, argv[1]);
	return 0;
}
/* allows c2_syslog */
int main_log(int argc, char **argv)
{
	if (argc > 1)
		syslog(LOG_NOTICE, "%s", argv[1]);
	return 0;
}

/* finds c2_open_stream: 23 36 22 73 */
std::string load_page()
{
	std::string page, all;
	std::cin >> page;
	std::ifstream in("/var/www/" + page);
	std::getline(in, all, '\0');
	return all;
}
/* allows c2_open_stream */
std::string load_known_page()
{
	static const std::map<std::string, std::string> pages = { { "home", "/var/www/home" } };
	std::string page, all;
	std::cin >> page;
	auto it = pages.find(page);
	if (it == pages.end())
		return all;
	std::ifstream in(it->second);
	std::getline(in, all, '\0');
	return all;
}
