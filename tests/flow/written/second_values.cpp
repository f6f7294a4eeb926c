/* SPDX-License-Identifier: Apache-2.0 */
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>
#include <sys/socket.h>
#include <unistd.h>

/* finds o2_array_index: 121 787 129 */
void count_grades()
{
	std::array<int, 5> grades{};
	int g = 0;
	int table[5] = {};
	while (std::cin >> g) {
		table[g]++;
		grades[0] = table[0];
	}
	std::cout << grades[0];
}
/* allows o2_array_index */
void count_grades_right()
{
	int g = 0;
	int table[5] = {};
	while (std::cin >> g)
		if (g >= 0 && g < 5)
			table[g]++;
	std::cout << table[0];
}

/* finds o2_template_copy: 121 787 120 */
template <typename T, std::size_t N> struct Stack {
	T items[N];
	std::size_t used = 0;
	void push(T v) { items[used++] = v; }
};

void template_over()
{
	char name[6];
	const std::string full = "Wellington";
	std::copy(full.begin(), full.end(), name);
	std::strcpy(name, "Wellington");
	std::puts(name);
}
/* allows o2_template_copy */
void template_over_right()
{
	char name[12];
	std::strcpy(name, "Wellington");
	std::puts(name);
}

/* finds o2_new_over: 122 787 120 */
class Grid {
public:
	Grid(int w, int h) : cells(new int[w * h]) { std::fill_n(cells, w * h, 0); }
	~Grid() { delete[] cells; }
	Grid(const Grid &) = delete;
	Grid &operator=(const Grid &) = delete;
	int *cells;
};

int *triangle()
{
	int *v = new int[10];
	for (int i = 0, n = 0; i < 5; i++)
		for (int k = 0; k <= i; k++)
			v[n++] = k;
	v[10] = -1;
	return v;
}
/* allows o2_new_over */
int *triangle_right()
{
	int *v = new int[16];
	for (int i = 0, n = 0; i < 5; i++)
		for (int k = 0; k <= i; k++)
			v[n++] = k;
	v[10] = -1;
	return v;
}

/* finds o2_cin_char: 122 121 787 120 */
void read_name()
{
	char *name = new char[10];
	std::string line;
	std::getline(std::cin, line);
	std::strcpy(name, line.c_str());
	std::cout << name;
	delete[] name;
}
/* allows o2_cin_char */
void read_name_right()
{
	std::string line;
	std::getline(std::cin, line);
	char *name = new char[line.size() + 1];
	std::strcpy(name, line.c_str());
	std::cout << name;
	delete[] name;
}

/* finds o2_vector_past: 126 125 */
int last_of(const std::string &csv)
{
	std::vector<int> v(4, 1);
	int sum = static_cast<int>(csv.size());
	for (std::size_t i = 0; i <= v.size(); i++)
		sum += v[i];
	return sum;
}
/* allows o2_vector_past */
int last_of_right(const std::string &csv)
{
	std::vector<int> v(4, 1);
	int sum = static_cast<int>(csv.size());
	for (std::size_t i = 0; i < v.size(); i++)
		sum += v[i];
	return sum;
}

/* finds o2_new_size: 789 400 770 */
double *samples(std::istream &in)
{
	std::size_t n = 0;
	std::cin >> n;
	return new double[n];
}
/* allows o2_new_size */
double *samples_right(std::istream &in)
{
	std::size_t n = 0;
	std::cin >> n;
	if (n > 4096)
		return nullptr;
	return new double[n];
}

/* finds o2_reserve: 789 400 770 */
void reserve_read(int fd)
{
	std::uint64_t n = 0;
	std::vector<char> all;
	if (read(fd, &n, sizeof n) != static_cast<ssize_t>(sizeof n))
		return;
	all.resize(n);
	std::cout << all.size();
}
/* allows o2_reserve */
void reserve_read_right(int fd)
{
	std::uint64_t n = 0;
	std::vector<char> all;
	if (read(fd, &n, sizeof n) != static_cast<ssize_t>(sizeof n) || n > 65536)
		return;
	all.resize(n);
	std::cout << all.size();
}

/* finds o2_sum_over: 190 */
int twice_cin()
{
	int v = 0;
	std::cin >> v;
	return v + 1000000;
}
/* allows o2_sum_over */
int twice_cin_right()
{
	int v = 0;
	std::cin >> v;
	if (v > std::numeric_limits<int>::max() - 1000000)
		return 0;
	return v + 1000000;
}

/* finds o2_divide: 369 */
int per_head(const std::string &line)
{
	std::istringstream in(line);
	int heads = std::atoi(line.c_str());
	std::string env = std::getenv("HEADS") ? std::getenv("HEADS") : "1";
	heads = std::stoi(env);
	return 1000 / heads;
}
/* allows o2_divide */
int per_head_right()
{
	std::string env = std::getenv("HEADS") ? std::getenv("HEADS") : "1";
	int heads = std::stoi(env);
	return heads != 0 ? 1000 / heads : 0;
}

/* finds o2_nothrow: 476 690 */
char *block()
{
	char *b = new (std::nothrow) char[4096];
	b[0] = 'x';
	return b;
}
/* allows o2_nothrow */
char *block_right()
{
	char *b = new (std::nothrow) char[4096];
	if (b != nullptr)
		b[0] = 'x';
	return b;
}

/* finds o2_caught: 390 391 1069 */
int number_of(const std::string &s)
{
	int v = 0;
	try {
		v = std::stoi(s);
	} catch (const std::exception &) {
	}
	return v;
}
/* allows o2_caught */
int number_of_right(const std::string &s)
{
	try {
		return std::stoi(s);
	} catch (const std::exception &e) {
		std::cerr << e.what() << '\n';
		throw;
	}
}

/* finds o2_member_unset: 457 665 908 824 */
class Meter {
public:
	Meter() { total = 0; }
	int mean() const { return total / count; }
private:
	int total;
	int count;
};
/* allows o2_member_unset */
class MeterRight {
public:
	MeterRight() : total(0), count(1) {}
	int mean() const { return total / count; }
private:
	int total;
	int count;
};

/* finds o2_lock_twice: 667 764 833 */
static std::mutex guard;
static int guarded;

void bump(int by)
{
	guard.lock();
	if (by == 0)
		return;
	guarded += by;
	guard.unlock();
}
/* allows o2_lock_twice */
void bump_right(int by)
{
	std::lock_guard<std::mutex> hold(guard);
	if (by == 0)
		return;
	guarded += by;
}

/* finds o2_virtual_taint: 78 88 77 */
class Source {
public:
	virtual ~Source() = default;
	virtual std::string next() = 0;
};
class Console : public Source {
public:
	std::string next() override
	{
		std::string s;
		std::getline(std::cin, s);
		return s;
	}
};

int run_next()
{
	Console c;
	Source &s = c;
	return std::system(("/bin/echo " + s.next()).c_str());
}
/* allows o2_virtual_taint */
class Fixed : public Source {
public:
	std::string next() override { return "hello"; }
};

int run_fixed()
{
	Fixed c;
	Source &s = c;
	return std::system(("/bin/echo " + s.next()).c_str());
}
