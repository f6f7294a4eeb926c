/* SPDX-License-Identifier: Apache-2.0 */
#include "third_sec.h"
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* finds f3_stream_path: 22 23 36 73 */
std::string read_page(std::istream &request)
{
	std::string verb, page, text;
	request >> verb >> page;
	std::ifstream in("/srv/pages/" + page);
	std::getline(in, text, '\0');
	return text;
}

std::string serve_page() { return read_page(std::cin); }
/* allows f3_stream_path */
std::string read_page_right(std::istream &request)
{
	std::string verb, page, text;
	request >> verb >> page;
	if (page.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
		return "";
	std::ifstream in("/srv/pages/" + page);
	std::getline(in, text, '\0');
	return text;
}

std::string serve_page_right() { return read_page_right(std::cin); }

/* finds f3_remove_all: 22 36 73 23 */
void drop_folder(int argc, char **argv)
{
	if (argc > 1)
		std::filesystem::remove_all(std::filesystem::path(argv[1]));
}
/* allows f3_remove_all */
void drop_folder_right(int argc)
{
	std::filesystem::remove_all(std::filesystem::path(argc > 1 ? "/var/cache/app/a" : "/var/cache/app/b"));
}

/* finds f3_class_command: 78 88 77 */
class Command {
public:
	Command &arg(std::string a)
	{
		parts.push_back(std::move(a));
		return *this;
	}
	int run() const
	{
		std::ostringstream line;
		for (const auto &p : parts)
			line << p << ' ';
		return std::system(line.str().c_str());
	}
private:
	std::vector<std::string> parts;
};

int stretch_image()
{
	std::string name;
	std::cin >> name;
	return Command().arg("/usr/bin/convert").arg(name).run();
}
/* allows f3_class_command */
class CommandRight {
public:
	CommandRight &arg(std::string a)
	{
		parts.push_back(std::move(a));
		return *this;
	}
	int run() const
	{
		std::ostringstream line;
		for (const auto &p : parts)
			line << p << ' ';
		return std::system(line.str().c_str());
	}
private:
	std::vector<std::string> parts;
};

int stretch_fixed()
{
	std::string name;
	std::cin >> name;
	return CommandRight().arg("/usr/bin/convert").arg(name == "1" ? "one" : "two").run();
}

/* finds f3_map_command: 78 88 77 */
static std::map<std::string, std::string> options;

void read_options(std::istream &in)
{
	std::string key, value;
	while (in >> key >> value)
		options[key] = value;
}

void start_pager()
{
	std::ifstream config("/etc/apprc");
	read_options(config);
	std::system(options["pager"].c_str());
}
/* allows f3_map_command */
static std::map<std::string, std::string> defaults = { { "pager", "/usr/bin/less" } };

void start_default_pager()
{
	std::system(defaults["pager"].c_str());
}

/* finds f3_virtual: 78 88 77 */
struct Source {
	virtual ~Source() = default;
	virtual std::string next() = 0;
};
struct EnvSource : Source {
	std::string next() override
	{
		const char *e = std::getenv("NEXT");
		return e ? e : "";
	}
};
struct FixedSource : Source {
	std::string next() override { return "/bin/true"; }
};

static int run_from(Source &s) { return std::system(s.next().c_str()); }

int run_env()
{
	EnvSource s;
	return run_from(s);
}
/* allows f3_virtual */
static int run_fixed_from(FixedSource &s) { return std::system(s.next().c_str()); }

int run_fixed()
{
	FixedSource s;
	return run_fixed_from(s);
}

/* finds f3_optional: 78 88 77 */
static std::optional<std::string> asked_tool()
{
	char line[100];
	if (!std::fgets(line, sizeof line, stdin))
		return std::nullopt;
	return std::string(line);
}

int run_tool()
{
	auto tool = asked_tool();
	return tool ? std::system(tool->c_str()) : -1;
}
/* allows f3_optional */
static std::optional<std::string> fixed_tool()
{
	char line[100];
	if (!std::fgets(line, sizeof line, stdin))
		return std::nullopt;
	return std::string("/usr/bin/true");
}

int run_fixed_tool()
{
	auto tool = fixed_tool();
	return tool ? std::system(tool->c_str()) : -1;
}

/* finds f3_ldap: 90 */
int search_person(LDAP *dir, LDAPMessage **out)
{
	std::string who;
	std::getline(std::cin, who);
	std::ostringstream filter;
	filter << "(cn=" << who << ")";
	return ldap_search_s(dir, "dc=corp", LDAP_SCOPE_SUBTREE, filter.str().c_str(), nullptr, 0, out);
}
/* allows f3_ldap */
static std::string ldap_escaped(const std::string &s)
{
	std::ostringstream out;
	for (unsigned char c : s) {
		char hex[8];
		std::snprintf(hex, sizeof hex, "\\%02x", c);
		out << hex;
	}
	return out.str();
}

int search_person_right(LDAP *dir, LDAPMessage **out)
{
	std::string who;
	std::getline(std::cin, who);
	std::string filter = "(cn=" + ldap_escaped(who) + ")";
	return ldap_search_s(dir, "dc=corp", LDAP_SCOPE_SUBTREE, filter.c_str(), nullptr, 0, out);
}

/* finds f3_dlopen: 114 426 427 73 22 */
void *load_named(std::istream &in)
{
	std::string name;
	in >> name;
	return dlopen(name.c_str(), RTLD_LAZY);
}

void *load_from_console() { return load_named(std::cin); }
/* allows f3_dlopen */
void *load_fixed(bool large)
{
	std::string name = large ? "/usr/lib/app/large.so" : "/usr/lib/app/small.so";
	return dlopen(name.c_str(), RTLD_LAZY);
}

/* finds f3_format: 134 */
class Report {
public:
	void setRow(const std::string &r) { row = r; }
	void print(int n) const { std::printf(row.c_str(), n); }
private:
	std::string row = "%d\n";
};

void custom_report(int argc, char **argv)
{
	Report r;
	if (argc > 1)
		r.setRow(argv[1]);
	r.print(argc);
}
/* allows f3_format */
class ReportRight {
public:
	void setWide(bool w) { row = w ? "%8d\n" : "%d\n"; }
	void print(int n) const { std::printf(row, n); }
private:
	const char *row = "%d\n";
};

void fixed_report(int argc)
{
	ReportRight r;
	r.setWide(argc > 1);
	r.print(argc);
}

/* finds f3_random_token: 338 330 */
std::string reset_token()
{
	std::string token;
	for (int i = 0; i < 20; i++)
		token += static_cast<char>('a' + std::rand() % 26);
	return token;
}
/* allows f3_random_token */
std::string reset_token_right()
{
	std::random_device device;
	std::string token;
	for (int i = 0; i < 20; i++)
		token += static_cast<char>('a' + device() % 26);
	return token;
}

/* finds f3_mt_key: 338 330 */
std::vector<unsigned char> session_key()
{
	std::mt19937 twister(42);
	std::vector<unsigned char> key(16);
	for (auto &k : key)
		k = static_cast<unsigned char>(twister());
	return key;
}
/* allows f3_mt_key */
std::vector<unsigned char> session_key_right()
{
	std::vector<unsigned char> key(16);
	if (RAND_bytes(key.data(), (int)key.size()) != 1)
		key.clear();
	return key;
}

/* finds f3_password_string: 259 798 */
class Admin {
public:
	bool enter(const std::string &password) const { return password == secret; }
private:
	const std::string secret = "abracadabra";
};
/* allows f3_password_string */
class AdminRight {
public:
	explicit AdminRight(std::string hash) : secret_hash(std::move(hash)) {}
	bool enter(const std::string &password, const std::function<std::string(const std::string &)> &hash) const
	{
		return hash(password) == secret_hash;
	}
private:
	const std::string secret_hash;
};

/* finds f3_debug_password: 534 532 535 200 312 */
bool log_on(const std::string &user, const std::string &password)
{
	std::clog << "log_on " << user << " with " << password << std::endl;
	return !user.empty() && !password.empty();
}
/* allows f3_debug_password */
bool log_on_right(const std::string &user, const std::string &password)
{
	std::clog << "log_on " << user << std::endl;
	return !user.empty() && !password.empty();
}

/* finds f3_error_password: 535 209 532 534 200 */
void try_connect(const std::string &user, const std::string &password, const std::function<bool(const std::string &)> &open)
{
	if (!open(user + password))
		std::cerr << "cannot connect as " << user << " (" << password << ")\n";
}
/* allows f3_error_password */
void try_connect_right(const std::string &user, const std::string &password, const std::function<bool(const std::string &)> &open)
{
	if (!open(user + password))
		std::cerr << "cannot connect as " << user << "\n";
}

/* finds f3_setenv_cpp: 15 454 */
void apply_environment(std::istream &in)
{
	std::string line;
	while (std::getline(in, line)) {
		auto at = line.find('=');
		if (at != std::string::npos)
			setenv(line.substr(0, at).c_str(), line.substr(at + 1).c_str(), 1);
	}
}

void apply_from_console() { apply_environment(std::cin); }
/* allows f3_setenv_cpp */
void apply_fixed_environment(bool utc)
{
	std::string zone = utc ? "UTC" : "CET";
	if (setenv("TZ", zone.c_str(), 1) != 0)
		std::abort();
}
