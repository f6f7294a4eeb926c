/* SPDX-License-Identifier: Apache-2.0 */
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* finds constructor_divide: 369 */
class Ratio {
public:
	explicit Ratio(int d) : part(1000 / d) {}
	int part;
};
int constructor_divide(int argc, char **argv)
{
	Ratio r(argc > 1 ? std::atoi(argv[1]) : 1);
	return r.part;
}
/* allows constructor_divide */
class RatioSafe {
public:
	explicit RatioSafe(int d) : part(d ? 1000 / d : 0) {}
	int part;
};
int constructor_safe(int argc, char **argv)
{
	RatioSafe r(argc > 1 ? std::atoi(argv[1]) : 1);
	return r.part;
}

/* finds destructor_overflow: 190 */
class Tally {
public:
	explicit Tally(int n) : count(n) {}
	~Tally() { int all = count * 3; std::printf("%d\n", all); }

private:
	int count;
};
void destructor_overflow()
{
	int n = 0;
	if (std::scanf("%d", &n) != 1)
		return;
	Tally t(n);
}
/* allows destructor_overflow */
class TallySafe {
public:
	explicit TallySafe(int n) : count(n) {}
	~TallySafe() { if (count < 1000 && count > -1000) { int all = count * 3; std::printf("%d\n", all); } }

private:
	int count;
};
void destructor_safe()
{
	int n = 0;
	if (std::scanf("%d", &n) != 1)
		return;
	TallySafe t(n);
}

/* finds member_index: 121 787 129 */
class Table {
	int cells[10] = {};

public:
	void set(int at, int v) { if (at < 10) cells[at] = v; }
	int get() const { return cells[0]; }
};
int member_index(std::ifstream &in)
{
	int at = 0;
	Table t;
	in >> at;
	t.set(at, 1);
	return t.get();
}
/* allows member_index */
class TableSafe {
	int cells[10] = {};

public:
	void set(int at, int v) { if (at >= 0 && at < 10) cells[at] = v; }
	int get() const { return cells[0]; }
};
int member_index_safe(std::ifstream &in)
{
	int at = 0;
	TableSafe t;
	in >> at;
	t.set(at, 1);
	return t.get();
}

/* finds namespace_copy: 122 787 120 */
namespace wire {
static void put(char *to)
{
	std::strcpy(to, "0123456789");
	std::puts(to);
}
}
void namespace_copy()
{
	char *p = new char[10];
	wire::put(p);
	delete[] p;
}
/* allows namespace_copy */
namespace wide {
static void put(char *to)
{
	std::strcpy(to, "0123456789");
	std::puts(to);
}
}
void namespace_fits()
{
	char *p = new char[11];
	wide::put(p);
	delete[] p;
}

/* finds vector_index: 126 125 129 */
int vector_index()
{
	std::vector<int> v(10);
	int at = std::rand();
	return v[at];
}
/* allows vector_index */
int vector_at()
{
	std::vector<int> v(10);
	int at = std::rand();
	return v.at(at);
}

/* finds new_asked: 789 770 400 */
char *new_asked()
{
	std::size_t n = 0;
	std::cin >> n;
	return new char[n];
}
/* allows new_asked */
char *new_capped()
{
	std::size_t n = 0;
	std::cin >> n;
	if (n > 4096)
		return nullptr;
	return new char[n];
}

/* finds catch_empty: 390 391 1069 */
void catch_empty(const std::string &s)
{
	try {
		std::printf("%d\n", std::stoi(s));
	} catch (const std::exception &) {
	}
}
/* allows catch_empty */
void catch_told(const std::string &s)
{
	try {
		std::printf("%d\n", std::stoi(s));
	} catch (const std::exception &e) {
		std::fprintf(stderr, "%s\n", e.what());
		throw;
	}
}

/* finds swapped_size: 121 787 120 */
struct Frame {
	char name[8];
	char rest[8];
	void take(const char *from, std::size_t n) { std::memcpy(name, from, n); }
};
void swapped_size(int s)
{
	char in[200];
	Frame f;
	ssize_t n = recv(s, in, sizeof in, 0);
	if (n > 0)
		f.take(in, static_cast<std::size_t>(n));
}
/* allows swapped_size */
struct FrameSafe {
	char name[8];
	char rest[8];
	void take(const char *from, std::size_t n) { std::memcpy(name, from, n < sizeof name ? n : sizeof name); }
};
void safe_size(int s)
{
	char in[200];
	FrameSafe f;
	ssize_t n = recv(s, in, sizeof in, 0);
	if (n > 0)
		f.take(in, static_cast<std::size_t>(n));
}
