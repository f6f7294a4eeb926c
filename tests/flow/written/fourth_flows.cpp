/* SPDX-License-Identifier: Apache-2.0 */
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
struct Order {
	int amount = 0;
	int count = 1;
	std::string item;
};

class Source {
public:
	virtual ~Source() = default;
	virtual std::string next() = 0;
};

class Environment : public Source {
public:
	std::string next() override
	{
		const char *v = std::getenv("TASK");
		return v ? v : "";
	}
};

class Constant : public Source {
public:
	std::string next() override { return "date"; }
};

/* finds g4_virtual_command: 78 77 88 */
int run_source()
{
	Environment e;
	Source &s = e;
	return std::system(s.next().c_str());
}
/* allows g4_virtual_command */
int run_source_ok()
{
	Constant c;
	Source &s = c;
	return std::system(s.next().c_str());
}

/* finds g4_cin_command: 78 77 88 */
int lookup_host()
{
	std::string host;
	std::getline(std::cin, host);
	std::ostringstream line;
	line << "nslookup " << host;
	return std::system(line.str().c_str());
}
/* allows g4_cin_command */
int lookup_host_ok()
{
	std::string host;
	std::getline(std::cin, host);
	std::ostringstream line;
	line << "nslookup " << host.size();
	return std::system(line.str().c_str());
}

/* finds g4_vector_command: 78 77 88 */
int run_last(int fd)
{
	char buf[100] = "";
	std::vector<std::string> queue;
	if (recv(fd, buf, sizeof(buf) - 1, 0) <= 0)
		return -1;
	queue.push_back("true");
	queue.push_back(buf);
	return std::system(queue.back().c_str());
}
/* allows g4_vector_command */
int run_last_ok(int fd)
{
	char buf[100] = "";
	std::vector<std::string> queue;
	if (recv(fd, buf, sizeof(buf) - 1, 0) <= 0)
		return -1;
	queue.push_back("true");
	queue.push_back("false");
	return std::system(queue.back().c_str());
}

/* finds g4_map_path: 23 22 73 36 */
bool show_page(const char *query)
{
	std::map<std::string, std::string> args;
	const char *q = std::getenv("QUERY_STRING");
	args["page"] = q ? q : query;
	std::ifstream in("/srv/pages/" + args["page"]);
	return in.good();
}
/* allows g4_map_path */
bool show_page_ok(const char *query)
{
	std::map<std::string, std::string> args;
	args["page"] = "index";
	std::ifstream in("/srv/pages/" + args["page"]);
	return in.good() && query;
}

/* finds g4_absolute_path: 36 22 73 23 */
std::size_t size_of_input()
{
	std::string name;
	std::cin >> name;
	std::ifstream in(name, std::ios::binary | std::ios::ate);
	return in ? static_cast<std::size_t>(in.tellg()) : 0;
}
/* allows g4_absolute_path */
std::size_t size_of_input_ok()
{
	std::string name;
	std::cin >> name;
	std::ifstream in("input.dat", std::ios::binary | std::ios::ate);
	return in ? static_cast<std::size_t>(in.tellg()) : 0;
}

/* finds g4_format_string: 134 */
void greet()
{
	std::string name;
	std::getline(std::cin, name);
	std::printf(name.c_str());
}
/* allows g4_format_string */
void greet_ok()
{
	std::string name;
	std::getline(std::cin, name);
	std::printf("%s", name.c_str());
}

/* finds g4_index_cin: 121 787 129 */
int vote()
{
	int votes[5] = {0}, n;
	std::cin >> n;
	votes[n] = 1;
	return votes[0];
}
/* allows g4_index_cin */
int vote_ok()
{
	int votes[5] = {0}, n;
	std::cin >> n;
	if (n < 0 || n >= 5)
		return -1;
	votes[n] = 1;
	return votes[0];
}

/* finds g4_vector_index: 787 125 129 122 126 */
int beyond()
{
	std::vector<int> v(4);
	int sum = 0;
	for (std::size_t i = 0; i <= v.size(); i++)
		sum += v[i];
	return sum;
}
/* allows g4_vector_index */
int beyond_ok()
{
	std::vector<int> v(4);
	int sum = 0;
	for (std::size_t i = 0; i < v.size(); i++)
		sum += v[i];
	return sum;
}

/* finds g4_heap_copy: 122 787 */
template <typename T> T *make_array(std::size_t n)
{
	return new T[n];
}

void fill_template()
{
	char *p = make_array<char>(10);
	std::strcpy(p, "more than ten");
	std::puts(p);
	delete[] p;
}
/* allows g4_heap_copy */
void fill_template_ok()
{
	char *p = make_array<char>(20);
	std::strcpy(p, "more than ten");
	std::puts(p);
	delete[] p;
}

/* finds g4_member_array: 121 787 */
class Screen {
public:
	void put(int at, char c) { cells[at] = c; }
	char get(int at) const { return cells[at]; }

private:
	char cells[40] = {0};
};

char draw()
{
	Screen s;
	s.put(40, '#');
	return s.get(0);
}
/* allows g4_member_array */
char draw_ok()
{
	Screen s;
	s.put(39, '#');
	return s.get(0);
}

/* finds g4_sum_order: 190 */
int total(std::istream &in)
{
	Order o;
	in >> o.amount;
	return o.amount * 100;
}
/* allows g4_sum_order */
int total_ok(std::istream &in)
{
	Order o;
	in >> o.amount;
	if (o.amount < 0 || o.amount > INT_MAX / 100)
		return 0;
	return o.amount * 100;
}

/* finds g4_divide_order: 369 */
int each(std::istream &in)
{
	Order o;
	in >> o.amount >> o.count;
	return o.amount / o.count;
}
/* allows g4_divide_order */
int each_ok(std::istream &in)
{
	Order o;
	in >> o.amount >> o.count;
	if (o.count <= 0)
		return 0;
	return o.amount / o.count;
}

/* finds g4_size_minus: 191 */
std::size_t tail_length(const std::vector<int> &)
{
	std::vector<int> none;
	return none.size() - 1;
}
/* allows g4_size_minus */
std::size_t tail_length_ok(const std::vector<int> &)
{
	std::vector<int> some(3);
	return some.size() - 1;
}

/* finds g4_narrow_size: 197 681 */
short count_of(std::istream &in)
{
	long n = 0;
	in >> n;
	return static_cast<short>(n);
}
/* allows g4_narrow_size */
short count_of_ok(std::istream &in)
{
	long n = 0;
	in >> n;
	if (n < 0 || n > SHRT_MAX)
		return 0;
	return static_cast<short>(n);
}

/* finds g4_huge_vector: 789 400 770 */
std::vector<char> room(std::istream &in)
{
	std::size_t n = 0;
	in >> n;
	return std::vector<char>(n);
}
/* allows g4_huge_vector */
std::vector<char> room_ok(std::istream &in)
{
	std::size_t n = 0;
	in >> n;
	if (n > 4096)
		n = 4096;
	return std::vector<char>(n);
}

/* finds g4_huge_new: 789 400 770 */
char *block_for(int argc, char **argv)
{
	unsigned long n = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 16;
	return new char[n];
}
/* allows g4_huge_new */
char *block_for_ok(int argc, char **argv)
{
	unsigned long n = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 16;
	if (n > 100000)
		return nullptr;
	return new char[n];
}

/* finds g4_loop_cin: 606 400 834 */
void stars()
{
	int n;
	if (!(std::cin >> n))
		return;
	for (int i = 0; i < n; i++)
		std::cout << '*';
}
/* allows g4_loop_cin */
void stars_ok()
{
	int n;
	if (!(std::cin >> n) || n > 80)
		return;
	for (int i = 0; i < n; i++)
		std::cout << '*';
}

/* finds g4_stream_unchecked: 252 */
int read_count(const char *name)
{
	int n = 0;
	std::FILE *f = std::fopen(name, "r");
	if (!f)
		return -1;
	std::fscanf(f, "%d", &n);
	std::fclose(f);
	return n;
}
/* allows g4_stream_unchecked */
int read_count_ok(const char *name)
{
	int n = 0;
	std::FILE *f = std::fopen(name, "r");
	if (!f)
		return -1;
	if (std::fscanf(f, "%d", &n) != 1)
		n = -1;
	std::fclose(f);
	return n;
}

/* finds g4_lock_throw: 667 764 832 */
std::mutex gate;

int locked_parse(const std::string &s)
{
	gate.lock();
	if (s.empty())
		return -1;
	int n = static_cast<int>(s.size());
	gate.unlock();
	return n;
}
/* allows g4_lock_throw */
int locked_parse_ok(const std::string &s)
{
	std::lock_guard<std::mutex> hold(gate);
	if (s.empty())
		return -1;
	int n = static_cast<int>(s.size());
	return n;
}

/* finds g4_file_member: 404 772 775 773 */
class Log {
public:
	bool open(const char *name)
	{
		f = std::fopen(name, "a");
		return f != nullptr;
	}
	void write(const char *s) { std::fputs(s, f); }

private:
	std::FILE *f = nullptr;
};

void log_line(const char *s)
{
	Log l;
	if (l.open("app.log"))
		l.write(s);
}
/* allows g4_file_member */
class LogOk {
public:
	~LogOk()
	{
		if (f)
			std::fclose(f);
	}
	bool open(const char *name)
	{
		f = std::fopen(name, "a");
		return f != nullptr;
	}
	void write(const char *s) { std::fputs(s, f); }

private:
	std::FILE *f = nullptr;
};

void log_line_ok(const char *s)
{
	LogOk l;
	if (l.open("app.log"))
		l.write(s);
}

/* finds g4_random_engine: 338 330 337 */
std::string make_token()
{
	std::string token;
	for (int i = 0; i < 16; i++)
		token += static_cast<char>('a' + std::rand() % 26);
	return token;
}
/* allows g4_random_engine */
std::string make_token_ok()
{
	std::random_device device;
	std::string token;
	for (int i = 0; i < 16; i++)
		token += static_cast<char>('a' + device() % 26);
	return token;
}

/* finds g4_hard_string: 259 798 */
bool allowed(const std::string &password)
{
	return password == "tiger-lily-9";
}
/* allows g4_hard_string */
bool allowed_ok(const std::string &password, const std::string &wanted)
{
	return password == wanted;
}

/* finds g4_list_null: 476 */
int head_value(std::list<Order *> &all)
{
	all.push_front(nullptr);
	return all.front()->amount;
}
/* allows g4_list_null */
int head_value_ok(std::list<Order *> &all)
{
	static Order o;
	all.push_front(&o);
	return all.front()->amount;
}

/* finds g4_list_double: 415 */
void clear_orders()
{
	std::list<Order *> all;
	Order *o = new Order;
	all.push_back(o);
	delete o;
	for (Order *p : all)
		delete p;
}
/* allows g4_list_double */
void clear_orders_ok()
{
	std::list<Order *> all;
	Order *o = new Order;
	all.push_back(o);
	for (Order *p : all)
		delete p;
}

/* finds g4_shared_twice: 415 */
int shared_twice()
{
	int *raw = new int(5);
	std::shared_ptr<int> a(raw);
	std::shared_ptr<int> b(raw);
	return *a + *b;
}
/* allows g4_shared_twice */
int shared_twice_ok()
{
	int *raw = new int(5);
	std::shared_ptr<int> a(raw);
	std::shared_ptr<int> b(a);
	return *a + *b;
}

/* finds g4_reference_out: 457 908 */
static void parse_pair(const std::string &s, int &a, int &b)
{
	if (s.empty())
		return;
	a = s[0];
	b = s.size() > 1 ? s[1] : 0;
}

int pair_sum(const std::string &s)
{
	int a, b;
	parse_pair(s, a, b);
	return a + b;
}
/* allows g4_reference_out */
int pair_sum_ok(const std::string &s)
{
	int a = 0, b = 0;
	parse_pair(s, a, b);
	return a + b;
}
